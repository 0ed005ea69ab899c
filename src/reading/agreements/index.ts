export { readAgreements } from './read-agreements.ts';
