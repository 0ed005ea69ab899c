export { readPositions } from './read-positions.ts';
