import { parse as parseYaml, stringify as stringifyYaml } from 'yaml';
import { z } from 'zod';
import { ParleyError } from '../text/index.ts';
import { namePartsOf } from './names.ts';

export const DOSSIER_KINDS = [
  'peace',
  'ceasefire',
  'labour',
  'trade',
  'coalition',
  'hostage',
  'border',
  'climate',
  'other',
] as const;

const party = z.strictObject({
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  iso3: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

const definition = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  title: z.string().min(1),
  kind: z.enum(DOSSIER_KINDS).default('other'),
  /** EDTF interval; reports outside it are not taken in. */
  period: z.string().optional(),
  parties: z.array(party).min(2),
  'third parties': z.array(party.extend({ role: z.string().optional() })).default([]),
  issues: z
    .array(z.strictObject({ name: z.string().min(1), words: z.array(z.string().min(1)).default([]) }))
    .default([]),
  /** Actors who are not named when the dossier is published: a local mediator, a witness. */
  withheld: z.array(z.string().min(1)).default([]),
});

export interface DefinedParty {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly iso3: string | null;
}

/** What a dossier is about: given by a user's `dossier.yaml`, or drawn from the reports themselves. */
export interface DossierDefinition {
  readonly id: string;
  readonly title: string;
  readonly kind: (typeof DOSSIER_KINDS)[number];
  readonly period: string | null;
  readonly parties: readonly DefinedParty[];
  readonly thirdParties: readonly (DefinedParty & { readonly role: string | null })[];
  readonly issues: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Names that are not published. */
  readonly withheld?: readonly string[];
  /** False for a dossier that Parley drew up itself. */
  readonly given: boolean;
}

/**
 * Reads a definition file.
 *
 * @throws {ParleyError} `definition-invalid` when it is no YAML or lacks what a dossier needs; the message names the place.
 */
export function parseDefinition(yaml: string, file = 'dossier.yaml'): DossierDefinition {
  let raw: unknown;
  try {
    raw = parseYaml(yaml);
  } catch (error) {
    throw invalid(`${file} is not YAML: ${(error as Error).message}`, error);
  }
  const parsed = definition.safeParse(raw);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    throw invalid(`${file} does not define a dossier: ${places.join('; ')}`, parsed.error);
  }
  const { title, kind, period, parties, issues, ...rest } = parsed.data;
  const plain = ({ name, aliases, iso3 }: z.infer<typeof party>) => ({ name, aliases, iso3: iso3 ?? null });
  return {
    id: rest.id ?? idOf(title),
    title,
    kind,
    period: period ?? null,
    parties: parties.map(plain),
    thirdParties: rest['third parties'].map(third => ({ ...plain(third), role: third.role ?? null })),
    issues,
    ...(rest.withheld.length === 0 ? {} : { withheld: rest.withheld }),
    given: true,
  };
}

/** A definition as a file that `parseDefinition` reads back and a person can edit. What is not given is left out. */
export function renderDefinition({
  id,
  title,
  kind,
  period,
  parties,
  thirdParties,
  issues,
  withheld = [],
}: DossierDefinition): string {
  const plain = ({ name, aliases, iso3 }: DefinedParty) => ({
    name,
    ...(iso3 === null ? {} : { iso3 }),
    ...(aliases.length === 0 ? {} : { aliases }),
  });
  const body = stringifyYaml(
    {
      ...(id === idOf(title) ? {} : { id }),
      title,
      kind,
      ...(period === null ? {} : { period }),
      parties: parties.map(plain),
      ...(thirdParties.length === 0
        ? {}
        : {
            'third parties': thirdParties.map(third => ({
              ...plain(third),
              ...(third.role === null ? {} : { role: third.role }),
            })),
          }),
      ...(issues.length === 0 ? {} : { issues }),
      ...(withheld.length === 0 ? {} : { withheld }),
    },
    { lineWidth: 120 },
  );
  return `# What this dossier is about. Reports that tell of dealings between two of the parties, in the period, are taken in.\n${body}`;
}

const invalid = (message: string, cause: unknown) =>
  new ParleyError(
    'definition-invalid',
    message,
    'A definition needs a title and two parties; examples/istanbul/dossier.yaml is one to copy.',
    { cause },
  );

/** `Russia and Ukraine, the Istanbul talks`: `russia-and-ukraine-the-istanbul-talks`. */
export function idOf(title: string): string {
  return (
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'dossier'
  );
}

/** Finds the defined party a name or an ISO code stands for; null for everybody else. */
export type PartyLookup = (name: string, iso3: string | null) => string | null;

export function partyLookup(definition: DossierDefinition | null): PartyLookup {
  const byKey = new Map<string, string>();
  for (const { name, aliases, iso3 } of [...(definition?.parties ?? []), ...(definition?.thirdParties ?? [])]) {
    for (const alias of [name, ...aliases]) byKey.set(namePartsOf(alias).key, name);
    if (iso3 !== null) byKey.set(`iso3:${iso3}`, name);
  }
  return (name, iso3) =>
    (iso3 === null ? undefined : byKey.get(`iso3:${iso3}`)) ?? byKey.get(namePartsOf(name).key) ?? null;
}
