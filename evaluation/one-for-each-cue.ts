import type { Reading, Statement } from '../src/reading/index.ts';

/**
 * A reading as PolNeAR and the hand-read reports lay one out: one statement for a cue whatever its content, with a span for each clause, where
 * Parley and the gold of the seed have a statement for each ("maintain that A and that B").
 */
export function oneForEachCue(reading: Reading): Reading {
  const joined: Statement[] = [];
  for (const statement of reading.statements) {
    const { cue, content } = statement;
    const place = joined.findIndex(
      other => cue.cite !== null && other.cue.cite !== null && other.cue.cite.start === cue.cite.start,
    );
    const known = joined[place];
    if (known === undefined) joined.push(statement);
    else joined[place] = { ...known, content: [...known.content, ...content].sort((a, b) => a.start - b.start) };
  }
  return { ...reading, statements: joined };
}
