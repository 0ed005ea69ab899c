export { actorsBehind } from './actors-behind.ts';
export { counterparts, mainPair } from './counterparts.ts';
export { expertsAmong } from './experts.ts';
export { type Grounding, groundingOf } from './grounding.ts';
export { BYSTANDERS, mainSides } from './main-sides.ts';
export { clauseSpan, nameSpan, phraseSpan } from './phrase.ts';
export { voiceAt } from './voice.ts';
