import { parse } from 'yaml';
import { z } from 'zod';
import type { Report } from '../../reports/index.ts';
import { ParleyError } from '../../text/index.ts';
import type { Actor, ActorId } from '../entry.ts';
import { ACTOR_KINDS, type ActorKind } from '../vocabulary.ts';
import type { ActorReading } from './actor-reading.ts';

/**
 * What a person has put right, by id or by name as Parley shows it. Written as YAML:
 * ```yaml
 * not actors: [Black Sea Grain Initiative]
 * merge:
 *   Alexei Polishchuk: [senior Russian foreign ministry official]
 * rename:
 *   Kestrel: Kestrel Air
 * kind:
 *   Kestrel Air: company
 * part of:
 *   Omid Maisam: Abdullah Abdullah
 *   Jane Doe: null
 * ```
 */
export interface ActorCorrections {
  readonly notActors: readonly string[];
  /** The name that stays, and those that become it. */
  readonly merge: Readonly<Record<string, readonly string[]>>;
  readonly rename: Readonly<Record<string, string>>;
  readonly kind: Readonly<Record<string, ActorKind>>;
  readonly partOf: Readonly<Record<string, string | null>>;
}

const text = z.string().min(1);
const correctionsFile = z.strictObject({
  'not actors': z.array(text).default([]),
  merge: z.record(text, z.array(text)).default({}),
  rename: z.record(text, text).default({}),
  kind: z.record(text, z.enum(ACTOR_KINDS)).default({}),
  'part of': z.record(text, text.nullable()).default({}),
});

/** @throws {ParleyError} `corrections-invalid` */
export function readActorCorrections(yaml: string, file: string): ActorCorrections {
  let raw: unknown;
  try {
    raw = parse(yaml);
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message.split('\n')[0]! : 'not YAML');
  }
  const parsed = correctionsFile.safeParse(raw ?? {});
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw invalid(file, `${path.join(' › ')}: ${message}`);
  }
  const { 'not actors': notActors, merge, rename, kind, 'part of': partOf } = parsed.data;
  return { notActors, merge, rename, kind, partOf };
}

function invalid(file: string, fault: string): ParleyError {
  return new ParleyError(
    'corrections-invalid',
    `${file} is not a file of corrections: ${fault}`,
    'The keys are: not actors, merge, rename, kind, part of.',
  );
}

/** The reading as corrected. A name the report does not have is passed over: one file serves many reports. */
export function correctActors(_report: Report, reading: ActorReading, corrections: ActorCorrections): ActorReading {
  const find = (actors: readonly Actor[], name: string) =>
    actors.find(({ id }) => id === name) ??
    actors.find(actor => actor.name === name) ??
    actors.find(({ aliases }) => aliases.some(alias => alias.text === name));
  const replaced = new Map<ActorId, ActorId | null>();
  for (const name of corrections.notActors) {
    const actor = find(reading.actors, name);
    if (actor !== undefined) replaced.set(actor.id, null);
  }
  for (const [stays, others] of Object.entries(corrections.merge)) {
    const into = find(reading.actors, stays);
    for (const other of others) {
      const from = find(reading.actors, other);
      if (into !== undefined && from !== undefined && from.id !== into.id) replaced.set(from.id, into.id);
    }
  }
  const idNow = (id: ActorId): ActorId | null => {
    const next = replaced.get(id);
    return next === undefined ? id : next;
  };
  const actors = reading.actors
    .filter(({ id }) => !replaced.has(id))
    .map(actor => {
      const joined = reading.actors.filter(other => replaced.get(other.id) === actor.id);
      const names = [actor.name, ...actor.aliases.map(alias => alias.text), actor.id];
      const by = <Value>(table: Readonly<Record<string, Value>>) => {
        const key = Object.keys(table).find(name => names.includes(name));
        return key === undefined ? undefined : { value: table[key]! };
      };
      const rename = by(corrections.rename);
      const kind = by(corrections.kind);
      const partOf = by(corrections.partOf);
      if (joined.length === 0 && rename === undefined && kind === undefined && partOf === undefined) return actor;
      const owner =
        partOf === undefined
          ? actor.partOf
          : partOf.value === null
            ? null
            : (find(reading.actors, partOf.value)?.id ?? actor.partOf);
      const merged = [
        ...actor.aliases,
        ...joined.flatMap(({ name, aliases }) => [{ text: name, language: null, from: null, to: null }, ...aliases]),
      ];
      return {
        ...actor,
        name: rename?.value ?? actor.name,
        aliases:
          rename === undefined ? merged : [{ text: actor.name, language: null, from: null, to: null }, ...merged],
        kind: kind?.value ?? actor.kind,
        partOf: owner,
        mentions: [...actor.mentions, ...joined.flatMap(({ mentions }) => mentions)].sort(
          (a, b) => a.start - b.start || b.end - a.end,
        ),
        rule: 'corrected by a person',
        checked: 'corrected' as const,
      };
    })
    .map(actor => ({ ...actor, partOf: actor.partOf === null ? null : idNow(actor.partOf) }));
  return {
    actors,
    affiliations: reading.affiliations.flatMap(entry => {
      const person = idNow(entry.person);
      return person === null
        ? []
        : [{ ...entry, person, organisation: entry.organisation === null ? null : idNow(entry.organisation) }];
    }),
    mentions: reading.mentions.flatMap(mention => {
      const actor = idNow(mention.actor);
      return actor === null ? [] : [{ ...mention, actor }];
    }),
  };
}
