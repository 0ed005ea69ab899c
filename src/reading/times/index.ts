export { findTimes } from './find-times.ts';
export { readTimes } from './read-times.ts';
