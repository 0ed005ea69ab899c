import type { Sentence } from '../../language/index.ts';
import { coverSpans, type Span } from '../../text/index.ts';
import type { ActorId } from '../entry.ts';
import { type Tree, treeOf } from '../rules/tree.ts';
import type { Candidate } from './candidate.ts';
import type { Cast, Figure } from './cast.ts';
import { firstConjunct, subjectOf } from './grammar.ts';
import type { MentionKind } from './mention.ts';

/** An office that a phrase of the report gives to somebody. */
interface StatedOffice {
  readonly person: Figure;
  readonly role: string;
  readonly organisation: ActorId | null;
  readonly spans: readonly [Span, ...Span[]];
  readonly flags: readonly ('acting' | 'former' | 'self-styled')[];
  readonly rule: string;
}

/** The work of one report: candidates on one side, figures on the other, and who has been found to be whom. */
export interface Casting {
  readonly cast: Cast;
  readonly sentences: readonly Sentence[];
  readonly candidates: readonly Candidate[];
  /** Figure of each candidate; null while unknown, or when it is none. */
  readonly who: (Figure | null)[];
  readonly offices: StatedOffice[];
  /** Geographic names that are places where they stand, with what they are places of. */
  readonly places: Map<number, ActorId>;
  tree(sentence: number): Tree;
  spanOf(candidate: Candidate): Span;
  headOf(candidate: Candidate): Span;
  /** Says that a candidate is this figure, and notes the mention. */
  settle(position: number, figure: Figure, kind: MentionKind, rule: string): void;
  isSubject(candidate: Candidate): boolean;
  /** True for the subject of a verb of speech, an agent, or "according to …". */
  speaks(candidate: Candidate): boolean;
}

export function createCasting(cast: Cast, sentences: readonly Sentence[], candidates: readonly Candidate[]): Casting {
  const base = sentences[0]?.index ?? 0;
  const tree = (sentence: number) => treeOf(sentences[sentence - base]!);
  const who: (Figure | null)[] = new Array<Figure | null>(candidates.length).fill(null);
  const { speech } = cast.reference.words;

  const spanOf = ({ sentence, first, last }: Candidate): Span => {
    const { tokens } = tree(sentence);
    return coverSpans([tokens[first]!, tokens[last]!])!;
  };
  const headOf = ({ sentence, head }: Candidate): Span => {
    const { start, end } = tree(sentence).tokens[head]!;
    return { start, end };
  };
  const isSubject = (candidate: Candidate) => subjectOf(tree(candidate.sentence), candidate.head) !== null;
  // "[The Kremlin]'s answer was conditional": the owner of the subject is as much in mind as the subject.
  const isTopic = (candidate: Candidate) => {
    const { deprel, head } = tree(candidate.sentence).tokens[candidate.head]!;
    return (
      isSubject(candidate) ||
      (deprel === 'nmod:poss' && head >= 0 && subjectOf(tree(candidate.sentence), head) !== null)
    );
  };

  return {
    cast,
    sentences,
    candidates,
    who,
    offices: [],
    places: new Map(),
    tree,
    spanOf,
    headOf,
    isSubject,
    speaks(candidate) {
      const { tokens } = tree(candidate.sentence);
      const subject = subjectOf(tree(candidate.sentence), candidate.head);
      if (subject !== null) return speech.has(tokens[subject.verb]?.form.toLowerCase() ?? '');
      const at = firstConjunct(tree(candidate.sentence), candidate.head);
      const { deprel } = tokens[at]!;
      if (deprel === 'obl:agent') return true;
      // "according to two officials": however the tree hangs it.
      for (let i = candidate.first - 1; i >= Math.max(0, candidate.first - 3); i--) {
        const form = tokens[i]!.form.toLowerCase();
        if (form === 'to' && tokens[i - 1]?.form.toLowerCase() === 'according') return true;
      }
      // "…," said the spokesman: the subject behind its verb, missed by the tree.
      const before = tokens[candidate.first - 1];
      return (
        before !== undefined &&
        speech.has(before.form.toLowerCase()) &&
        candidate.first >= 2 &&
        /^[,”"]$/.test(tokens[candidate.first - 2]!.form)
      );
    },
    settle(position, figure, kind, rule) {
      const candidate = candidates[position]!;
      who[position] = figure;
      cast.mention(figure, spanOf(candidate), headOf(candidate), kind, rule, {
        sentence: candidate.sentence,
        token: candidate.head,
        subject: isTopic(candidate),
        quoted: candidate.quoted,
        speaks: this.speaks(candidate),
      });
    },
  };
}

/** The figures a candidate belongs to, nearest first, the pronoun's last. */
export function ownersOf({ candidates, who }: Casting, position: number): Figure[] {
  const candidate = candidates[position]!;
  const owners = candidate.owners.map(at => who[at] ?? null).filter(figure => figure !== null);
  if (candidate.ownPronoun !== null) {
    const own = candidates.findIndex(
      other => other.type === 'pronoun' && other.sentence === candidate.sentence && other.head === candidate.ownPronoun,
    );
    const figure = own >= 0 ? (who[own] ?? null) : null;
    if (figure !== null) owners.push(figure);
  }
  return owners;
}

/** The figure last mentioned before a candidate that fulfils a condition; a heading's mention counts like any other. */
export function lastWhere(
  { cast, candidates }: Casting,
  position: number,
  fits: (figure: Figure) => boolean,
): Figure | null {
  const { sentence, first } = candidates[position]!;
  let best: Figure | null = null;
  let latest = -1;
  for (const figure of cast.figures.values()) {
    let at = -1;
    for (const place of figure.places) {
      if (place.sentence > sentence || (place.sentence === sentence && place.token >= first)) continue;
      at = Math.max(at, place.sentence * 1000 + place.token);
    }
    // The condition is asked last: it is the dear part.
    if (at > latest && fits(figure)) {
      best = figure;
      latest = at;
    }
  }
  return best;
}

/** "teachers" in a report on the Harvest Teachers Union: the union whose name says them, if there is one. */
export function unionOf({ cast }: Casting, noun: string): Figure | null {
  const members = noun.endsWith('s') ? noun : `${noun}s`;
  if (members.length < 5) return null;
  const unions = [...cast.figures.values()].filter(
    ({ kind, names, mentions }) =>
      kind === 'union' &&
      mentions.length > 0 &&
      [...names].some(name =>
        name
          .toLowerCase()
          .split(/[\s'’]+/)
          .includes(members),
      ),
  );
  return unions.length === 1 ? unions[0]! : null;
}
