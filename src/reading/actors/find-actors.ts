import type { Actor, ActorId, Affiliation } from '../entry.ts';
import { newEntry, type ReadingContext, type ReadingStep } from '../step.ts';
import type { ActorReading } from './actor-reading.ts';
import { type Cast, createCast, type Figure } from './cast.ts';
import { castNames } from './cast-names.ts';
import { castPhrases } from './cast-phrases.ts';
import { type Casting, createCasting } from './casting.ts';
import { type ActorCorrections, correctActors } from './corrections.ts';
import { findCandidates } from './find-candidates.ts';
import { joinIntroduced } from './join-introduced.ts';
import { loadReferenceList, type ReferenceList } from './reference/reference-list.ts';

export interface ActorOptions {
  /** The list of known actors; the package's own if not given. */
  readonly reference?: ReferenceList;
  /** A person's corrections, which go before everything the machine finds. */
  readonly corrections?: ActorCorrections;
}

let ownList: ReferenceList | null = null;

/** The package's reference list, read once per process. */
export function ownReferenceList(): ReferenceList {
  ownList ??= loadReferenceList();
  return ownList;
}

/** True for a noun that is nobody, by its lemma, whatever it is said to say: "the accusation", "progress". */
export const isNobody = (lemma: string): boolean => ownReferenceList().words.isThing(lemma);

/** The step with a list or corrections of one's own. */
export function readActorsWith(options: ActorOptions): ReadingStep {
  return (_, context) => {
    const { actors, affiliations } = actorsOfReport(context, options);
    return { actors, affiliations };
  };
}

/** The step of the reader: fills `actors` and `affiliations`. */
export const readActors: ReadingStep = readActorsWith({});

/**
 * Finds the actors of a report: candidates first, then ordered sieves from sure to unsure (after the multi-pass sieve of Raghunathan
 * et al. 2010): listed names and full names, surnames and abbreviations, appositions, organs of states, offices, definite
 * descriptions, pronouns.
 */
export function actorsOfReport({ report, sentences }: ReadingContext, options: ActorOptions = {}): ActorReading {
  const reference = options.reference ?? ownReferenceList();
  const cast = createCast(report, reference);
  const casting = createCasting(cast, sentences, findCandidates(sentences, reference));
  castNames(casting);
  castPhrases(casting);
  joinIntroduced(casting);
  giveCityBodies(cast);
  const figures = [...cast.figures.values()];
  const reading = {
    actors: actorsOf(cast, figures),
    affiliations: affiliationsOf(casting),
    mentions: figures
      .flatMap(({ mentions }) => mentions)
      .sort((a, b) => a.cite.start - b.cite.start || b.cite.end - a.cite.end),
  };
  return options.corrections === undefined ? reading : correctActors(report, reading, options.corrections);
}

/** "Harborview Public Schools" belong to the City of Harborview, where the report makes that an actor. */
function giveCityBodies(cast: Cast): void {
  const cities = [...cast.figures.values()].filter(
    ({ kind, name }) => kind === 'place-like entity' && name.startsWith('City of '),
  );
  for (const city of cities) {
    const prefix = `${city.name.slice('City of '.length)} `;
    for (const figure of cast.figures.values()) {
      const isPublic = figure.kind === 'government' || figure.kind === 'ministry';
      if (isPublic && figure.basis === 'text' && figure.partOf === null && figure.name.startsWith(prefix))
        figure.partOf = city.id;
    }
  }
}

/** Actors with a mention, and what they belong to; a list entry that the report never comes near is left out. */
function actorsOf(cast: Cast, figures: readonly Figure[]): Actor[] {
  const wanted = new Set<ActorId>();
  for (const { id, mentions } of figures)
    if (mentions.length > 0) for (const link of [...cast.chainOf(id), ...membersIn(cast, id)]) wanted.add(link);
  return figures
    .filter(({ id }) => wanted.has(id))
    .map(figure => {
      const listed = cast.reference.actors.get(figure.id);
      const cites = figure.mentions.map(({ cite }) => cite).sort((a, b) => a.start - b.start || b.end - a.end);
      return {
        id: figure.id,
        entity: 'actor' as const,
        kind: figure.kind,
        name: figure.name,
        aliases: [...figure.names]
          .filter(
            name =>
              name !== figure.name && (figure.basis === 'text' || cites.some(({ exact }) => exact.includes(name))),
          )
          .map(text => ({ text, language: null, from: null, to: null })),
        partOf: figure.partOf !== null && wanted.has(figure.partOf) ? figure.partOf : null,
        ids: listed?.ids ?? {},
        mentions: cites,
        basis: figure.basis,
        rule: figure.rule,
        confidence: figure.confidence,
        checked: 'machine' as const,
      };
    })
    .sort(
      (a, b) =>
        (a.mentions[0]?.start ?? Number.MAX_SAFE_INTEGER) - (b.mentions[0]?.start ?? Number.MAX_SAFE_INTEGER) ||
        (a.id < b.id ? -1 : 1),
    );
}

function membersIn(cast: Cast, id: ActorId): ActorId[] {
  return id.startsWith('joint:')
    ? id
        .slice('joint:'.length)
        .split('+')
        .flatMap(member => cast.chainOf(member))
    : [];
}

function affiliationsOf({ cast, offices }: Casting): Affiliation[] {
  const stated = offices
    .filter(({ person }) => person.mentions.length > 0)
    .map(({ person, role, organisation, spans, flags, rule }) => ({
      ...newEntry(cast.report, 'affiliation', spans, { rule, confidence: 0.85, discriminator: `${person.id}-${role}` }),
      person: person.id,
      organisation,
      role,
      from: null,
      to: null,
      flags,
    }));
  const known: Affiliation[] = [];
  for (const person of cast.figures.values()) {
    const mention = person.mentions[0];
    if (person.listed === null || mention === undefined || cast.report.published === null) continue;
    for (const office of person.listed.offices) {
      if (!cast.holdersOf(office.organisation, office.role).includes(office)) continue;
      if (stated.some(entry => entry.person === person.id && entry.role === office.role)) continue;
      known.push({
        ...newEntry(cast.report, 'affiliation', [mention.cite], {
          rule: 'office table by date',
          confidence: 0.9,
          basis: 'world',
          discriminator: `${person.id}-${office.role}`,
        }),
        person: person.id,
        organisation: office.organisation,
        role: office.role,
        from: office.from,
        to: office.to,
        flags: [],
      });
    }
  }
  const seen = new Set<string>();
  return [...stated, ...known].filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}
