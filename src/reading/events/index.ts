export { codeDyads } from './code-dyads.ts';
export { indexDictionaries } from './dictionary-index.ts';
export { readActorDictionary, readAgentDictionary, readDiscards } from './petrarch-dictionary.ts';
export { readVerbDictionary, type VerbDictionary } from './petrarch-verbs.ts';
export { readEvents } from './read-events.ts';
