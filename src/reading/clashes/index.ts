export { readClashes } from './read-clashes.ts';
