import type { ActorReading } from './actor-reading.ts';

/** One row of `parley actors`: who was found, and why. */
export interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What it belongs to, nearest first: "Second Department › foreign ministry › Russia". */
  readonly partOf: string;
  readonly basis: 'text' | 'inferred' | 'world';
  readonly rule: string;
  readonly confidence: number;
  readonly offices: readonly string[];
  /** Every mention in text order, with the kind of phrase it is and the rule that tied it to the actor. */
  readonly mentions: readonly {
    readonly words: string;
    readonly start: number;
    readonly kind: string;
    readonly rule: string;
  }[];
}

/** The actors of a reading as rows, in the order in which the report brings them in; those it only belongs to come last. */
export function explainActors({ actors, affiliations, mentions }: ActorReading): ActorRow[] {
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
  const owner = new Map(actors.map(({ id, partOf }) => [id, partOf]));
  const chain = (id: string) => {
    const names: string[] = [];
    for (let at = owner.get(id) ?? null, steps = 0; at !== null && steps < 12; at = owner.get(at) ?? null, steps++)
      names.push(nameOf.get(at) ?? at);
    return names.join(' › ');
  };
  return actors.map(({ id, name, kind, basis, rule, confidence }) => ({
    id,
    name,
    kind,
    partOf: chain(id),
    basis,
    rule,
    confidence,
    offices: affiliations
      .filter(({ person }) => person === id)
      .map(({ role, organisation, flags, basis: known }) => {
        const of = organisation === null ? '' : `, ${nameOf.get(organisation) ?? organisation}`;
        return `${[...flags, role].join(' ')}${of}${known === 'world' ? ' (reference list)' : ''}`;
      }),
    mentions: mentions
      .filter(({ actor }) => actor === id)
      .map(({ cite, kind: phrase, rule: why }) => ({ words: cite.exact, start: cite.start, kind: phrase, rule: why })),
  }));
}
