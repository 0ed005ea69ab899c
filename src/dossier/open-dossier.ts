import type { Reading } from '../reading/index.ts';
import type { PassageIndex } from '../reports/index.ts';
import { accountConflicts, accountsOf, blamesOf, newNarratives } from './accounts.ts';
import { newAppearances, rememberActors } from './actors-of.ts';
import { type Cluster, compare, newClustering } from './cluster.ts';
import { conditionsOf, newConditions, rememberConditions } from './conditions.ts';
import { type DossierDefinition, partyLookup } from './definition.ts';
import {
  agreementDiscrepancies,
  type DiscrepancyContext,
  meetingDiscrepancies,
  moveDiscrepancies,
  resolved,
  statementDiscrepancies,
} from './discrepancies.ts';
import type { Dossier, DossierDiscrepancy, DossierReport } from './dossier.ts';
import { figureDiscrepancy } from './figure-discrepancies.ts';
import { figuresOf } from './figures.ts';
import { newGroups } from './groups.ts';
import { growIndependence } from './grow-independence.ts';
import { factsOf } from './independence.ts';
import { lastClaims } from './last-claims.ts';
import type { MergeContext } from './merge-base.ts';
import { mergeAgreement, mergeMeeting, mergeMove, mergeStatement } from './merge-entries.ts';
import { inTime, newPositions, rewordings, stancesOf, toldShifts } from './positions.ts';
import { remember } from './remember.ts';
import { applyReviews } from './reviews/apply-reviews.ts';
import { effectOf, type Review, stampOf } from './reviews/review.ts';
import { withoutRejected } from './reviews/without-rejected.ts';
import { routeTo } from './route.ts';
import { sameFigure } from './same-figure.ts';
import { newSideNames } from './side-names.ts';
import { putSorted, takeSorted } from './sorted.ts';
import { standingOf } from './standing.ts';
import { talksLengths } from './talks-length.ts';
import { threadsOf } from './threads.ts';

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

interface Taken {
  readonly reading: Reading;
  readonly because: string;
  readonly figures: readonly string[];
}

type Context = MergeContext & DiscrepancyContext;

