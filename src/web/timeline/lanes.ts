import type { Dossier } from '../../dossier/index.ts';
import type { Cite } from '../../text/index.ts';
import { brief, capital, formatDate, printable } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { clashesOf, type Shelf } from '../site.ts';
import { words } from '../words.ts';
import { type DayRange, daysOfDate, rangeOfDate } from './time-scale.ts';

export interface TimeMark extends DayRange {
  readonly kind: 'move' | 'condition' | 'meeting' | 'agreement';
  readonly label: string;
  readonly cite: Cite | null;
  /** Offered or planned, or known from its report alone: an outline. */
  readonly outline: boolean;
  /** Days that other reports give it. */
  readonly rivals: readonly { readonly day: number; readonly label: string; readonly cite: Cite | null }[];
}

export interface Lane {
  readonly name: string;
  readonly marks: readonly TimeMark[];
}

interface Sided {
  readonly side: string | null;
  /** So many entries the mark stands for. */
  readonly of: number;
  readonly mark: TimeMark;
}

const MOST_KINDS = 3;

/** A lane for each side's moves and conditions, one for third parties, one for meetings and one for agreements; and what no report dates. */
export const lanesOf = onceFor((shelf: Shelf): { readonly lanes: readonly Lane[]; readonly undated: number } => {
  const { dossier, parties } = shelf;
  const meetings = meetingMarks(dossier);
  const agreements = agreementMarks(dossier);
  const sided = [...moveMarks(shelf), ...conditionMarks(shelf)];
  const marksOf = (of: (side: string | null) => boolean) =>
    sided.filter(({ side }) => of(side)).map(({ mark }) => mark);
  const lanes = [
    ...parties.map(party => ({ name: printable(party), marks: marksOf(side => side === party) })),
    { name: words.timeline.others, marks: marksOf(side => side === null || !parties.includes(side)) },
    { name: words.timeline.meetings, marks: meetings },
    { name: words.timeline.agreements, marks: agreements },
  ].filter(({ marks }) => marks.length > 0);
  const drawn = sided.reduce((n, { of }) => n + of, 0) + meetings.length + agreements.length;
  const all =
    dossier.meetings.length +
    dossier.moves.filter(({ account }) => !account).length +
    dossier.conditions.length +
    dossier.agreements.length;
  return {
    lanes: lanes.map(({ name, marks }) => ({ name, marks: marks.sort((a, b) => a.from - b.from || a.to - b.to) })),
    undated: all - drawn,
  };
});

function meetingMarks(dossier: Dossier): TimeMark[] {
  const disputed = new Set(
    clashesOf(dossier)
      .filter(({ kind }) => kind === 'time')
      .map(({ about }) => about),
  );
  return dossier.meetings.flatMap(({ id, date, venue, status, cites }) => {
    const range = rangeOfDate(date.preferred);
    if (range === null) return [];
    const held = status.preferred === 'held' || status.preferred === 'ongoing';
    const place = venue.preferred === null ? null : printable(venue.preferred);
    const rivals = disputed.has(id) ? date.versions.slice(1) : [];
    return [
      {
        kind: 'meeting' as const,
        label: [formatDate(date.preferred!), place, held ? null : status.preferred].filter(Boolean).join(', '),
        ...range,
        cite: cites[0] ?? null,
        outline: !held,
        rivals: rivals.flatMap(({ value, cites: [cite] }) => {
          const day = daysOfDate(value)?.from;
          return day === undefined ? [] : [{ day, label: words.timeline.rival(formatDate(value)), cite: cite ?? null }];
        }),
      },
    ];
  });
}

/** The moves of one side on one day are one mark: what it did, the first three kinds by name. What is held over time has no start. */
function moveMarks({ dossier, sideOf }: Shelf): Sided[] {
  const dated = dossier.moves
    .filter(({ account }) => !account)
    .map(move => ({
      move,
      day: move.standing ? move.firstReported : (move.date.preferred ?? move.firstReported),
      side: sideOf(move.by[0] ?? null) ?? move.by[0] ?? null,
    }))
    .filter(({ day }) => rangeOfDate(day) !== null);
  const groups = groupsOf(dated, ({ side, day, move }) =>
    [side, day!.slice(0, 10), move.standing, move.date.preferred === null].join('|'),
  );
  return groups.map(group => {
    const { move, day, side } = group[0]!;
    const kinds = [...new Set(group.map(({ move: one }) => brief(one.type.preferred ?? one.moveType, 30)))];
    const how = move.standing ? 'standing' : move.date.preferred === null ? 'reported' : 'dated';
    const mark: TimeMark = {
      kind: 'move',
      label: words.timeline.moves(
        kinds.slice(0, MOST_KINDS),
        Math.max(0, kinds.length - MOST_KINDS),
        formatDate(day!),
        how,
      ),
      ...rangeOfDate(day)!,
      ...(move.standing ? { startOpen: true } : {}),
      cite: move.cites[0] ?? null,
      outline: how === 'reported',
      rivals: [],
    };
    return { side, of: group.length, mark };
  });
}

/** A condition is last said on a day; since when it holds no report says. */
function conditionMarks({ dossier, sideOf }: Shelf): Sided[] {
  const dated = dossier.conditions
    .map(one => ({ one, side: sideOf(one.setBy) ?? one.setBy }))
    .filter(({ one }) => rangeOfDate(one.firstReported) !== null);
  return groupsOf(dated, ({ one, side }) => [side, one.firstReported!.slice(0, 10)].join('|')).map(group => {
    const { one, side } = group[0]!;
    const mark: TimeMark = {
      kind: 'condition',
      label: words.timeline.condition(
        capital(`${one.operator} ${brief(one.requires.preferred ?? '', 34)}`),
        group.length - 1,
        formatDate(one.firstReported!),
      ),
      ...rangeOfDate(one.firstReported)!,
      startOpen: true,
      cite: one.cites[0] ?? null,
      outline: false,
      rivals: [],
    };
    return { side, of: group.length, mark };
  });
}

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known === undefined) groups.set(keyOf(item), [item]);
    else known.push(item);
  }
  return [...groups.values()];
}

function agreementMarks(dossier: Dossier): TimeMark[] {
  return dossier.agreements.flatMap(({ name, signed, cites }) => {
    const range = rangeOfDate(signed.preferred);
    if (range === null) return [];
    return [
      {
        kind: 'agreement' as const,
        label: `${brief(name.preferred ?? '', 40)}, ${formatDate(signed.preferred!)}`,
        ...range,
        cite: cites[0] ?? null,
        outline: false,
        rivals: [],
      },
    ];
  });
}
