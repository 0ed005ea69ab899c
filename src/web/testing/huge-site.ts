import { openDossier, parseDefinition } from '../../dossier/index.ts';
import type { Reading, Statement } from '../../reading/index.ts';
import { citeOf } from '../../text/index.ts';
import type { Site } from '../site.ts';

/** So much text in one line, and so many entries in it. */
const UNITS = 5 * 1024 * 1024;
const ENTRIES = 50_000;
const PIECE = '<script>alert("line")</script> they <b onclick=alert(1)>said</b> \u202eno\u202c again and ';

/**
 * A site of one report that is a single line of 5 MB with 50,000 entries in it, as no reader would find them and as a hostile file might: for
 * what the pages make of it. `small` is the reading that the rest is taken from.
 */
export function hugeSite(small: Reading): Site {
  const [pattern] = small.statements;
  if (pattern === undefined) throw new RangeError('A reading with a statement is needed');
  const text = PIECE.repeat(Math.ceil(UNITS / PIECE.length)).slice(0, UNITS);
  const report = { ...small.report, text, passages: [{ kind: 'body' as const, label: null, start: 0, end: UNITS }] };
  const statements = Array.from({ length: ENTRIES }, (_, i): Statement => {
    const start = Math.floor((i * UNITS) / ENTRIES);
    const cite = citeOf(report, { start, end: start + 60 });
    return {
      ...pattern,
      id: `${report.id}/statement/${cite.start}-${cite.end}`,
      cites: [cite],
      content: [cite],
      cue: { ...pattern.cue, cite: null },
      speaker: { actor: pattern.speaker.actor, cite: null },
      chain: [],
    };
  });
  const definition = parseDefinition('title: A line\nparties: [{ name: Russia }, { name: Ukraine }]');
  const open = openDossier({ definition, route: false });
  const empty: Reading = {
    ...small,
    report,
    affiliations: [],
    times: [],
    statements: [],
    meetings: [],
    moves: [],
    conditions: [],
    threads: [],
    positions: [],
    shifts: [],
    accounts: [],
    agreements: [],
    assessments: [],
    events: [],
    discrepancies: [],
  };
  open.add(empty);
  return {
    dossiers: [open.dossier('2025-11-19')],
    readings: [{ ...empty, statements }],
    unrouted: [],
    name: null,
  };
}
