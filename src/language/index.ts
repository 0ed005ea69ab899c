export type { Language } from './language.ts';
export { type LanguageOptions, loadLanguage } from './load-language.ts';
export { type Sentence, type Token, UPOS, type Upos } from './sentence.ts';
