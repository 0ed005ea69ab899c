import type { Reading } from '../reading/index.ts';
import type { PassageIndex, SharedPassages } from '../reports/index.ts';
import { overlaps } from '../text/index.ts';
import { accountConflicts, accountsOf } from './accounts.ts';
import { actorsOf, namesOfSides } from './actors-of.ts';
import { applyReviews } from './apply-reviews.ts';
import { type Cluster, type Clustering, compare, newClustering, pairKey } from './cluster.ts';
import { type DossierDefinition, partyLookup } from './definition.ts';
import {
  agreementDiscrepancies,
  type DiscrepancyContext,
  meetingDiscrepancies,
  moveDiscrepancies,
  statementDiscrepancies,
} from './discrepancies.ts';
import type {
  Dossier,
  DossierDiscrepancy,
  DossierReport,
  MergedAgreement,
  MergedEntry,
  MergedMeeting,
  MergedMove,
  MergedStatement,
} from './dossier.ts';
import { figureDiscrepancies } from './figure-discrepancies.ts';
import { type FigureMention, figuresOf } from './figures.ts';
import { newGroups } from './groups.ts';
import { factsOf, groupReports, type ReportFacts } from './independence.ts';
import { lastClaims } from './last-claims.ts';
import { type MergeContext, mergeAgreement, mergeMeeting, mergeMove, mergeStatement } from './merge-entries.ts';
import { mergeConditions, positionLines, shiftsOf } from './positions.ts';
import { effectOf, type Review, stampOf } from './review.ts';
import { routeTo } from './route.ts';
import { sameFigure } from './same-figure.ts';
import { sentenceAround } from './sentence-around.ts';
import { standingOf } from './standing.ts';
import { talksLengths } from './talks-length.ts';
import { threadsOf } from './threads.ts';
import { withoutRejected } from './without-rejected.ts';

export interface DossierOptions {
  readonly definition: DossierDefinition;
  /** An empty index of the reports' passages (`newPassageIndex()`); without one, copies are known by their credits and statements alone. */
  readonly passages?: PassageIndex;
  readonly reviews?: readonly Review[];
  /** False to take every report in, whatever it is about. Default true: the definition and the reviews decide. */
  readonly route?: boolean;
}

/** A dossier that grows. What `dossier` returns depends on what was added and reviewed, never on the order. */
export interface OpenDossier {
  /** Adds a reading, or replaces that of the same report. Returns why it was taken in, or why not. */
  add(reading: Reading): { readonly taken: boolean; readonly because: string };
  remove(report: string): void;
  /** Replaces the log of reviews. */
  review(reviews: readonly Review[]): void;
  /** The dossier as it stands on a day (ISO). What did not change since the last call is not merged again. */
  dossier(today: string): Dossier;
}

