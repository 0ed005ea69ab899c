import type { Reading } from '../reading/index.ts';
import { type Cast, castOf } from './cast.ts';
import { type Clustering, type Decisions, newClustering, pairKey } from './cluster.ts';
import type { PartyLookup } from './definition.ts';
import { type MeetingMention, meetingMention } from './meeting-mention.ts';
import type { Effect } from './reviews/review.ts';
import { type ActorMention, actorMention, sameActor } from './same-actor.ts';
import { type AgreementMention, agreementMention, sameAgreement } from './same-agreement.ts';
import { sameMeeting } from './same-meeting.ts';
import { type MoveMention, moveMention, sameMove } from './same-move.ts';
import { type StatementMention, sameStatement, statementMention } from './same-statement.ts';

/** The mentions of all readings, grouped into the things they are mentions of: one clustering for each kind. */
export interface Groups {
  add(reading: Reading): void;
  remove(report: string): void;
  apply(effect: Effect): void;
  readonly statements: Clustering<StatementMention>;
  readonly meetings: Clustering<MeetingMention>;
  readonly moves: Clustering<MoveMention>;
  readonly agreements: Clustering<AgreementMention>;
  readonly actors: Clustering<ActorMention>;
  castOf(report: string): Cast;
}

export function newGroups(lookup: PartyLookup): Groups {
  const statements = newClustering(sameStatement);
  const meetings = newClustering(sameMeeting);
  const moves = newClustering(sameMove);
  const agreements = newClustering(sameAgreement);
  const actors = newClustering(sameActor);
  const casts = new Map<string, Cast>();
  const readings = new Map<string, Reading>();
  /** How many reports know an actor of this profile: it stays until the last of them goes. */
  const known = new Map<string, Set<string>>();
  /** What the actors of the readings are compared as. People decide on actors by their ids. */
  const comparedAs = new Map<string, string>();
  let decided: Decisions = { merged: new Map(), split: new Map() };
  const onMentions = (pairs: ReadonlyMap<string, string>) =>
    new Map(
      [...pairs].map(([pair, why]) => {
        const [a = '', b = ''] = pair.split('\u0000').map(id => comparedAs.get(id) ?? id);
        return [pairKey(a, b), why] as const;
      }),
    );
  const decideActors = () => actors.decide({ merged: onMentions(decided.merged), split: onMentions(decided.split) });
  let rejected: ReadonlySet<string> = new Set();

  const each = (reading: Reading, cast: Cast, put: boolean) => {
    const kept = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
      entries.filter(({ id }) => put === false || !rejected.has(id));
    for (const entry of kept(reading.statements))
      put ? statements.add(statementMention(entry, reading, cast)) : statements.remove(entry.id);
    for (const entry of kept(reading.meetings))
      put ? meetings.add(meetingMention(entry, reading, cast)) : meetings.remove(entry.id);
    for (const entry of kept(reading.moves))
      put ? moves.add(moveMention(entry, reading, cast)) : moves.remove(entry.id);
    for (const entry of kept(reading.agreements))
      put ? agreements.add(agreementMention(entry, reading, cast)) : agreements.remove(entry.id);
  };
  const groups: Groups = {
    add(reading) {
      const { id } = reading.report;
      if (readings.has(id)) groups.remove(id);
      const cast = castOf(reading, lookup);
      readings.set(id, reading);
      casts.set(id, cast);
      each(reading, cast, true);
      for (const { id: actor } of reading.actors) {
        const mention = actorMention(cast.profile(actor)!, id);
        const reports = known.get(mention.id);
        if (reports !== undefined) reports.add(id);
        else {
          known.set(mention.id, new Set([id]));
          actors.add(mention);
        }
        if (mention.id !== actor) comparedAs.set(actor, mention.id);
      }
      if ([...decided.merged.keys(), ...decided.split.keys()].some(pair => pair.includes(`${id}/actor/`)))
        decideActors();
    },
    remove(id) {
      const reading = readings.get(id);
      const cast = casts.get(id);
      if (reading === undefined || cast === undefined) return;
      each(reading, cast, false);
      for (const { id: actor } of reading.actors) {
        const mention = actorMention(cast.profile(actor)!, id);
        const reports = known.get(mention.id);
        comparedAs.delete(actor);
        reports?.delete(id);
        if (reports?.size !== 0) continue;
        known.delete(mention.id);
        actors.remove(mention.id);
      }
      readings.delete(id);
      casts.delete(id);
    },
    apply(effect) {
      const changed = new Set(
        [...rejected, ...effect.rejected].filter(id => rejected.has(id) !== effect.rejected.has(id)),
      );
      const touched = (changed.size === 0 ? [] : [...readings.values()]).filter(
        ({ statements: s, meetings: m, moves: v, agreements: a }) =>
          [s, m, v, a].some(entries => entries.some(({ id }) => changed.has(id))),
      );
      for (const reading of touched) each(reading, casts.get(reading.report.id)!, false);
      rejected = effect.rejected;
      for (const reading of touched) each(reading, casts.get(reading.report.id)!, true);
      decided = effect.decisions;
      for (const clustering of [statements, meetings, moves, agreements]) clustering.decide(decided);
      decideActors();
    },
    statements,
    meetings,
    moves,
    agreements,
    actors,
    castOf(report) {
      const cast = casts.get(report);
      if (cast === undefined) throw new RangeError(`There is no reading of report ${report}`);
      return cast;
    },
  };
  return groups;
}
