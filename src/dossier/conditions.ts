import type { Condition, Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import type { DossierCondition } from './dossier.ts';
import { type KeyedIndex, newKeyedIndex } from './keyed-index.ts';
import type { MergeContext } from './merge-base.ts';
import { type Given, mergeField, sortedCites } from './merge-field.ts';
import { overlapOf, type Wording, wordingOf } from './words.ts';

interface Mention {
  readonly entry: Condition;
  readonly report: string;
  readonly published: string | null;
  /** Key of the side that sets it, else the name of whoever does; null where nobody is named. */
  readonly side: string | null;
}

/** One condition in order of time: the same side sets it, in the same form, in much the same words as the first report has it. */
type Repeated = readonly Mention[];

/** The conditions of all reports by side and form; fed report by report. */
export type Conditions = KeyedIndex<Mention, readonly Repeated[]>;

export function newConditions(): Conditions {
  return newKeyedIndex((_, mentions) => repeatedIn(mentions));
}

/** The conditions of a report by the key of their side and form. */
export function conditionsOf({ report, conditions }: Reading, cast: Cast): (readonly [string, Mention])[] {
  return conditions.map(entry => {
    const { setBy, operator } = entry;
    const side = setBy === null ? null : (cast.side(setBy) ?? cast.profile(setBy)?.actor.name ?? setBy);
    return [`${side}|${operator}`, { entry, report: report.id, published: report.published, side }] as const;
  });
}

/** So much of the shorter in the longer, and it is the same demand. */
const SAME = 0.6;

/**
 * A standing condition is told in hundreds of reports: each distinct wording is compared once, with the first wording of each condition that
 * was there before.
 */
function repeatedIn(mentions: readonly Mention[]): Repeated[] {
  const inTime = [...mentions].sort(
    (a, b) =>
      compare(a.published ?? '', b.published ?? '') || compare(a.report, b.report) || compare(a.entry.id, b.entry.id),
  );
  const repeated: { readonly words: Wording; readonly all: Mention[] }[] = [];
  const byText = new Map<string, Mention[]>();
  for (const mention of inTime) {
    const text = mention.entry.requires.exact;
    let all = byText.get(text);
    if (all === undefined) {
      const words = wordsOf(mention);
      all = repeated.find(one => overlapOf(one.words, words).held >= SAME)?.all;
      if (all === undefined) {
        all = [];
        repeated.push({ words, all });
      }
      byText.set(text, all);
    }
    all.push(mention);
  }
  return repeated.map(({ all }) => all);
}

const known = new WeakMap<Condition, Wording>();
/** The words of a condition, looked at once. */
function wordsOf({ entry }: Mention): Wording {
  const words = known.get(entry) ?? wordingOf(entry.requires.exact);
  known.set(entry, words);
  return words;
}

interface Made {
  readonly sources: string;
  readonly setBy: string | null;
  readonly condition: DossierCondition;
}

/** Every condition once, in order of id; those whose mentions, sources and names did not change come from memory. */
export function rememberConditions(index: Conditions): (context: MergeContext) => DossierCondition[] {
  const memory = new WeakMap<Repeated, Made>();
  return ({ group, sideName }) =>
    index
      .all()
      .flat()
      .map(repeated => {
        const { side } = repeated[0]!;
        const setBy = side === null ? null : sideName(side);
        const sources = repeated.map(({ report }) => group(report)).join();
        const known = memory.get(repeated);
        if (known?.sources === sources && known.setBy === setBy) return known.condition;
        const condition = merged(repeated, setBy, group);
        memory.set(repeated, { sources, setBy, condition });
        return condition;
      })
      .sort((a, b) => compare(a.id, b.id));
}

/** A condition with every wording it was given; its state is what the last report says. */
function merged(repeated: Repeated, setBy: string | null, group: (report: string) => string): DossierCondition {
  const [first, last] = [repeated[0]!, repeated.at(-1)!];
  return {
    id: `condition/${repeated.map(({ entry }) => entry.id).sort(compare)[0]}`,
    entity: 'condition',
    setBy,
    operator: first.entry.operator,
    requires: mergeField(
      repeated.map(
        ({ entry: { requires }, report, published }): Given => ({
          value: requires.exact,
          voice: { kind: 'reporter', name: null },
          cites: [requires],
          report,
          published,
          source: group(report),
        }),
      ),
    ),
    state: last.entry.state,
    reports: [...new Set(repeated.map(({ report }) => report))].sort(compare),
    cites: sortedCites(repeated.flatMap(({ entry }) => entry.cites)),
    firstReported: first.published,
  };
}