export function openDossier({ definition, passages, reviews = [], route = true }: DossierOptions): OpenDossier {
  const lookup = partyLookup(definition);
  const groups = newGroups(lookup);
  const figures = newClustering(sameFigure);
  const offered = new Map<string, Reading>();
  const taken = new Map<string, { readonly reading: Reading; readonly because: string; readonly facts: ReportFacts }>();
  const shared = new Map<string, SharedPassages>();
  const figureIds = new Map<string, readonly string[]>();
  let effect = effectOf(reviews);
  groups.apply(effect);
  let memory = emptyMemory();

  const reviewed = (reading: Reading) => withoutRejected(applyReviews(reading, effect));
  const decide = (reading: Reading) => {
    const { id } = reading.report;
    if (effect.excluded.has(id)) return { taken: false, because: 'excluded by a reviewer' };
    if (effect.included.has(id)) return { taken: true, because: 'included by a reviewer' };
    return route ? routeTo(definition, reading) : { taken: true, because: 'given' };
  };
  const enter = (reading: Reading, because: string) => {
    const { id } = reading.report;
    taken.set(id, { reading, because, facts: factsOf(reading) });
    groups.add(reading);
    const found = figuresOf(reading);
    for (const figure of found) figures.add(figure);
    figureIds.set(
      id,
      found.map(figure => figure.id),
    );
    for (const pair of passages?.add(reading.report) ?? []) shared.set(pairKey(pair.a, pair.b), pair);
  };
  const leave = (id: string) => {
    if (!taken.delete(id)) return;
    groups.remove(id);
    for (const figure of figureIds.get(id) ?? []) figures.remove(figure);
    figureIds.delete(id);
    passages?.remove(id);
    for (const [key, { a, b }] of shared) if (a === id || b === id) shared.delete(key);
  };

  return {
    add(given) {
      leave(given.report.id);
      offered.set(given.report.id, given);
      const reading = reviewed(given);
      const routing = decide(reading);
      if (routing.taken) enter(reading, routing.because);
      return routing;
    },
    remove(report) {
      offered.delete(report);
      leave(report);
    },
    review(log) {
      const before = effect;
      effect = effectOf(log);
      groups.apply(effect);
      // How a discrepancy was resolved stands in what was merged; every other decision takes its report in anew.
      if (JSON.stringify([...before.resolutions]) !== JSON.stringify([...effect.resolutions])) memory = emptyMemory();
      for (const given of offered.values()) {
        const changed = stampOf(given, before) !== stampOf(given, effect);
        if (!changed) continue;
        leave(given.report.id);
        const reading = reviewed(given);
        const routing = decide(reading);
        if (routing.taken) enter(reading, routing.because);
      }
    },
    dossier(today) {
      const readings = [...taken.values()]
        .map(({ reading }) => reading)
        .sort((a, b) => compare(a.report.id, b.report.id));
      const sources = groupReports(
        [...taken.values()].map(({ facts }) => facts).sort((a, b) => compare(a.id, b.id)),
        [...shared.values()],
        sameWordsBetween(groups.statements),
      );
      const groupOf = new Map(sources.flatMap(({ id, reports }) => reports.map(report => [report, id] as const)));
      const sideNames = namesOfSides(readings, groups.castOf, definition);
      const context: MergeContext & DiscrepancyContext = {
        groups,
        reading: report => taken.get(report)!.reading,
        group: report => groupOf.get(report)!,
        sideName: side => sideNames.get(side) ?? side,
        effect,
        thirdParties: new Set(definition.thirdParties.map(({ name }) => name)),
        published: report => taken.get(report)?.reading.report.published ?? null,
      };
      // A side that is called otherwise from now on is called so everywhere.
      const names = JSON.stringify([...sideNames].sort(([a], [b]) => compare(a, b)));
      if (names !== memory.names) memory = { ...emptyMemory(), names };
      const statements = mergeAll(
        groups.statements,
        memory.statements,
        mergeStatement,
        statementDiscrepancies,
        context,
      );
      const meetings = mergeAll(groups.meetings, memory.meetings, mergeMeeting, meetingDiscrepancies, context);
      const moves = mergeAll(groups.moves, memory.moves, mergeMove, moveDiscrepancies, context);
      const agreements = mergeAll(
        groups.agreements,
        memory.agreements,
        mergeAgreement,
        agreementDiscrepancies,
        context,
      );
      const allMoves = moves.map(({ entry }) => entry);
      const moveOf = new Map(allMoves.flatMap(({ id, mentions }) => mentions.map(({ entry }) => [entry, id] as const)));
      const given = {
        readings,
        definition,
        cast: groups.castOf,
        sideName: context.sideName,
        group: context.group,
        moveOf: (entry: string) => moveOf.get(entry) ?? null,
      };
      const lines = positionLines(given);
      const conditions = mergeConditions(given);
      const accounts = accountsOf(given, allMoves);
      const discrepancies = [
        ...[...meetings, ...statements, ...moves, ...agreements].flatMap(({ clashes }) => clashes),
        ...lastClaims(
          meetings.map(({ entry }) => entry),
          context,
        ),
        ...figureDiscrepancies(figures, {
          ...context,
          sentence: figure => sentenceAround(context.reading(figure.report).report.text, figure.cite),
          claimant: figure => claimantOf(figure, context),
        }),
        ...talksLengths(
          meetings.map(({ entry }) => entry),
          readings,
          context,
        ),
        ...accountConflicts(accounts, context),
      ].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || compare(a.id, b.id));
      const made: Omit<Dossier, 'standing'> = {
        id: definition.id,
        definition,
        reports: reportsOf([...taken.values()], groupOf),
        groups: sources,
        actors: actorsOf(groups, readings, context),
        statements: statements.map(({ entry }) => entry),
        meetings: meetings.map(({ entry }) => entry),
        moves: allMoves,
        agreements: agreements.map(({ entry }) => entry),
        conditions,
        threads: threadsOf(allMoves, given, today),
        positions: lines,
        shifts: shiftsOf(lines, conditions, given),
        accounts,
        discrepancies,
      };
      return { ...made, standing: standingOf(made, today) };
    },
  };
}

