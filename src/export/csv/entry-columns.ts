import type { EntryBase, Voice } from '../../reading/index.ts';
import { type Column, number, text } from './table.ts';

/** What every entry of every table of readings begins with. */
export const entryColumns = <Row extends EntryBase>(): Column<Row>[] => [
  text('id', 'Id of the entry, made from report, kind and place.', row => row.id),
  text('report', 'Id of the report, as in reports.csv.', row => row.cites[0].report),
  text('words', 'The words the entry stands on first; all of them are in citations.csv.', row => row.cites[0].exact),
  text('voice', 'Whose word it is: reporter, source, or source about another.', row => row.voice.kind),
  text('voice_actor', 'The actor whose word it is; empty for the reporter.', row => voiceActor(row.voice)),
  text('voice_statement', 'The statement it was said in.', row =>
    row.voice.kind === 'reporter' ? null : row.voice.statement,
  ),
  text('basis', 'text: said; inferred: computed from what is said; world: from reference data.', row => row.basis),
  text('rule', 'The rule that made it.', row => row.rule),
  number('confidence', '0 to 1.', row => row.confidence),
  text('checked', 'machine, confirmed, corrected, rejected or added: what a person did with it.', row => row.checked),
];

const voiceActor = (voice: Voice) => (voice.kind === 'reporter' ? null : voice.actor);
