export { parleyProgram } from './program.ts';
