import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import type { DossierDefinition } from './definition.ts';
import type { DossierCondition, DossierShift, HeldPosition, PositionLine } from './dossier.ts';
import { type KeyedIndex, newKeyedIndex } from './keyed-index.ts';
import { overlapOf, type Wording, wordingOf } from './words.ts';

/** What the positions of a report are read with. */
export interface PositionSources {
  readonly definition: DossierDefinition;
  cast(report: string): Cast;
  sideName(side: string): string;
}

/** The defined issue that a text speaks of; null where it speaks of none. */
export function issueOf(text: string, { issues }: DossierDefinition): string | null {
  const plain = ` ${text.toLowerCase()} `;
  const found = issues.find(({ name, words }) => [name, ...words].some(word => plain.includes(word.toLowerCase())));
  return found?.name ?? null;
}

/** A stance as one report gives it, with the line it belongs to. */
interface Stance {
  readonly side: string;
  readonly issue: string;
  readonly held: HeldPosition;
  /** True where somebody else says so: that word is kept on the line, and is no change of it. */
  readonly rival: boolean;
}

/** One line for each side and issue, in order of time, and the changes along it; fed report by report. */
export type Positions = KeyedIndex<Stance, { readonly line: PositionLine; readonly shifts: readonly DossierShift[] }>;

export function newPositions(): Positions {
  return newKeyedIndex((key, stances) => {
    const { side, issue } = stances[0]!;
    const line = {
      id: `position/${key.replace(/\s+/g, '-')}`,
      side,
      issue,
      held: stances
        .map(({ held }) => held)
        .sort((a, b) => compare(a.from ?? '', b.from ?? '') || compare(a.entry, b.entry)),
    };
    const rivals = new Set(stances.filter(({ rival }) => rival).map(({ held }) => held.entry));
    return { line, shifts: alongLine({ ...line, held: line.held.filter(({ entry }) => !rivals.has(entry)) }) };
  });
}

/** The positions of a report by the key of their line: a side and an issue, the defined one where the words speak of it. */
export function stancesOf(
  { report, positions }: Reading,
  { definition, cast, sideName }: PositionSources,
): (readonly [string, Stance])[] {
  const who = cast(report.id);
  return positions.map(({ id, actor, issue, stance, polarity, from, cites, voice }) => {
    const own = who.side(actor);
    const teller = voice.kind === 'reporter' ? null : who.side(voice.actor);
    const side = sideName(own ?? who.profile(actor)?.actor.name ?? actor);
    // By what it is about, not by all its words: "talks only after a truce" is a position on talks.
    const about = issueOf(issue, definition) ?? issue;
    const held = { entry: id, report: report.id, stance, polarity, from: from ?? report.published, cites };
    const rival = voice.kind !== 'reporter' && own !== null && teller !== own;
    return [`${side}|${about.toLowerCase()}`, { side, issue: about, held, rival }] as const;
  });
}

const OPEN_ORDER = { against: 0, silent: 1, ambiguous: 1, conditional: 2, for: 3 } as const;

/** Another stance on one issue, from one report of it to the next. */
function alongLine({ side, issue, held }: PositionLine): DossierShift[] {
  return held.flatMap((after, i) => {
    const before = held[i - 1];
    if (before === undefined || before.polarity === after.polarity || before.from === after.from) return [];
    const change = OPEN_ORDER[after.polarity] - OPEN_ORDER[before.polarity];
    return [
      {
        id: `shift/${after.entry}`,
        side,
        issue,
        direction: change > 0 ? ('softer' as const) : change < 0 ? ('harder' as const) : ('sideways' as const),
        before: { words: before.stance, day: before.from, cites: before.cites },
        after: { words: after.stance, day: after.from, cites: after.cites },
        rule: 'another stance on the same issue',
      },
    ];
  });
}

/** Another wording of a condition by the same side in the same form: changed, not new, for something of the old wording is kept. */
export function rewordings(conditions: readonly DossierCondition[]): DossierShift[] {
  const bySetter = new Map<string, DossierCondition[]>();
  for (const condition of conditions) {
    if (condition.setBy === null) continue;
    const key = `${condition.setBy}|${condition.operator}`;
    const own = bySetter.get(key);
    if (own === undefined) bySetter.set(key, [condition]);
    else own.push(condition);
  }
  return [...bySetter.values()].flatMap(same =>
    same
      .sort((a, b) => compare(a.firstReported ?? '', b.firstReported ?? '') || compare(a.id, b.id))
      .flatMap((after, i, inTime) => {
        const before = inTime[i - 1];
        if (before === undefined || before.firstReported === after.firstReported) return [];
        if (overlapOf(wordsOf(before), wordsOf(after)).shared < 1) return [];
        return [
          {
            id: `shift/${after.id}`,
            side: after.setBy!,
            issue: 'condition',
            direction: 'unclear' as const,
            before: { words: before.requires.preferred ?? '', day: before.firstReported, cites: before.cites },
            after: { words: after.requires.preferred ?? '', day: after.firstReported, cites: after.cites },
            rule: 'another wording of the condition',
          },
        ];
      }),
  );
}

const known = new WeakMap<DossierCondition, Wording>();
/** Merged conditions never change, so that their words are looked at once. */
function wordsOf(condition: DossierCondition): Wording {
  const words = known.get(condition) ?? wordingOf(condition.requires.preferred ?? '');
  known.set(condition, words);
  return words;
}

/** The shifts that a report itself tells of. */
export function toldShifts({ report, shifts }: Reading, { cast, sideName }: PositionSources): DossierShift[] {
  if (shifts.length === 0) return [];
  const who = cast(report.id);
  return shifts.map(({ id, actor, issue, from, to, direction, cites }) => ({
    id: `shift/${id}`,
    side: sideName(who.side(actor) ?? who.profile(actor)?.actor.name ?? actor),
    issue: issue ?? 'unnamed',
    direction,
    before: { words: from ?? '', day: null, cites: [] },
    after: { words: to ?? cites[0].exact, day: report.published, cites },
    rule: 'told by the report',
  }));
}

/** Shifts in order of their day. */
export const inTime = (a: DossierShift, b: DossierShift) =>
  compare(a.after.day ?? '', b.after.day ?? '') || compare(a.id, b.id);
