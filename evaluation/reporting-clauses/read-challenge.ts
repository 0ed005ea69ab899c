import { readdirSync, readFileSync } from 'node:fs';
import type { Sentence, Token } from '../../src/language/index.ts';
import type { Span } from '../../src/text/index.ts';

/** Which way the link between the reporting word and the content's head may run; see the README beside this file. */
export const LINKS = ['content-on-cue', 'either', 'cue-on-content'] as const;
export type Link = (typeof LINKS)[number];

/** One sentence of the set, its marks taken out of the text and kept as offsets into it. */
export interface Challenge {
  /** Name of its file, without the ending: `told-addressee-that`. */
  readonly kind: string;
  readonly text: string;
  readonly link: Link;
  readonly relations: readonly string[];
  /** Reporting words; any one of them may carry the link. */
  readonly cues: readonly Span[];
  /** Heads of what is reported, in text order. */
  readonly contents: readonly Span[];
}

/** A tree's verdict: does every content hang where it must, and is every link labelled as the kind allows? */
export interface Judgement {
  readonly attached: boolean;
  readonly labelled: boolean;
}

/** All sentences of a folder, files in the order of their names. */
export function readChallenges(folder: URL): Challenge[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => parseChallenges(name.slice(0, -'.txt'.length), readFileSync(new URL(name, folder), 'utf8')));
}

/** The sentences of one file. Throws a `TypeError` where a header is missing or a mark is not closed. */
export function parseChallenges(kind: string, file: string): Challenge[] {
  const lines = file.split('\n').filter(line => line.trim() !== '');
  const header = new Map(
    lines.flatMap(line => {
      const field = /^# (\w+): (.*)$/.exec(line);
      return field ? [[field[1]!, field[2]!] as const] : [];
    }),
  );
  const link = LINKS.find(name => name === header.get('link'));
  const relations = header.get('relations')?.split(', ');
  if (link === undefined || relations === undefined) throw new TypeError(`${kind}: no "# link:" or "# relations:"`);
  return lines.filter(line => !line.startsWith('#')).map(line => ({ kind, link, relations, ...unmark(line) }));
}

// A deputy minister <conceded> on Tuesday evening that the corridor had been [closed].
//                   └ cue                                                     └ content
function unmark(line: string): { text: string; cues: Span[]; contents: Span[] } {
  const cues: Span[] = [];
  const contents: Span[] = [];
  let text = '';
  let rest = line;
  for (let mark = /<(\w[^<>]*)>|\[(\w[^[\]]*)\]/u.exec(rest); mark; mark = /<(\w[^<>]*)>|\[(\w[^[\]]*)\]/u.exec(rest)) {
    text += rest.slice(0, mark.index);
    const word = mark[1] ?? mark[2]!;
    (mark[1] === undefined ? contents : cues).push({ start: text.length, end: text.length + word.length });
    text += word;
    rest = rest.slice(mark.index + mark[0].length);
  }
  text += rest;
  if (/[<>[\]]/.test(text)) throw new TypeError(`Mark not closed, or not round a word: ${line}`);
  return { text, cues, contents };
}

/** Judges the sentences that a parser made of `challenge.text`. */
export function judge(challenge: Challenge, sentences: readonly Sentence[]): Judgement {
  const { link, relations } = challenge;
  const cues = challenge.cues.map(span => find(sentences, span)).filter(place => place !== null);
  const contents = challenge.contents.map(span => find(sentences, span));
  let labelled = true;
  for (const [order, content] of contents.entries()) {
    if (content === null) return { attached: false, labelled: false };
    const earlier = contents.slice(0, order).filter(place => place !== null);
    const governors = link === 'cue-on-content' ? earlier : [...cues, ...earlier];
    const arc =
      governors.map(governor => arcBetween(content, governor)).find(found => found !== null) ??
      (link === 'content-on-cue'
        ? null
        : (cues.map(cue => arcBetween(cue, content)).find(found => found !== null) ?? null));
    if (arc === null) return { attached: false, labelled: false };
    labelled &&= relations.includes(arc.deprel.split(':')[0]!);
  }
  return { attached: true, labelled };
}

interface Place {
  readonly sentence: number;
  readonly token: Token;
}

/** The dependent, where it hangs on the governor in one tree. */
function arcBetween(dependent: Place, governor: Place): Token | null {
  return dependent.sentence === governor.sentence && dependent.token.head === governor.token.index
    ? dependent.token
    : null;
}

function find(sentences: readonly Sentence[], { start, end }: Span): Place | null {
  for (const sentence of sentences) {
    const token = sentence.tokens.find(word => word.start === start && word.end === end);
    if (token) return { sentence: sentence.index, token };
  }
  return null;
}
