export type { FoundTime } from './describe.ts';
export { findTimes, type TimesContext } from './find-times.ts';
export { hangsOn } from './hangs-on.ts';
export { type ImpliedDate, impliedDate } from './own-date.ts';
export { readTimes } from './read-times.ts';
export type { Tense } from './tense.ts';
