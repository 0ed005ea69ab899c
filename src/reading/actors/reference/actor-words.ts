import { z } from 'zod';
import { ACTOR_KINDS, type ActorKind } from '../../vocabulary.ts';
import { foldName, foldWord } from '../fold-name.ts';
import { createPhraseIndex, type PhraseIndex } from './phrase-index.ts';
import { invalid, readYaml } from './reference-file.ts';

const list = z.array(z.string().min(1));
const kinds = z.partialRecord(z.enum(ACTOR_KINDS), list);
const file = z.strictObject({
  honorifics: list,
  titles: list,
  roles: z.strictObject({ 'speaks for': list, leads: list, 'works for': list, 'stands apart': list }),
  groups: list,
  organs: z.record(z.string(), z.strictObject({ kind: z.enum(ACTOR_KINDS), words: list })),
  names: kinds,
  definite: kinds,
  documents: list,
  things: list,
  anonymous: list,
  speech: list,
  'irregular speech': list,
  sides: list,
  place: z.strictObject({ prepositions: list, motion: list, before: list, from: list }),
  female: list,
  male: list,
  'not actors': list,
  'not actors by head': list,
  'never in names': list,
  'only inside names': list,
});

export type Standing = keyof z.infer<typeof file>['roles'];

/** What a common noun says of who is meant. One phrase may be several: "authorities" are an organ and a group. */
export type NounSense =
  | { readonly sense: 'title' | 'honorific'; readonly many: false }
  | { readonly sense: 'role'; readonly role: string; readonly standing: Standing; readonly many: boolean }
  | { readonly sense: 'group'; readonly many: true }
  | { readonly sense: 'organ'; readonly organ: string; readonly kind: ActorKind; readonly many: boolean }
  | { readonly sense: 'organisation'; readonly kinds: readonly ActorKind[]; readonly many: boolean }
  /** "the Ukrainian side" is Ukraine; "both sides" are the two parties. */
  | { readonly sense: 'side'; readonly many: boolean }
  | { readonly sense: 'document'; readonly many: boolean }
  /** Any other noun, of which only its verb says that it speaks. */
  | { readonly sense: 'other'; readonly many: boolean };

/** The lexicon of `rules/en/actors-words.yaml`, ready to be asked. */
export interface ActorWords {
  /** Common nouns and titles by their folded words. */
  readonly nouns: PhraseIndex<NounSense>;
  /** Kind of an organisation by the head of its name, or null: "Party", "Inc". */
  kindByHead(folded: string): ActorKind | null;
  sexOf(firstName: string): 'female' | 'male' | null;
  readonly firstNames: ReadonlySet<string>;
  readonly notActors: PhraseIndex<true>;
  readonly notActorHeads: ReadonlySet<string>;
  readonly neverInNames: ReadonlySet<string>;
  readonly onlyInsideNames: ReadonlySet<string>;
  readonly anonymous: ReadonlySet<string>;
  /** True for a noun, by its lemma, that is nobody whatever it is said to say: "the accusation", "progress". */
  isThing(lemma: string): boolean;
  /** Every form of the verbs by which a source speaks: "said", "insists". */
  readonly speech: ReadonlySet<string>;
  readonly place: {
    readonly prepositions: ReadonlySet<string>;
    readonly motion: ReadonlySet<string>;
    readonly before: ReadonlySet<string>;
    readonly from: ReadonlySet<string>;
  };
}

