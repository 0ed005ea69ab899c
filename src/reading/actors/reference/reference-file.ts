import { z } from 'zod';
import { ParleyError, parseYaml } from '../../../text/index.ts';
import { ACTOR_KINDS } from '../../vocabulary.ts';

const text = z.string().min(1);
const kind = z.enum(ACTOR_KINDS);
const state = z.strictObject({
  name: text,
  names: z.array(text).default([]),
  adjectives: z.array(text).default([]),
  people: z.array(text).default([]),
  capital: z.array(text).default([]),
  kind: kind.default('state'),
});
const organisation = z.strictObject({
  name: text,
  names: z.array(text).default([]),
  adjectives: z.array(text).default([]),
  people: z.array(text).default([]),
  /** Names that count only where something else of its state is in the report: "the House". */
  short: z.array(text).default([]),
  state: text.optional(),
  'part of': text.optional(),
  /** The organ of its state that it is under another name: the State Department is a foreign ministry. */
  organ: text.optional(),
  kind: kind.optional(),
});
const HOLDER = /^(\d{4}(?:-\d{2})?)\/(\d{4}(?:-\d{2})?|\.\.) (.+)$/;
const holder = text.regex(HOLDER, 'an office holder is written `2004-03/.. Name`, with EDTF months or years');

/** The keys a reference file may have; a user's file has the same. Organisations stand under their kind. */
const referenceFile = z.strictObject({
  states: z.record(z.string().regex(/^[A-Z]{3}$/, 'a state is keyed by its ISO 3166 alpha-3 code'), state).optional(),
  offices: z.record(text, z.record(text, z.array(holder))).optional(),
  spellings: z.record(text, z.array(text)).optional(),
  women: z.array(text).optional(),
  men: z.array(text).optional(),
  ...Object.fromEntries(ACTOR_KINDS.map(name => [name, z.record(text, organisation).optional()])),
});

export type StateRow = z.infer<typeof state>;
export type OrganisationRow = z.infer<typeof organisation>;

/** One reference file, checked: states, organisations with their kinds, offices with dated holders, spellings of people. */
export interface ReferenceFile {
  readonly states: Readonly<Record<string, StateRow>>;
  readonly organisations: readonly (OrganisationRow & {
    readonly key: string;
    readonly kind: (typeof ACTOR_KINDS)[number];
  })[];
  readonly holders: readonly {
    readonly organisation: string;
    readonly office: string;
    readonly from: string;
    readonly to: string | null;
    readonly name: string;
  }[];
  readonly spellings: Readonly<Record<string, readonly string[]>>;
  readonly women: readonly string[];
  readonly men: readonly string[];
}

/**
 * Reads a reference file of actors.
 *
 * @param file Its name, for messages.
 * @throws {ParleyError} `actors-file-invalid` with the first fault and where it is.
 */
export function readReferenceFile(yaml: string, file: string): ReferenceFile {
  const parsed = referenceFile.safeParse(readYaml(yaml, file) ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
    throw invalid(file, `${issue.path.join(' › ')}: ${message}`);
  }
  const { states = {}, offices = {}, spellings = {}, women = [], men = [], ...groups } = parsed.data;
  return {
    states,
    organisations: ACTOR_KINDS.flatMap(name =>
      Object.entries((groups as Record<string, Record<string, OrganisationRow> | undefined>)[name] ?? {}).map(
        ([key, row]) => ({ ...row, key, kind: row.kind ?? name }),
      ),
    ),
    holders: Object.entries(offices).flatMap(([organisationKey, roles]) =>
      Object.entries(roles).flatMap(([office, list]) =>
        list.map(line => {
          const [, from, to, name] = HOLDER.exec(line)!;
          return {
            organisation: organisationKey,
            office,
            from: from!,
            to: to === '..' ? null : to!,
            name: name!.replace(/^"|"$/g, ''),
          };
        }),
      ),
    ),
    spellings,
    women,
    men,
  };
}

export function readYaml(yaml: string, file: string): unknown {
  try {
    return parseYaml(yaml);
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message.split('\n')[0]! : 'not YAML');
  }
}

export function invalid(file: string, fault: string): ParleyError {
  return new ParleyError(
    'actors-file-invalid',
    `${file} is not a file of actors: ${fault}`,
    'Compare it with rules/en/actors-organisations.yaml.',
  );
}
