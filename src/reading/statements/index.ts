export { readStatements } from './read-statements.ts';
