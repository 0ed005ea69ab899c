import type { Reading } from '../../reading/index.ts';
import type { Site } from '../site.ts';
import type { Edit } from './edit-text.ts';
import { changeWords } from './map-record.ts';

/** What stands in the place of a withheld name. */
export const WITHHELD = '[name withheld]';

/**
 * A site in which some actors are not named: a local mediator, a witness. Their names are taken out of every text, label, title, address and
 * file name, in every spelling that the record knows, a person's also in part (`Said` for Amal Said); their offices, which would name them as
 * well, are not published. Rather too much is withheld than too little: another Said is withheld with her.
 */
export function withholdNames(site: Site, names: readonly string[]): Site {
  if (names.length === 0) return site;
  const known = spellingsOf(site, names);
  const find = finderOf(known);
  const secret = (name: string) => find(name).length > 0;
  return changeWords(withoutOffices(site, secret), {
    edits: ({ report }) => find(report.text),
    words: text => replaced(text, find(text)),
  });
}

interface Spellings {
  readonly whole: ReadonlySet<string>;
  /** Parts of persons' names. */
  readonly parts: ReadonlySet<string>;
}

const fold = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Every spelling under which the record knows the actors of these names. */
function spellingsOf({ dossiers, readings }: Site, names: readonly string[]): Spellings {
  const whole = new Set(names);
  const wanted = new Set(names.map(fold));
  const persons = new Set<string>();
  const take = (kind: string, known: readonly string[]) => {
    if (!known.some(name => wanted.has(fold(name)))) return;
    for (const name of known) {
      whole.add(name);
      if (kind === 'person') persons.add(name);
    }
  };
  for (const { kind, name, spellings } of dossiers.flatMap(({ actors }) => actors)) take(kind, [name, ...spellings]);
  for (const { kind, name, aliases, mentions } of readings.flatMap(({ actors }) => actors)) {
    const proper = mentions.map(({ exact }) => exact).filter(exact => /\p{Lu}/u.test(exact) && exact.length < 80);
    take(kind, [name, ...aliases.map(({ text }) => text), ...proper.filter(exact => sharesPart(exact, name))]);
  }
  // A name that the record does not know is taken for a person's where it looks like one.
  for (const name of names) if (/^\p{Lu}\S+(?: \S+)* \p{Lu}\S+$/u.test(name)) persons.add(name);
  return { whole, parts: new Set([...persons].flatMap(partsOfName)) };
}

const sharesPart = (mention: string, name: string) => {
  const parts = new Set(partsOfName(name).map(fold));
  return partsOfName(mention).some(part => parts.has(fold(part)));
};

/** Titles and particles name nobody by themselves. */
const NO_NAMES = new Set(
  'mr mrs ms dr sir the and von van der den del dos bin ibn abu umm jr president minister ambassador general colonel professor sheikh'.split(
    ' ',
  ),
);
const partsOfName = (name: string) =>
  name.split(/[^\p{L}\p{M}]+/u).filter(part => part.length > 2 && /^\p{Lu}/u.test(part) && !NO_NAMES.has(fold(part)));

/** Finds the names in a text, whatever signs stand between their parts and whatever accents they are written with. */
function finderOf({ whole, parts }: Spellings): (text: string) => Edit[] {
  const letters = (word: string) =>
    [...word.normalize('NFKD').replace(/\p{M}/gu, '')].map(one => `${escaped(one)}\\p{M}*`).join('');
  const pattern = (name: string) =>
    name
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter(Boolean)
      .map(letters)
      .join('[^\\p{L}\\p{N}]*');
  const longest = (names: Iterable<string>) =>
    [...names]
      .map(pattern)
      .filter(Boolean)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const edge = (patterns: readonly string[], flags: string) =>
    patterns.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, flags);
  const names = edge(longest(whole), 'giu');
  const upper = [...parts].map(part => part.toUpperCase());
  const inText = edge(longest([...parts, ...upper]), 'gu');
  const inAddress = edge(longest(parts), 'giu');
  return text => {
    // An address has no capitals to tell a name by.
    const part = /^\S*[-/_:.]\S*$/.test(text) ? inAddress : inText;
    const plain = baseLetters(text);
    const found = [names, part].flatMap(one => (one === null ? [] : [...plain.matchAll(one)]));
    const edits: Edit[] = [];
    for (const { index, 0: words } of found.sort((a, b) => a.index - b.index || b[0].length - a[0].length))
      if (index >= (edits.at(-1)?.end ?? 0)) edits.push({ start: index, end: index + words.length, by: WITHHELD });
    return edits;
  };
}

const escaped = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The text with each accented letter as its base letter, every offset kept. */
const baseLetters = (text: string) =>
  text.replace(/[^\u0000-\u007f]/g, sign => {
    const base = sign.normalize('NFKD').replace(/\p{M}/gu, '');
    return base.length === 1 ? base : sign;
  });

const replaced = (text: string, edits: readonly Edit[]) =>
  edits.reduceRight((words, { start, end, by }) => words.slice(0, start) + by + words.slice(end), text);

/** The record without what else would tell who a withheld actor is: offices, memberships, reference ids. */
function withoutOffices(site: Site, secret: (name: string) => boolean): Site {
  const hide = (reading: Reading): Reading => {
    const hidden = new Set(reading.actors.filter(({ name }) => secret(name)).map(({ id }) => id));
    if (hidden.size === 0) return reading;
    return {
      ...reading,
      actors: reading.actors.map(actor => (hidden.has(actor.id) ? { ...actor, aliases: [], ids: {} } : actor)),
      affiliations: reading.affiliations.filter(({ person }) => !hidden.has(person)),
    };
  };
  return {
    ...site,
    readings: site.readings.map(hide),
    dossiers: site.dossiers.map(({ definition: { withheld: _, ...definition }, ...dossier }) => ({
      ...dossier,
      definition,
      actors: dossier.actors.map(actor =>
        secret(actor.name) ? { ...actor, spellings: [], offices: [], merges: [] } : actor,
      ),
    })),
  };
}
