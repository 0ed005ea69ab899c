export { actorsOfRow, cellParts } from './actors-of-row.ts';
export { type KnownActor, listedActor } from './listed-name.ts';
