export { readMoves } from './read-moves.ts';
