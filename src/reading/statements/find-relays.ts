import type { Sentence } from '../../language/index.ts';
import type { Report } from '../../reports/index.ts';
import { contains, type Span, sharedLength } from '../../text/index.ts';
import type { ActorId } from '../entry.ts';
import type { Attribution } from './attribution.ts';
import type { Draft } from './complete-quotations.ts';
import { quotingVerb } from './join-attributions.ts';
import { type OutletMention, type OutletNames, outletOf } from './outlets.ts';
import { corePhrase, type SpeakerBook } from './speakers.ts';
import { branch, isRelation, prepositionOf, type Tree, treeOf } from './tree.ts';

/** An outlet between a speaker and this report, with the words that say so. */
export interface Relay {
  readonly actor: ActorId;
  readonly role: OutletMention['role'];
  readonly explicit: boolean;
  readonly span: Span | null;
  readonly cue: Span | null;
}

/**
 * Outlets that pass statements on. An attribution to an outlet that stands beside a whole other one is no statement of its own:
 *
 *     “It is over,” an aide said, according to Meridian.      The aide says it; Meridian passes it on.
 *     Meridian reported that an aide had resigned.            Meridian says it.
 */
export interface Relays {
  /** Drafts that remain statements. */
  readonly drafts: readonly Draft[];
  /** Outlets of a draft, outermost first. */
  readonly of: ReadonlyMap<Draft, readonly Relay[]>;
}

export function findRelays(
  drafts: readonly Draft[],
  sentences: readonly Sentence[],
  names: OutletNames,
  book: SpeakerBook,
  report: Report,
): Relays {
  const of = new Map<Draft, Relay[]>();
  const give = (draft: Draft, relay: Relay) => {
    const known = of.get(draft) ?? [];
    if (!known.some(({ actor }) => actor === relay.actor)) of.set(draft, [...known, relay]);
  };
  const full = new Map<string, Span>();
  const relayOf = (tree: Tree, mention: OutletMention, cue: Span | null): Relay | null => {
    const span = spanOfMention(tree, mention);
    const named = mention.named ? { tree, mention } : lastNamed(sentences, tree, span.start, names);
    if (named === null) return null;
    const short = spanOfMention(named.tree, named.mention);
    // "The Times" of a report that named the New York Times before is that one.
    const longer = full.get(report.text.slice(short.start, short.end));
    const name = longer ?? short;
    const words = report.text.slice(name.start, name.end).split(/\s+/);
    const last = words.at(-1)!;
    if (words.length > 1 && !full.has(last)) full.set(last, name);
    if (isPublisher(words, report.publisher)) return null;
    const kind = named.mention.role === 'agency' ? 'news agency' : 'publisher';
    const actor = book.named(report.text.slice(name.start, name.end), kind, name);
    return { actor, role: named.mention.role, explicit: true, span, cue };
  };

  const passedOn = new Set<Draft>();
  for (const draft of drafts) {
    const { attribution } = draft;
    if (attribution === null) continue;
    const { tree, source } = attribution;
    const outlet = source === null ? null : outletOf(tree, source.head, names);
    if (outlet !== null) {
      const relay = relayOf(tree, outlet, attribution.cueSpan);
      const inner = isBystander(draft) ? othersInside(draft, drafts) : [];
      if (relay !== null && inner.length > 0) {
        for (const other of inner) give(other, relay);
        passedOn.add(draft);
      }
    }
    const quoting = quotingVerb(tree, attribution.cue.index);
    const quoter =
      quoting < 0
        ? -1
        : (tree.children[quoting]!.find(
            child => /^nsubj$|^obl/.test(tree.tokens[child]!.deprel) && child !== source?.head,
          ) ?? -1);
    const quotedBy = quoter < 0 ? null : outletOf(tree, quoter, names);
    const quotes = quotedBy === null ? null : relayOf(tree, quotedBy, attribution.cueSpan);
    if (quotes !== null) give(draft, quotes);
    const addressed = outlet === null ? addressedOutlet(attribution, names) : null;
    const relay = addressed === null ? null : relayOf(tree, addressed, attribution.cueSpan);
    if (relay !== null) give(draft, relay);
  }
  const left = drafts.filter(draft => !passedOn.has(draft));
  for (const { relay, governed } of governors(sentences, names, relayOf, report)) {
    for (const draft of left) {
      if (!of.has(draft) && contains(governed, placeOf(draft)) && !isNested(draft, left)) give(draft, relay);
    }
  }
  carryOn(left, of, report.text);
  return { drafts: left, of };
}

