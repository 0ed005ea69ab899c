import type { Dossier } from '../../dossier/index.ts';
import type { Cite } from '../../text/index.ts';
import { brief, formatDate, printable } from '../format.ts';
import { clashesOf, type Shelf } from '../site.ts';
import { words } from '../words.ts';
import { daysOfDate } from './time-scale.ts';

export interface TimeMark {
  readonly kind: 'move' | 'meeting' | 'agreement';
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly cite: Cite | null;
  /** Offered or planned: an outline. */
  readonly open: boolean;
  /** Days that other reports give it. */
  readonly rivals: readonly { readonly day: number; readonly label: string; readonly cite: Cite | null }[];
}

export interface Lane {
  readonly name: string;
  readonly marks: readonly TimeMark[];
}

const MOST_IN_LANE = 60;
const MOST_KINDS = 3;

/** A lane for each side's dated moves, one for third parties, one for meetings and one for agreements; and what no report dates. */
export function lanesOf(shelf: Shelf): { readonly lanes: readonly Lane[]; readonly undated: number } {
  const { dossier, parties } = shelf;
  const meetings = meetingMarks(dossier);
  const moves = moveMarks(shelf);
  const agreements = agreementMarks(dossier);
  const lanes = [
    ...parties.map(side => ({ name: printable(side), marks: moves.filter(move => move.side === side) })),
    { name: words.timeline.others, marks: moves.filter(({ side }) => side === null || !parties.includes(side)) },
    { name: words.timeline.meetings, marks: meetings },
    { name: words.timeline.agreements, marks: agreements },
  ].filter(({ marks }) => marks.length > 0);
  const drawn = moves.reduce((n, { of }) => n + of, 0) + meetings.length + agreements.length;
  const all =
    dossier.meetings.length + dossier.moves.filter(({ account }) => !account).length + dossier.agreements.length;
  return {
    lanes: lanes.map(({ name, marks }) => ({
      name,
      marks: [...marks].sort((a, b) => a.from - b.from).slice(-MOST_IN_LANE),
    })),
    undated: all - drawn,
  };
}

function meetingMarks(dossier: Dossier): TimeMark[] {
  const disputed = new Set(
    clashesOf(dossier)
      .filter(({ kind }) => kind === 'time')
      .map(({ about }) => about),
  );
  return dossier.meetings.flatMap(({ id, date, venue, status, cites }) => {
    const days = daysOfDate(date.preferred);
    if (days === null) return [];
    const held = status.preferred === 'held' || status.preferred === 'ongoing';
    return [
      {
        kind: 'meeting' as const,
        label: [
          formatDate(date.preferred!),
          venue.preferred === null ? null : printable(venue.preferred),
          held ? null : status.preferred,
        ]
          .filter(Boolean)
          .join(', '),
        ...days,
        cite: cites[0] ?? null,
        open: !held,
        rivals: disputed.has(id)
          ? date.versions.slice(1).flatMap(version => {
              const rival = daysOfDate(version.value);
              return rival === null
                ? []
                : [
                    {
                      day: rival.from,
                      label: words.timeline.rival(formatDate(version.value)),
                      cite: version.cites[0] ?? null,
                    },
                  ];
            })
          : [],
      },
    ];
  });
}

/** The moves of one side on one day are one mark: what it did, the first three kinds by name. */
function moveMarks({ dossier, sideOf }: Shelf): (TimeMark & { readonly side: string | null; readonly of: number })[] {
  const dated = dossier.moves
    .filter(({ account, standing }) => !account && !standing)
    .map(move => ({
      move,
      day: move.date.preferred ?? move.firstReported,
      side: sideOf(move.by[0] ?? null) ?? move.by[0] ?? null,
    }))
    .filter(({ day }) => daysOfDate(day) !== null);
  const groups = new Map<string, typeof dated>();
  for (const one of dated) {
    const key = [one.side, one.day!.slice(0, 10), one.move.date.preferred === null].join('|');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(group => {
    const { move, day, side } = group[0]!;
    const reported = move.date.preferred === null;
    const kinds = [...new Set(group.map(({ move: one }) => brief(one.type.preferred ?? one.moveType, 30)))];
    return {
      kind: 'move' as const,
      side,
      of: group.length,
      label: words.timeline.moves(
        kinds.slice(0, MOST_KINDS),
        Math.max(0, kinds.length - MOST_KINDS),
        formatDate(day!),
        reported,
      ),
      ...daysOfDate(day)!,
      cite: move.cites[0] ?? null,
      open: reported,
      rivals: [],
    };
  });
}

function agreementMarks(dossier: Dossier): TimeMark[] {
  return dossier.agreements.flatMap(({ name, signed, cites }) => {
    const days = daysOfDate(signed.preferred);
    return days === null
      ? []
      : [
          {
            kind: 'agreement' as const,
            label: `${brief(name.preferred ?? '', 40)}, ${formatDate(signed.preferred!)}`,
            ...days,
            cite: cites[0] ?? null,
            open: false,
            rivals: [],
          },
        ];
  });
}
