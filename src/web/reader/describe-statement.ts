import type { Statement } from '../../reading/index.ts';
import { capital, printable } from '../format.ts';
import { words } from '../words.ts';
import type { ChainRow, Fact } from './reader-entry.ts';

export type NameOf = (id: string | null) => string | null;

/** The chain from the publisher to the words, outermost first. */
export function chainOf({ chain, speaker, onBehalfOf }: Statement, nameOf: NameOf): ChainRow[] {
  const { metadata, carried, behalf } = words.reader;
  return chain.map(({ actor, role, explicit, cite }) => {
    const behalfOf = actor !== null && actor === speaker.actor ? nameOf(onBehalfOf) : null;
    const notes = [
      behalfOf === null ? null : behalf(behalfOf),
      explicit ? null : role === 'publisher' || role === 'agency' ? metadata : carried,
    ].filter(note => note !== null);
    return {
      role: capital(role),
      name: nameOf(actor) ?? (cite === null ? words.notStated : printable(cite.exact)),
      named: explicit,
      note: notes.length === 0 ? null : notes.join(', '),
    };
  });
}

export function statementFacts(statement: Statement, nameOf: NameOf): Fact[] {
  const { cue, quotation, record, medium, addressee, place } = statement;
  const { facts } = words.reader;
  const stance = cue.stance === 'neutral' ? '' : `, ${cue.stance}`;
  return [
    ...(cue.cite === null ? [] : [[facts.cue, `“${printable(cue.cite.exact)}”${stance}`] as const]),
    [facts.quotation, capital(quotation)],
    [facts.record, capital(record)],
    ...(medium === null ? [] : [[facts.medium, printable(medium)] as const]),
    ...(addressee === null ? [] : [[facts.to, nameOf(addressee) ?? words.notStated] as const]),
    ...(place === null ? [] : [[facts.venue, printable(place)] as const]),
  ];
}