/**
 * An outlet named once for a whole paragraph:
 *
 *     According to Meridian:
 *     The aim is to reach an accord by May, two officials said.
 */
function governors(
  sentences: readonly Sentence[],
  names: OutletNames,
  relayOf: (tree: Tree, mention: OutletMention, cue: Span | null) => Relay | null,
  { text, passages }: Report,
): { relay: Relay; governed: Span }[] {
  const found: { relay: Relay; governed: Span }[] = [];
  for (const sentence of sentences) {
    if (sentence.tokens.at(-1)!.form !== ':' || !/^\s*\n/.test(text.slice(sentence.end))) continue;
    const next = passages.find(({ kind, start }) => kind === 'body' && start >= sentence.end);
    if (next === undefined) continue;
    const tree = treeOf(sentence);
    const mention = sentence.tokens.map(({ index }) => outletOf(tree, index, names)).find(outlet => outlet?.named);
    const relay = mention == null ? null : relayOf(tree, mention, null);
    if (relay !== null) found.push({ relay, governed: next });
  }
  return found;
}

const isNested = (draft: Draft, drafts: readonly Draft[]) =>
  drafts.some(other => other !== draft && other.content.some(span => contains(span, placeOf(draft))));

/** A paper that cites itself adds no link. */
function isPublisher(words: readonly string[], publisher: string | null): boolean {
  if (publisher === null) return false;
  const known = new Set(publisher.toLowerCase().split(/\s+/));
  const own = words.map(word => word.toLowerCase()).filter(word => word !== 'news' && word !== 'the');
  return own.length > 0 && own.every(word => known.has(word));
}

/** "the paper": the outlet named last before this place. */
function lastNamed(
  sentences: readonly Sentence[],
  tree: Tree,
  before: number,
  names: OutletNames,
): { tree: Tree; mention: OutletMention } | null {
  const last = sentences.indexOf(tree.sentence);
  for (let place = last; place >= Math.max(0, last - 12); place--) {
    const at = treeOf(sentences[place]!);
    for (let word = at.tokens.length - 1; word >= 0; word--) {
      if (at.tokens[word]!.start >= before || at.tokens[word]!.upos !== 'PROPN') continue;
      const mention = outletOf(at, word, names);
      if (mention?.named) return { tree: at, mention };
    }
  }
  return null;
}

/** "according to X", "…, X reported" and "X quotes A as saying": the words of the others stand by themselves. */
function isBystander({ attribution, content }: Draft): boolean {
  const { source, cue, cueSpan } = attribution!;
  const comesAfter = content.length > 0 && content[0]!.start < cueSpan.start;
  return source!.path.startsWith('according') || comesAfter || cue.entry?.group.name === 'quote';
}

/** Other attributions of the same sentence whose cue lies in what the outlet passes on, outermost ones only. */
function othersInside(outer: Draft, drafts: readonly Draft[]): Draft[] {
  const { tree } = outer.attribution!;
  const inside = drafts.filter(
    ({ attribution, content }) =>
      attribution !== null &&
      attribution !== outer.attribution &&
      attribution.tree === tree &&
      (outer.content.some(span => contains(span, attribution.cueSpan)) || sameWords(outer.content, content)),
  );
  return inside.filter(
    one => !inside.some(other => other !== one && other.content.some(span => contains(span, one.attribution!.cueSpan))),
  );
}

function sameWords(a: readonly Span[], b: readonly Span[]): boolean {
  const size = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const shared = a.reduce((sum, one) => sum + b.reduce((part, other) => part + sharedLength(one, other), 0), 0);
  return shared > 0.6 * Math.min(size(a), size(b));
}

// told [the Herald] | in an interview with [Meridian Radio] | was quoted by [the agency] as saying | speaking on [Channel 4]
function addressedOutlet({ tree, cue, source }: Attribution, names: OutletNames): OutletMention | null {
  const around = [cue.index];
  const { head, deprel } = tree.tokens[cue.index]!;
  if (head >= 0 && (isRelation(deprel, 'advcl') || isRelation(deprel, 'xcomp'))) around.push(head);
  for (const child of tree.children[cue.index]!)
    if (isRelation(tree.tokens[child]!.deprel, 'advcl')) around.push(child);
  for (const verb of around) {
    for (const child of tree.children[verb]!) {
      if (child === source?.head || child === cue.index) continue;
      const { deprel: relation, lemma } = tree.tokens[child]!;
      if (isRelation(relation, 'obj') || isRelation(relation, 'iobj') || isRelation(relation, 'obl')) {
        const preposition = prepositionOf(tree, child);
        const outlet = outletOf(tree, child, names);
        if (
          outlet !== null &&
          (outlet.named || tree.tokens[cue.index]!.lemma === 'tell') &&
          !/^(?:about|of|against|from)$/.test(preposition)
        )
          return outlet;
        if (/^(?:interview|conversation|briefing|article|op-ed|essay|comments?|remarks?)$/.test(lemma)) {
          for (const part of tree.children[child]!) {
            const found = isRelation(tree.tokens[part]!.deprel, 'nmod') ? outletOf(tree, part, names) : null;
            if (found !== null) return found;
          }
        }
      }
    }
  }
  return null;
}

