import type { Reading } from '../reading/index.ts';
import type { SharedPassages } from '../reports/index.ts';
import { compare, pairKey } from './cluster.ts';
import { type Days, daysApart, daysOf } from './days.ts';
import type { IndependenceGroup } from './dossier.ts';
import { namePartsOf } from './names.ts';

/** What the grouping needs to know of a report. */
export interface ReportFacts {
  readonly id: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly days: Days | null;
  /** Outlets and agencies it credits, by name key. */
  readonly credits: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}

/** Whom a report says it has its matter from: the agency of its metadata, its credits, the outlets in its chains of attribution. */
export function factsOf({ report, statements, actors }: Reading): ReportFacts {
  const names = new Map<string, string>();
  const credit = (name: string | null | undefined) => {
    if (name !== null && name !== undefined) names.set(namePartsOf(name).key, name);
  };
  credit(report.agency);
  for (const { name } of report.derivedFrom) credit(name);
  const byId = new Map(actors.map(({ id, name }) => [id, name] as const));
  for (const { chain } of statements)
    for (const { actor, role } of chain)
      if (actor !== null && (role === 'agency' || role === 'other outlet')) credit(byId.get(actor));
  const own = report.publisher === null ? null : namePartsOf(report.publisher).key;
  const credits = new Set([...names.keys()].filter(key => key !== own && key !== ''));
  return { id: report.id, publisher: own, published: report.published, days: daysOf(report.published), credits, names };
}

/** So much of the shorter report in the longer one, and they are one source whatever they credit. */
const COPY = 0.3;
/** Statements in the very same words that make a credited report a source, and its teller no second one. */
const SAME_WORDS = 2;

/**
 * Groups reports that go back to one another. Two are joined when one holds a third of the other's text; or when one credits the other's
 * publisher (or both one agency), they are days apart at most, and share a passage or two statements word for word.
 */
export function groupReports(
  reports: readonly ReportFacts[],
  passages: readonly SharedPassages[],
  sameWords: ReadonlyMap<string, number>,
): IndependenceGroup[] {
  const facts = new Map(reports.map(report => [report.id, report] as const));
  const parent = new Map(reports.map(({ id }) => [id, id] as const));
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  const reasons: { readonly a: string; readonly why: string }[] = [];
  const join = (a: string, b: string, why: string) => {
    const [one, other] = [root(a), root(b)].sort(compare) as [string, string];
    parent.set(other, one);
    reasons.push({ a, why });
  };
  const overlap = new Map(passages.map(pair => [pairKey(pair.a, pair.b), pair] as const));
  const keys = new Set([...overlap.keys(), ...sameWords.keys()]);
  for (const key of [...keys].sort(compare)) {
    const [a, b] = key.split('\u0000') as [string, string];
    const [one, other] = [facts.get(a), facts.get(b)];
    if (one === undefined || other === undefined) continue;
    const why = tieBetween(one, other, overlap.get(key)?.containment ?? 0, sameWords.get(key) ?? 0);
    if (why !== null) join(a, b, why);
  }
  const members = new Map<string, string[]>();
  for (const { id } of reports) {
    const ids = members.get(root(id));
    if (ids === undefined) members.set(root(id), [id]);
    else ids.push(id);
  }
  const why = new Map<string, string[]>();
  for (const { a, why: reason } of reasons) {
    const known = why.get(root(a));
    if (known === undefined) why.set(root(a), [reason]);
    else known.push(reason);
  }
  return [...members]
    .map(([first, ids]) => {
      const sorted = ids.sort(compare);
      return {
        id: `source/${sorted[0]}`,
        reports: sorted,
        origin: originOf(sorted.map(id => facts.get(id)!)),
        because: why.get(first) ?? [],
      };
    })
    .sort((x, y) => compare(x.id, y.id));
}

/**
 * Why two reports are one source, null where they are two. `share`: how much of the shorter stands in the other; `sameWords`: how many
 * statements they have word for word.
 */
export function tieBetween(a: ReportFacts, b: ReportFacts, share: number, sameWords: number): string | null {
  if (share >= COPY)
    return `${Math.round(100 * share)} % of the shorter of ${a.id} and ${b.id} stands word for word in the other`;
  if (share === 0 && sameWords < SAME_WORDS) return null;
  const credit = creditBetween(a, b);
  return credit === null ? null : `${credit}, and they share words`;
}

function creditBetween(a: ReportFacts, b: ReportFacts): string | null {
  if (a.credits.size === 0 && b.credits.size === 0) return null;
  if (a.days !== null && b.days !== null && daysApart(a.days, b.days) > 3) return null;
  if (b.publisher !== null && a.credits.has(b.publisher)) return `${a.id} credits ${a.names.get(b.publisher)}`;
  if (a.publisher !== null && b.credits.has(a.publisher)) return `${b.id} credits ${b.names.get(a.publisher)}`;
  for (const key of a.credits) if (b.credits.has(key)) return `both credit ${a.names.get(key)}`;
  return null;
}

function originOf(facts: readonly ReportFacts[]): string {
  const named = new Set(facts.flatMap(({ credits }) => [...credits]));
  const credited = facts.filter(({ publisher }) => publisher !== null && named.has(publisher));
  const candidates = credited.length > 0 ? credited : facts;
  return [...candidates].sort((a, b) => compare(a.published ?? '9', b.published ?? '9') || compare(a.id, b.id))[0]!.id;
}