interface Made<Entry> {
  /** Independence groups of the mentions it was made with. */
  readonly sources: string;
  readonly entry: Entry;
  readonly clashes: readonly DossierDiscrepancy[];
}

const emptyMemory = () => ({
  names: '',
  statements: new WeakMap<Cluster, Made<MergedStatement>>(),
  meetings: new WeakMap<Cluster, Made<MergedMeeting>>(),
  moves: new WeakMap<Cluster, Made<MergedMove>>(),
  agreements: new WeakMap<Cluster, Made<MergedAgreement>>(),
});

/** Merges the clusters of one kind; those whose mentions and sources did not change come from memory. */
function mergeAll<Entry extends MergedEntry>(
  clustering: Clustering<{ readonly report: string }>,
  memory: WeakMap<Cluster, Made<Entry>>,
  merge: (cluster: Cluster, context: MergeContext) => Entry,
  clash: (entry: Entry, context: DiscrepancyContext) => readonly DossierDiscrepancy[],
  context: MergeContext & DiscrepancyContext,
): Made<Entry>[] {
  return clustering.clusters().map(cluster => {
    const sources = cluster.members.map(member => context.group(clustering.get(member).report)).join();
    const known = memory.get(cluster);
    if (known?.sources === sources) return known;
    const entry = merge(cluster, context);
    const made = { sources, entry, clashes: clash(entry, context) };
    memory.set(cluster, made);
    return made;
  });
}

/** All readings merged at once: what `openDossier` gives after adding each. */
export function makeDossier(
  readings: readonly Reading[],
  options: DossierOptions & { readonly today: string },
): Dossier {
  const open = openDossier(options);
  for (const reading of readings) open.add(reading);
  return open.dossier(options.today);
}

const SEVERITY = { high: 0, medium: 1, low: 2 } as const;

/** The side whose statement an amount stands in; the outermost statement decides. */
function claimantOf(
  { report, cite }: FigureMention,
  { reading, groups, sideName }: MergeContext,
): string | null | undefined {
  const { statements } = reading(report);
  if (statements.length === 0) return undefined;
  const around = statements.find(({ content, inside }) => inside === null && content.some(one => overlaps(one, cite)));
  if (around === undefined) return null;
  const cast = groups.castOf(report);
  const side = cast.side(around.onBehalfOf) ?? (around.speaker.actor === null ? null : cast.side(around.speaker.actor));
  const outlet = cast.profile(around.speaker.actor)?.isSide === true && around.onBehalfOf === null;
  return side === null || outlet ? null : sideName(side);
}

/** Statements that two reports have word for word, by the pair of reports. */
function sameWordsBetween(statements: Clustering<{ readonly report: string }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { links } of statements.clusters()) {
    for (const { a, b, rule } of links) {
      if (rule !== 'same words') continue;
      const key = pairKey(statements.get(a).report, statements.get(b).report);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function reportsOf(
  taken: readonly { readonly reading: Reading; readonly because: string }[],
  groupOf: ReadonlyMap<string, string>,
): DossierReport[] {
  return taken
    .map(({ reading: { report }, because }) => ({
      id: report.id,
      publisher: report.publisher,
      headline: report.headline,
      published: report.published,
      url: report.url,
      group: groupOf.get(report.id)!,
      because,
    }))
    .sort((a, b) => compare(a.published ?? '', b.published ?? '') || compare(a.id, b.id));
}