/** @throws {ParleyError} `actors-file-invalid` */
export function readActorWords(yaml: string, name: string): ActorWords {
  const parsed = file.safeParse(readYaml(yaml, name));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw invalid(name, `${path.join(' › ')}: ${message}`);
  }
  const data = parsed.data;
  const nouns = createPhraseIndex<NounSense>();
  const addBoth = (phrase: string, sense: (many: boolean) => NounSense) => {
    const words = foldName(phrase);
    nouns.add(words, sense(false));
    nouns.add([...words.slice(0, -1), pluralOf(words.at(-1)!)], sense(true));
  };
  for (const word of data.honorifics) nouns.add(foldName(word), { sense: 'honorific', many: false });
  for (const word of data.titles) nouns.add(foldName(word), { sense: 'title', many: false });
  for (const [standing, roles] of Object.entries(data.roles) as [Standing, string[]][])
    for (const role of roles) addBoth(role, many => ({ sense: 'role', role: roleKey(role), standing, many }));
  for (const word of data.groups) nouns.add(foldName(word), { sense: 'group', many: true });
  for (const [organ, { kind, words }] of Object.entries(data.organs))
    for (const word of words) nouns.add(foldName(word), { sense: 'organ', organ, kind, many: false });
  const definite = new Map<string, ActorKind[]>();
  for (const [kind, words] of Object.entries(data.definite) as [ActorKind, string[]][])
    for (const word of words) definite.set(word, [...(definite.get(word) ?? []), kind]);
  for (const [word, senseKinds] of definite)
    addBoth(word, many => ({ sense: 'organisation', kinds: senseKinds, many }));
  for (const word of data.sides) addBoth(word, many => ({ sense: 'side', many }));
  for (const word of data.documents) addBoth(word, many => ({ sense: 'document', many }));

  const heads = new Map<string, ActorKind>();
  for (const [kind, words] of Object.entries(data.names) as [ActorKind, string[]][]) {
    for (const word of words) if (!heads.has(word)) heads.set(foldName(word).at(-1)!, kind);
  }
  const notActors = createPhraseIndex<true>();
  for (const word of data['not actors']) notActors.add(foldName(word), true);
  const things = folded(data.things);
  const female = folded(data.female);
  const male = folded(data.male);
  return {
    nouns,
    kindByHead: word => heads.get(word) ?? null,
    sexOf: firstName =>
      female.has(firstName) === male.has(firstName) ? null : female.has(firstName) ? 'female' : 'male',
    firstNames: new Set([...female, ...male]),
    notActors,
    notActorHeads: folded(data['not actors by head']),
    neverInNames: folded(data['never in names']),
    onlyInsideNames: folded(data['only inside names']),
    isThing: lemma => {
      const word = foldWord(lemma);
      return things.has(word) || (THING_ENDING.test(word) && nouns.longest([word], 0) === null);
    },
    anonymous: new Set(data.anonymous.flatMap(word => [word, pluralOf(word)])),
    speech: new Set([...data.speech.flatMap(formsOf), ...data['irregular speech']]),
    place: {
      prepositions: new Set(data.place.prepositions),
      motion: new Set(data.place.motion),
      before: new Set(data.place.before),
      from: new Set(data.place.from),
    },
  };
}

function folded(words: readonly string[]): Set<string> {
  return new Set(words.map(word => foldName(word).map(foldWord).join('')));
}

const THING_ENDING = /(?:[ts]ion|ment|ness|ity|ism|ance|ence|ship|ure|age|dom|ing|%)$/;

const TITLES_IN_FULL: Readonly<Record<string, string>> = {
  sen: 'senator',
  gov: 'governor',
  rep: 'representative',
  gen: 'general',
  'lt gen': 'lieutenant general',
  'maj gen': 'major general',
  'brig gen': 'brigadier general',
  col: 'colonel',
  'lt col': 'lieutenant colonel',
  adm: 'admiral',
  cmdr: 'commander',
};

/** British and American offices are one, and so are the forms that tell a person's sex: `defence minister`, `spokesperson`. */
export function roleKey(role: string): string {
  return role
    .toLowerCase()
    .replace(/\./g, '')
    .replace(
      /^(?:sen|gov|rep|gen|lt gen|maj gen|brig gen|col|lt col|adm|cmdr)$/,
      short => TITLES_IN_FULL[short] ?? short,
    )
    .replace(/\bdefense\b/g, 'defence')
    .replace(/\badvisor\b/g, 'adviser')
    .replace(/\b(spokes|chair|congress)(?:man|woman)\b/g, '$1person')
    .replace(/\bpremier\b/g, 'prime minister')
    .replace(/\bsecretary[ -]general\b/g, 'secretary-general');
}

/** The plural of a noun of the lexicon; the irregular ones that occur there are known. */
export function pluralOf(noun: string): string {
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`;
  if (noun === 'person') return 'persons';
  if (noun === 'mp') return 'mps';
  if (noun === 'child') return 'children';
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  return `${noun}s`;
}

/** The regular forms of a verb: say, says, sayed, saying; the irregular ones have their own list. */
function formsOf(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(verb)
    ? [`${verb}${verb.at(-1)}ed`, `${verb}${verb.at(-1)}ing`]
    : [];
  return [verb, pluralOf(verb), past, `${stem}ing`, ...doubled];
}
