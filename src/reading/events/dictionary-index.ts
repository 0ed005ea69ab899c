import type { Token } from '../../language/index.ts';
import {
  type ActorEntry,
  type AgentEntry,
  codesOn,
  type DictionaryName,
  type DiscardEntry,
} from './petrarch-dictionary.ts';
import { comparable } from './petrarch-lines.ts';

/** A name of the dictionaries at its words, both ends included. */
export type DictionaryMatch = { readonly first: number; readonly last: number } & (
  | { readonly kind: 'actor'; readonly codes: readonly string[] }
  | { readonly kind: 'agent'; readonly agent: AgentEntry }
);

/** Dictionaries made ready for looking up; cost grows with the words of the sentence, not with the length of the dictionary. */
export interface DictionaryIndex {
  /** Names in a sentence as they stand on a day (`YYYYMMDD`), in text order, without overlap: the longest name wins, then actors. */
  find(tokens: readonly Token[], day: number): readonly DictionaryMatch[];
  /** True when the words hold a phrase that makes them not worth coding. */
  isDiscarded(tokens: readonly Token[], scope: DiscardEntry['scope']): boolean;
}

/** Words that may stand inside a name written with spaces: "Ithaca [state-run] television". */
const MOST_WORDS_BETWEEN = 3;

type Meaning = { readonly actor: ActorEntry } | { readonly agent: AgentEntry } | { readonly discard: DiscardEntry };
interface Named {
  readonly name: DictionaryName;
  readonly means: Meaning;
}

export function indexDictionaries(dictionaries: {
  readonly actors: readonly ActorEntry[];
  readonly agents: readonly AgentEntry[];
  readonly discards: readonly DiscardEntry[];
}): DictionaryIndex {
  const { actors, agents, discards } = dictionaries;
  const names = byFirstWord([
    ...actors.flatMap(actor => actor.names.map((name): Named => ({ name, means: { actor } }))),
    ...agents.flatMap(agent => agent.names.map((name): Named => ({ name, means: { agent } }))),
  ]);
  const unwanted = byFirstWord(discards.map((discard): Named => ({ name: discard.name, means: { discard } })));
  return {
    find(tokens, day) {
      const pieces = piecesOf(tokens);
      const found: DictionaryMatch[] = [];
      for (let at = 0; at < pieces.length; ) {
        const hit = longestAt(names, pieces, tokens, at);
        if (hit === null) {
          at++;
          continue;
        }
        const span = { first: pieces[at]!.token, last: pieces[hit.last]!.token };
        const { means } = hit;
        if ('actor' in means) found.push({ ...span, kind: 'actor', codes: codesOn(means.actor, day) });
        else if ('agent' in means) found.push({ ...span, kind: 'agent', agent: means.agent });
        at = hit.last + 1;
      }
      return found;
    },
    isDiscarded(tokens, scope) {
      const pieces = piecesOf(tokens);
      return pieces.some(({ word }, at) =>
        (unwanted.get(word) ?? []).some(
          ({ name, means }) =>
            'discard' in means && means.discard.scope === scope && lastPieceOf(name, pieces, tokens, at) >= 0,
        ),
      );
    },
  };
}

/** Names by their first word, those with more words before shorter ones. */
function byFirstWord(all: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const index = new Map<string, Named[]>();
  for (const named of all) {
    const first = named.name[0]?.word;
    if (first === undefined) continue;
    const list = index.get(first);
    if (list === undefined) index.set(first, [named]);
    else list.push(named);
  }
  for (const list of index.values()) list.sort((a, b) => b.name.length - a.name.length);
  return index;
}

interface Piece {
  readonly word: string;
  readonly token: number;
}

/** The words as dictionaries write them: "al-Qaeda" is two, however the tokeniser cut it. */
const piecesOf = (tokens: readonly Token[]): Piece[] =>
  tokens.flatMap(({ form, upos, index }) =>
    // "told [us]" is not the U.S.
    upos === 'PRON' ? [{ word: '', token: index }] : comparable(form).map(word => ({ word, token: index })),
  );

function longestAt(
  names: ReadonlyMap<string, readonly Named[]>,
  pieces: readonly Piece[],
  tokens: readonly Token[],
  at: number,
): { readonly last: number; readonly means: Meaning } | null {
  for (const { name, means } of names.get(pieces[at]!.word) ?? []) {
    const last = lastPieceOf(name, pieces, tokens, at);
    if (last >= 0) return { last, means };
  }
  return null;
}

/** Where a name that begins at a piece ends; -1 when it does not stand there. */
function lastPieceOf(name: DictionaryName, pieces: readonly Piece[], tokens: readonly Token[], at: number): number {
  let last = at;
  for (const { word, apart } of name.slice(1)) {
    const furthest = last + 1 + (apart ? MOST_WORDS_BETWEEN : 0);
    let next = last + 1;
    while (next <= furthest && pieces[next] !== undefined && pieces[next]!.word !== word) {
      if (next === furthest || !mayStandBetween(tokens[pieces[next]!.token]!)) return -1;
      next++;
    }
    if (pieces[next] === undefined || next > furthest) return -1;
    last = next;
  }
  return last;
}

/** Inside a name other describing words may stand, but no verb, preposition or "and" begins a new phrase there. */
const mayStandBetween = ({ upos, deprel }: Token): boolean =>
  upos === 'ADJ' || upos === 'ADV' || upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM' || deprel === 'amod';
