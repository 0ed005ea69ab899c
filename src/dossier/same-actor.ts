import type { Profile } from './cast.ts';
import type { Judgement, Keys, Matching } from './cluster.ts';
import { compareOrganisations, comparePersons, soundOf } from './names.ts';

/** Everybody of the same profile across reports; anonymous sources stay their report's own. */
export interface ActorMention {
  /** The profile's key; for the anonymous, with the report. */
  readonly id: string;
  readonly profile: Profile;
}

export function actorMention(profile: Profile, report: string): ActorMention {
  return {
    id: profile.name.anonymous && profile.actor.basis !== 'world' ? `${profile.key}@${report}` : profile.key,
    profile,
  };
}

/** One actor in two reports: names that spell one another on the same side, never a person with an office or a ministry with its state. */
export const sameActor: Matching<ActorMention> = {
  keysOf({ profile: { name, person, side, actor } }) {
    if (name.anonymous && actor.basis !== 'world') return keyed([]);
    if (person) return keyed([`person|${soundOf(name.words.at(-1) ?? '')}`]);
    const keys = name.words.map(word => `body|${word.slice(0, 6)}`);
    if (name.words.length > 1) keys.push(`acronym|${name.words.map(word => word[0]).join('')}`);
    else keys.push(`acronym|${name.words[0] ?? ''}`);
    if (actor.kind === 'government' && side !== null) keys.push(`government|${side}`);
    return keyed(keys);
  },
  judge(a, b) {
    const different = (rule: string, why: string): Judgement => ({ same: false, rule, why });
    const [one, other] = [a.profile, b.profile];
    if (one.key === other.key)
      return { same: true, score: 1, rule: 'same name', why: 'the same name on the same side' };
    if (one.person !== other.person) return different('person or body', 'one is a person, the other a body');
    const clash = one.side !== null && other.side !== null && one.side !== other.side && !(one.isSide && other.isSide);
    if (one.person) {
      const names = comparePersons(one.name, other.name);
      if (names === 'different' || clash)
        return different('other name', names === 'different' ? 'other names' : 'on other sides');
      return names === 'same'
        ? { same: true, score: 0.9, rule: 'spelling', why: 'one name in two spellings' }
        : { same: true, score: 0.5, rule: 'surname', why: 'a surname, and one who bears it' };
    }
    if (one.actor.basis === 'world' && other.actor.basis === 'world')
      return different('reference list', 'two entries of the reference list');
    const governments = one.actor.kind === 'government' && other.actor.kind === 'government';
    if (governments && one.side !== null && one.side === other.side)
      return { same: true, score: 0.8, rule: 'one government', why: 'both stand for the government of one state' };
    if (
      one.actor.kind !== other.actor.kind &&
      [one, other].some(({ actor }) => actor.kind === 'state' || actor.kind === 'ministry')
    )
      return different('other kind', `${one.actor.kind} and ${other.actor.kind}`);
    return compareOrganisations(one.name, other.name) === 'same' && !clash
      ? { same: true, score: 0.85, rule: 'same name', why: 'one name in two wordings' }
      : different('other name', 'other names');
  },
};

const keyed = (both: string[]): Keys => ({ both, filed: [], asked: [] });
