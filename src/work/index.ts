export { type Incoming, type Outcome, type ReadManyOptions, readMany } from './read-many.ts';
