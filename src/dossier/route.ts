import type { Reading } from '../reading/index.ts';
import { castOf } from './cast.ts';
import { daysApart, daysOf } from './days.ts';
import { type DossierDefinition, partyLookup } from './definition.ts';
import { namePartsOf } from './names.ts';
import { issueOf } from './positions.ts';

/** Whether a report belongs to a dossier, and why: one clause to show. */
export interface Routing {
  readonly taken: boolean;
  readonly because: string;
}

/** Routes a report to a dossier with a definition: two of its parties in the report, something of a negotiation, and the period. */
export function routeTo(definition: DossierDefinition, reading: Reading): Routing {
  const { report } = reading;
  const day = daysOf(report.published);
  const period = daysOf(definition.period);
  if (day !== null && period !== null && daysApart(day, period) > 0)
    return { taken: false, because: `published ${report.published}, outside ${definition.period}` };
  const named = partiesNamed(definition, reading);
  const parties = definition.parties.filter(({ name }) => (named.get(name) ?? 0) > 0).map(({ name }) => name);
  if (parties.length < 2)
    return {
      taken: false,
      because: parties.length === 0 ? 'names none of the parties' : `names ${parties[0]} alone of the parties`,
    };
  // They must matter to the report, not pass by in a clause; and the report must be about dealings between them, or one of the issues.
  const often = parties.reduce((sum, name) => sum + named.get(name)!, 0) >= 3;
  const dealings = dealingsOf(reading, definition);
  const issue = issueOf(report.text, definition);
  if (
    often &&
    (dealings > 0 ||
      (issue !== null && reading.moves.length + reading.meetings.length + reading.statements.length > 0) ||
      (definition.kind === 'labour' && bargains(reading, definition)))
  )
    return {
      taken: true,
      because: `names ${parties.join(' and ')}${issue === null ? '' : `, and speaks of ${issue}`}`,
    };
  if (dealings > 0) return { taken: true, because: `tells of dealings between ${parties.join(' and ')}` };
  return { taken: false, because: `names ${parties.join(' and ')}, but nothing of a negotiation between them` };
}

/** How often each defined party is named, by its names and aliases in the text and by the actors the reader found. */
function partiesNamed({ parties }: DossierDefinition, { report, actors }: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, aliases, iso3 } of parties) {
    const words = [name, ...aliases].map(asWritten).join('|');
    const inText = [...report.text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'gu'))]
      .length;
    const mentions = actors
      .filter(actor => iso3 !== null && actor.ids.iso3 === iso3)
      .reduce((sum, actor) => sum + actor.mentions.length, 0);
    counts.set(name, Math.max(inText, mentions));
  }
  return counts;
}

/** A name as it stands in a text. One that begins small ("the union") may begin a sentence. */
function asWritten(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const first = name.charAt(0);
  return first === first.toUpperCase() ? escaped : `[${first}${first.toUpperCase()}]${escaped.slice(1)}`;
}

/** A party makes a move: to whom, reports of a strike do not say, for a company and its union deal with nobody else. */
function bargains(reading: Reading, definition: DossierDefinition): boolean {
  const cast = castOf(reading, partyLookup(definition));
  const keys = new Set(definition.parties.map(({ name }) => namePartsOf(name).key));
  return reading.moves.some(({ by }) => cast.sides(by).some(side => keys.has(side)));
}

/** Moves, meetings and agreements of the report in which two of the parties stand. */
function dealingsOf(reading: Reading, definition: DossierDefinition): number {
  const cast = castOf(reading, partyLookup(definition));
  const keys = new Set(definition.parties.map(({ name }) => namePartsOf(name).key));
  const two = (actors: readonly string[]) => cast.sides(actors).filter(side => keys.has(side)).length >= 2;
  return (
    reading.moves.filter(({ by, to }) => two([...by, ...to])).length +
    reading.meetings.filter(({ parties }) => two(parties)).length +
    reading.agreements.filter(({ parties }) => two(parties)).length
  );
}
