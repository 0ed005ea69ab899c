import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ParleyError, parseYaml } from '../../text/index.ts';
import { CUE_STANCES, type CueStance } from '../vocabulary.ts';

/** What a cue stands with: "said that", "asked whether", "urged to", quotation marks, a noun, "views it as". */
const CUE_COMPLEMENTS = ['clause', 'question', 'infinitive', 'quotation', 'object', 'as'] as const;
type CueComplement = (typeof CUE_COMPLEMENTS)[number];

/** One group of `rules/en/cues.yaml`: words that take a stance alike. */
interface CueGroup {
  readonly name: string;
  /** Place of the group in the file; scorers know groups by it. */
  readonly order: number;
  readonly stance: CueStance;
  readonly as: 'indirect' | 'attitude' | 'denial';
  readonly takes: readonly CueComplement[];
  readonly examples: readonly CueExample[];
}

/** An example sentence of a group, as written; `none` says that it must yield no statement of this group. */
interface CueExample {
  readonly marked: string;
  readonly none: boolean;
}

export type CueWordClass = 'verb' | 'noun' | 'adjective';

export interface CueEntry {
  readonly group: CueGroup;
  /** The word is a cue only where the sentence bears it out. */
  readonly rare: boolean;
}

export interface CueLexicon {
  readonly groups: readonly CueGroup[];
  /** The entry of a lemma; `particle` is the particle or preposition beside it ("rule" with "out"). */
  find(lemma: string, wordClass: CueWordClass, particle?: string | null): CueEntry | null;
}

const words = z
  .string()
  .default('')
  .transform(list =>
    list
      .split(',')
      .map(word => word.trim())
      .filter(word => word !== ''),
  );

const Group = z.strictObject({
  cue: z.string().min(1),
  stance: z.enum(CUE_STANCES),
  as: z.enum(['indirect', 'attitude', 'denial']).default('indirect'),
  takes: z.string().transform((list, context) => {
    const names = list.split(',').map(name => name.trim());
    const known = names.filter((name): name is CueComplement => (CUE_COMPLEMENTS as readonly string[]).includes(name));
    if (known.length < names.length) context.addIssue(`takes one of ${CUE_COMPLEMENTS.join(', ')}, not "${list}"`);
    return known;
  }),
  verbs: words,
  nouns: words,
  adjectives: words,
  rare: words,
  examples: z.array(z.union([z.string(), z.strictObject({ none: z.string() })])).min(1),
});

/**
 * Reads a lexicon of cues.
 *
 * @throws {ParleyError} `bad-rules` where the file breaks its own rules: a group without examples, a word in two groups, an unknown stance.
 */
export function parseCueLexicon(yaml: string, file: string): CueLexicon {
  const read = z.array(Group).safeParse(parseYaml(yaml));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw refusal(file, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const entries: Record<CueWordClass, Map<string, CueEntry>> = {
    verb: new Map(),
    noun: new Map(),
    adjective: new Map(),
  };
  const groups = read.data.map((raw, order): CueGroup => {
    const group: CueGroup = {
      name: raw.cue,
      order,
      stance: raw.stance,
      as: raw.as,
      takes: raw.takes,
      examples: raw.examples.map(example =>
        typeof example === 'string' ? { marked: example, none: false } : { marked: example.none, none: true },
      ),
    };
    const rare = new Set(raw.rare);
    const lists = [
      ['verb', raw.verbs],
      ['noun', raw.nouns],
      ['adjective', raw.adjectives],
    ] as const;
    for (const [wordClass, list] of lists) {
      for (const word of list) {
        const other = entries[wordClass].get(word);
        if (other)
          throw refusal(file, `the ${wordClass} ${word} stands in "${other.group.name}" and in "${group.name}"`);
        entries[wordClass].set(word, { group, rare: rare.has(word) });
      }
    }
    for (const word of rare) {
      if (![raw.verbs, raw.nouns, raw.adjectives].some(list => list.includes(word))) {
        throw refusal(file, `"${word}" is called rare in "${group.name}" but is none of its words`);
      }
    }
    return group;
  });
  return {
    groups,
    find(lemma, wordClass, particle = null) {
      const known = entries[wordClass];
      return (particle === null ? undefined : known.get(`${lemma} ${particle}`)) ?? known.get(lemma) ?? null;
    },
  };
}

const refusal = (file: string, message: string) =>
  new ParleyError('bad-rules', `${file}: ${message}`, 'Mend the file, or leave it out.');

const FILE = new URL('../../../rules/en/cues.yaml', import.meta.url);
let shipped: CueLexicon | null = null;

/** The lexicon that Parley ships, read once. */
export function cueLexicon(): CueLexicon {
  shipped ??= parseCueLexicon(readFileSync(FILE, 'utf8'), 'rules/en/cues.yaml');
  return shipped;
}