/** What an outlet was told once it is taken to have been told on: the same speaker, up to the paragraph below. */
function carryOn(drafts: readonly Draft[], of: Map<Draft, Relay[]>, text: string): void {
  for (const [place, draft] of drafts.entries()) {
    if (of.has(draft)) continue;
    const key = speakerKey(draft);
    if (key === null) continue;
    for (let before = place - 1; before >= 0; before--) {
      const earlier = drafts[before]!;
      const gap = text.slice(placeOf(earlier).end, placeOf(draft).start);
      if ((gap.match(/\n+/g) ?? []).length > 1) break;
      const relays = of.get(earlier);
      const earlierKey = speakerKey(earlier);
      if (earlierKey === null) continue;
      const same =
        key === earlierKey ||
        (isPronoun(draft) && nearestNamed(drafts, place) === earlier) ||
        isIntroduced(draft, earlier) ||
        (relays !== undefined && isUnsignedQuote(draft));
      if (!same) continue;
      if (relays !== undefined)
        of.set(
          draft,
          relays.map(relay => ({ ...relay, explicit: false, span: null, cue: null })),
        );
      break;
    }
  }
}

function speakerKey({ attribution, speakerOf }: Draft): string | null {
  const source = (attribution ?? speakerOf?.attribution)?.source;
  const tree = (attribution ?? speakerOf?.attribution)?.tree;
  if (source == null || tree === undefined) return null;
  const names = branch(tree, source.head).filter(word => tree.tokens[word]!.upos === 'PROPN');
  const last = names.at(-1);
  const words = corePhrase(tree, source.head);
  if (last === undefined) return tree.tokens[source.head]!.lemma.toLowerCase();
  return tree.tokens[names.filter(word => tree.tokens[word]!.end <= words.end).at(-1) ?? last]!.form.toLowerCase();
}

/**
 * The lead's unnamed speaker and the one named in the paragraph below, when both are of one house:
 *
 *     A senior foreign ministry official said … ⏎ Anna Bek, the director of the foreign ministry's second department, said …
 */
function isIntroduced(draft: Draft, earlier: Draft): boolean {
  const first = earlier.attribution;
  const named = draft.attribution;
  if (first?.source == null || named?.source == null) return false;
  const noun = first.tree.tokens[first.source.head]!;
  const article = first.tree.children[first.source.head]!.some(child => /^an?$/i.test(first.tree.tokens[child]!.form));
  if (!article || noun.xpos !== 'NN' || named.tree.tokens[named.source.head]!.upos !== 'PROPN') return false;
  const house = (tree: Tree, head: number) =>
    new Set(
      branch(tree, head)
        .map(word => tree.tokens[word]!)
        .filter(({ upos, index }) => (upos === 'NOUN' || upos === 'ADJ') && index !== head)
        .map(({ lemma }) => lemma.toLowerCase()),
    );
  const own = house(named.tree, named.source.head);
  return [...house(first.tree, first.source.head)].filter(word => own.has(word)).length >= 2;
}

/** "was quoted as saying", nobody says by whom: by the outlet that was passing on already. */
function isUnsignedQuote({ attribution }: Draft): boolean {
  if (attribution === null) return false;
  const { tree, cue } = attribution;
  const quoting = quotingVerb(tree, cue.index);
  return quoting >= 0 && tree.children[quoting]!.some(child => tree.tokens[child]!.deprel === 'nsubj:pass');
}

const isPronoun = ({ attribution }: Draft) =>
  attribution?.source != null && attribution.tree.tokens[attribution.source.head]!.upos === 'PRON';

function nearestNamed(drafts: readonly Draft[], place: number): Draft | undefined {
  return drafts.slice(0, place).findLast(draft => !isPronoun(draft) && speakerKey(draft) !== null);
}

const placeOf = ({ attribution, content }: Draft): Span => attribution?.cueSpan ?? content[0]!;

function spanOfMention(tree: Tree, { words }: OutletMention): Span {
  return { start: tree.tokens[words[0]!]!.start, end: tree.tokens[words.at(-1)!]!.end };
}