export function openDossier({ definition, passages, reviews = [], route = true }: DossierOptions): OpenDossier {
  const groups = newGroups(partyLookup(definition));
  const parties = definition.parties.map(({ name }) => name);
  const figures = newClustering(sameFigure);
  const sides = newSideNames(definition);
  const independence = growIndependence();
  const appearances = newAppearances();
  const positions = newPositions();
  const narratives = newNarratives();
  const offered = new Map<string, Reading>();
  const taken = new Map<string, Taken>();
  /** The same readings in order of id, and in order of day. */
  const readings: Reading[] = [];
  const inOrder: Reading[] = [];
  /** Taken in since the dossier was last asked for: what goes by the names of sides waits until those are settled. */
  const fresh = new Set<string>();
  let effect = effectOf(reviews);
  groups.apply(effect);

  const statements = remember(groups.statements, (cluster, context: Context) => {
    const entry = mergeStatement(cluster, context);
    return { entry, clashes: statementDiscrepancies(entry, context) };
  });
  const meetings = remember(groups.meetings, (cluster, context: Context) => {
    const entry = mergeMeeting(cluster, context);
    return { entry, clashes: meetingDiscrepancies(entry, context) };
  });
  const moves = remember(groups.moves, (cluster, context: Context) => {
    const entry = mergeMove(cluster, context);
    return { entry, clashes: moveDiscrepancies(entry, context) };
  });
  const agreements = remember(groups.agreements, (cluster, context: Context) => {
    const entry = mergeAgreement(cluster, context);
    return { entry, clashes: agreementDiscrepancies(entry, context) };
  });
  const told = newConditions();
  const conditions = rememberConditions(told);
  const counted = remember(figures, (cluster, context: Context) => figureDiscrepancy(cluster, figures, context));
  const actors = rememberActors(groups, appearances);

  const reviewed = (reading: Reading) => withoutRejected(applyReviews(reading, effect));
  const decide = (reading: Reading) => {
    const { id } = reading.report;
    if (effect.excluded.has(id)) return { taken: false, because: 'excluded by a reviewer' };
    if (effect.included.has(id)) return { taken: true, because: 'included by a reviewer' };
    return route ? routeTo(definition, reading) : { taken: true, because: 'given' };
  };
  const enter = (reading: Reading, because: string) => {
    const { id } = reading.report;
    const found = figuresOf(reading);
    taken.set(id, { reading, because, figures: found.map(figure => figure.id) });
    putSorted(readings, reading, byId);
    putSorted(inOrder, reading, byDay);
    groups.add(reading);
    for (const figure of found) figures.add(figure);
    independence.add(factsOf(reading), passages?.add(reading.report) ?? []);
    const cast = groups.castOf(id);
    sides.add(reading, cast);
    appearances.add(reading, cast);
    told.put(id, conditionsOf(reading, cast));
    fresh.add(id);
  };
  const leave = (id: string) => {
    const own = taken.get(id);
    if (own === undefined) return;
    const cast = groups.castOf(id);
    sides.remove(own.reading, cast);
    appearances.remove(own.reading, cast);
    for (const index of [positions, narratives, told]) index.drop(id);
    groups.remove(id);
    for (const figure of own.figures) figures.remove(figure);
    independence.remove(id);
    passages?.remove(id);
    takeSorted(readings, own.reading, byId);
    takeSorted(inOrder, own.reading, byDay);
    taken.delete(id);
    fresh.delete(id);
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
      // A decision takes its report in anew; all others stay as they are.
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
      const sources = independence.groups(groups.statements);
      const [renamed, regrouped] = [sides.changed(), independence.changed()];
      const settled = !renamed && !regrouped;
      const context: Context = {
        groups,
        reading: report => taken.get(report)!.reading,
        group: independence.groupOf,
        sideName: sides.name,
        effect,
        thirdParties: new Set(definition.thirdParties.map(({ name }) => name)),
        published: report => taken.get(report)?.reading.report.published ?? null,
      };
      const by = { readings, definition, cast: groups.castOf, sideName: sides.name };
      // A side that is called otherwise from now on is called so everywhere.
      for (const id of renamed ? taken.keys() : fresh) {
        const { reading } = taken.get(id)!;
        positions.put(id, stancesOf(reading, by));
        narratives.put(id, blamesOf(reading, by));
      }
      fresh.clear();

      const made = {
        statements: statements(context, settled),
        meetings: meetings(context, settled),
        moves: moves(context, settled),
        agreements: agreements(context, settled),
      };
      const entries = <Entry>(all: readonly { readonly entry: Entry }[]) => all.map(({ entry }) => entry);
      const [allMeetings, allMoves] = [entries(made.meetings), entries(made.moves)];
      const allConditions = conditions(context);
      const accounts = accountsOf(narratives.all(), allMoves);
      const lines = positions.all();
      const discrepancies: DossierDiscrepancy[] = [
        ...[made.meetings, made.statements, made.moves, made.agreements].flatMap(all =>
          all.flatMap(({ clashes }) => clashes),
        ),
        ...lastClaims(allMeetings, context),
        ...counted(context, settled).filter(one => one !== null),
        ...talksLengths(allMeetings, readings, context),
        ...accountConflicts(accounts, context),
      ].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || compare(a.id, b.id));
      const whole: Omit<Dossier, 'standing'> = {
        id: definition.id,
        definition,
        reports: inOrder.map(({ report: { id } }) => rowOf(taken.get(id)!, context)),
        groups: sources,
        actors: actors(sides.name),
        statements: entries(made.statements),
        meetings: allMeetings,
        moves: allMoves,
        agreements: entries(made.agreements),
        conditions: allConditions,
        threads: threadsOf(allMoves, { ...by, parties, moveOf: entry => movedIn(groups.moves.of(entry)) }, today),
        positions: lines.map(({ line }) => line),
        shifts: [
          ...lines.flatMap(({ shifts }) => shifts),
          ...rewordings(allConditions),
          ...readings.flatMap(reading => toldShifts(reading, by)),
        ].sort(inTime),
        accounts,
        discrepancies: resolved(discrepancies, effect),
      };
      return { ...whole, standing: standingOf(whole, today) };
    },
  };
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
const byId = (a: Reading, b: Reading) => compare(a.report.id, b.report.id);
const byDay = (a: Reading, b: Reading) => compare(a.report.published ?? '', b.report.published ?? '') || byId(a, b);
/** The merged move of a cluster, by its id. */
const movedIn = (cluster: Cluster | null) => (cluster === null ? null : `move/${cluster.members[0]}`);

function rowOf({ reading: { report }, because }: Taken, { group }: MergeContext): DossierReport {
  const { id, publisher, headline, published, url } = report;
  return { id, publisher, headline, published, url, group: group(id), because };
}
