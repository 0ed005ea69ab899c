export { type CueLexicon, cueLexicon, parseCueLexicon } from './cue-lexicon.ts';
export { findQuotations, type QuotedStretch } from './quotations.ts';
export { readStatements } from './read-statements.ts';
