export { type Outcome, type ReadManyOptions, readMany } from './read-many.ts';
