import type { Reading } from '../../src/reading/index.ts';
import type { Cite } from '../../src/text/index.ts';
import type { Expectation, ExpectedMove } from './expectation.ts';

/** Counts of one report: found of expected, and what stands where nothing may stand. */
export interface Comparison {
  readonly found: Readonly<Record<Part, { readonly right: number; readonly of: number }>>;
  /** Everything that was missed or wrongly read, in words. */
  readonly faults: readonly string[];
  /** Moves read from words that tell of none. */
  readonly forbidden: readonly string[];
}

export const PARTS = [
  'meetings',
  'moves',
  'types',
  'movers',
  'replies',
  'terms',
  'conditions',
  'operators',
  'turns',
] as const;
type Part = (typeof PARTS)[number];

/** Holds a reading against what was expected. Names match when one contains the other, for the report names its actors in several ways. */
export function compare(expected: Expectation, reading: Reading): Comparison {
  const count = Object.fromEntries(PARTS.map(part => [part, { right: 0, of: 0 }])) as Record<
    Part,
    { right: number; of: number }
  >;
  const faults: string[] = [];
  const mark = (part: Part, right: boolean, what: string): void => {
    count[part].of++;
    if (right) count[part].right++;
    else faults.push(`${part}: ${what}`);
  };
  const called = (id: string | null, name: string): boolean => {
    const actor = reading.actors.find(one => one.id === id);
    return (
      actor !== undefined &&
      [actor.name, ...actor.aliases.map(({ text }) => text), ...actor.mentions.map(({ exact }) => exact)].some(other =>
        alike(other, name),
      )
    );
  };
  const matched = new Map<ExpectedMove, Reading['moves'][number]>();
  for (const move of expected.moves) {
    const near = reading.moves.filter(({ cites }) => cites.some(cite => isAt(expected.text, cite, move.words)));
    const best = near.find(({ type }) => type === move.type) ?? near[0];
    mark('moves', best !== undefined, `${move.id} (${move.type}) not found`);
    if (best === undefined) continue;
    matched.set(move, best);
    mark('types', best.type === move.type, `${move.id} read as ${best.type}, not ${move.type}`);
    if (move.by !== undefined)
      mark(
        'movers',
        best.by.some(id => called(id, move.by!)),
        `${move.id} by ${best.by.join(', ') || 'nobody'}, not ${move.by}`,
      );
    for (const { value, unit } of move.terms ?? [])
      mark(
        'terms',
        best.terms.some(term => term.value === value && term.unit === unit),
        `${move.id} lacks ${value} ${unit}`,
      );
  }
  for (const [move, found] of matched) {
    if (move.answers === undefined) continue;
    const asked = expected.moves.find(({ id }) => id === move.answers);
    const target = asked === undefined ? undefined : matched.get(asked);
    mark(
      'replies',
      target !== undefined && found.respondsTo.some(({ move: id }) => id === target.id),
      `${move.id} does not answer ${move.answers}`,
    );
  }
  for (const meeting of expected.meetings) {
    const found = reading.meetings.find(({ cites }) => cites.some(cite => isAt(expected.text, cite, meeting.words)));
    mark('meetings', found !== undefined, `"${meeting.words}" not found`);
  }
  for (const condition of expected.conditions) {
    const found = reading.conditions.find(({ requires }) => isAt(expected.text, requires, condition.words));
    mark('conditions', found !== undefined, `"${condition.words}" not found`);
    if (found !== undefined)
      mark(
        'operators',
        found.operator === condition.operator,
        `"${condition.words}" read as ${found.operator}, not ${condition.operator}`,
      );
  }
  for (const turn of expected.next) {
    const right = reading.threads.some(({ awaiting }) =>
      awaiting.some(
        ({ actor, basis, cite }) =>
          basis === turn.basis &&
          called(actor, turn.actor) &&
          (turn.words === undefined || (cite !== null && isAt(expected.text, cite, turn.words))),
      ),
    );
    mark('turns', right, `${turn.actor} not next (${turn.basis})`);
  }
  const forbidden = expected.not.flatMap(({ words, because }) =>
    reading.moves
      .filter(({ cites: [{ start, end }] }) => liesIn(expected.text, start, end, words))
      .map(({ type }) => `${type} read from "${words}": ${because}`),
  );
  return { found: count, faults, forbidden };
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’']s?\b|\bthe\b|[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

function alike(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  return a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a));
}

/** True when a cite and the words share at least half of the shorter one. */
function isAt(text: string, { start, end }: Cite, words: string): boolean {
  const from = text.indexOf(words);
  const shared = Math.min(end, from + words.length) - Math.max(start, from);
  return shared >= Math.min(end - start, words.length) / 2;
}

/** True when a cite says no more than the words do: "denied that [Tokyo had set an ultimatum]" is a denial, and may be read. */
function liesIn(text: string, start: number, end: number, words: string): boolean {
  const from = text.indexOf(words);
  return Math.min(end, from + words.length) - Math.max(start, from) >= 0.8 * (end - start);
}
