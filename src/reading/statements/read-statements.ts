import { citeOf, contains, coverSpans, type Span } from '../../text/index.ts';
import { actorIndexOf } from '../actors/index.ts';
import type { ActorId, Statement, TimeEntry, Voice } from '../entry.ts';
import { newEntry, type ReadingStep } from '../step.ts';
import { chainOf, isSpokesperson } from './chain.ts';
import type { Draft } from './complete-quotations.ts';
import { cueLexicon } from './cue-lexicon.ts';
import { findDrafts } from './find-drafts.ts';
import { findRelays } from './find-relays.ts';
import { mannerOf, quotationKind, recordKind } from './manner.ts';
import { outletNames } from './outlets.ts';
import { aboutOf, takenUpBy } from './point.ts';
import { type SpeakerBook, speakerBook } from './speakers.ts';
import { statementScorers } from './statement-scorers.ts';
import { branch, isRelation, prepositionOf, type Tree } from './tree.ts';

/**
 * Who said what, via whom. Finds attributions by tree and by quotation marks, then settles for each who speaks, through which outlets it came,
 * in which other statement it stands, and how the report's wording takes it. Sources that no layer before knows become actors.
 */
export const readStatements: ReadingStep = (soFar, { report, sentences }) => {
  const paragraphs = report.passages.filter(({ kind }) => kind === 'heading' || kind === 'body');
  const found = findDrafts(report.text, paragraphs, sentences, cueLexicon(), statementScorers());
  const book = speakerBook(report, actorIndexOf(soFar.actors));
  const publisher = report.publisher === null ? null : book.named(report.publisher, 'publisher', null);
  const { drafts, of: relays } = findRelays(found, sentences, outletNames(), book, report);

  const speakers = new Map(drafts.map(draft => [draft, book.speakersOf(draft)] as const));
  // A quotation without a cue is the last speaker's.
  for (const draft of drafts) {
    const speaker = draft.speakerOf === null ? undefined : speakers.get(draft.speakerOf);
    if (speaker !== undefined) speakers.set(draft, { ...speaker, byReference: true });
  }
  const outer = new Map(drafts.map(draft => [draft, enclosing(draft, drafts)] as const));
  const ids = new Map<Draft, string>();
  const statements: Statement[] = [];
  // Outer statements first, so that an inner one can name them.
  const depths = new Map(drafts.map(draft => [draft, outer.get(draft) === null ? 0 : depthOf(draft, outer)] as const));
  const innerHeads = new Map<Draft, Draft>();
  for (const [inner, parent] of outer) {
    if (parent !== null && !innerHeads.has(parent) && isHeadOf(inner, parent)) innerHeads.set(parent, inner);
  }
  const toldBefore = (draft: Draft) =>
    [...ids]
      .filter(([other]) => depths.get(other) === 0 && placeOf(other) < placeOf(draft))
      .map(([other, id]) => ({
        id,
        speaker: speakers.get(other)!.actor,
        cue: other.attribution?.cueSpan ?? null,
      }));
  for (const draft of [...drafts].sort((a, b) => depths.get(a)! - depths.get(b)!)) {
    const { attribution, content } = draft;
    const speaker = speakers.get(draft)!;
    const parent = outer.get(draft) ?? null;
    const cueSpan = attribution?.cueSpan ?? null;
    const cover = coverSpans([...content, ...(cueSpan === null ? [] : [cueSpan])])!;
    const entry = newEntry(report, 'statement', [cover, ...content], {
      rule:
        attribution === null
          ? 'statements/quotation'
          : `statements/${attribution.cue.entry?.group.name ?? 'scored cue'}`,
      confidence: attribution === null ? 0.6 : Math.round(attribution.confidence * 100) / 100,
      voice:
        parent === null ? { kind: 'reporter' } : voiceOf(speakers.get(parent)!.actor, ids.get(parent)!, speaker.actor),
      ...(cueSpan === null ? {} : { discriminator: `${cueSpan.start}` }),
    });
    ids.set(draft, entry.id);
    const manner = mannerOf(draft);
    const embedded = innerHeads.get(draft);
    statements.push({
      ...entry,
      speaker: {
        actor: speaker.actor,
        cite: attribution?.source == null ? null : citeOf(report, attribution.source.span),
      },
      onBehalfOf: onBehalfOf(draft, speaker.actor, book),
      coSpeakers: speaker.others,
      chain: chainOf(
        draft,
        speaker,
        relays.get(draft) ?? [],
        publisher,
        embedded === undefined ? null : speakers.get(embedded)!.actor,
        report,
      ),
      cue: {
        cite: cueSpan === null ? null : citeOf(report, cueSpan),
        lemma: attribution === null ? null : attribution.tree.tokens[attribution.cue.index]!.lemma,
        stance: attribution?.cue.entry?.group.stance ?? 'neutral',
      },
      content: content.map(span => citeOf(report, span)),
      quotation: quotationKind(draft, report.text),
      record: recordKind(
        draft,
        speaker.byReference && speaker.actor !== null && book.get(speaker.actor)?.kind === 'person',
      ),
      addressee: addresseeOf(draft, book),
      medium: manner.medium,
      time: timeOf(draft, soFar.times),
      place: manner.place,
      habitual: manner.habitual,
      hedges: manner.hedges.map(span => citeOf(report, span)),
      polarity: manner.negative ? 'negative' : 'positive',
      inside: parent === null ? null : ids.get(parent)!,
      refersTo: takenUpBy(draft, speaker.actor, toldBefore(draft)),
      about: aboutOf(draft, [speaker.actor, ...speaker.others], book),
    });
  }
  statements.sort(inTextOrder);
  return { actors: [...soFar.actors, ...book.made()], statements };
};

/** By their first word, the outer one before what it holds, the clauses of one cue as they stand. */
function inTextOrder(a: Statement, b: Statement): number {
  const [first, second] = [a.cites[0], b.cites[0]];
  const oneCue = a.cue.cite !== null && a.cue.cite.start === b.cue.cite?.start;
  return first.start - second.start || (oneCue ? a.content[0]!.start - b.content[0]!.start : second.end - first.end);
}

function voiceOf(outer: ActorId | null, statement: string, inner: ActorId | null): Voice {
  return inner === null || inner === outer
    ? { kind: 'source', actor: outer, statement }
    : { kind: 'source about another', actor: outer, about: inner, statement };
}

/** The narrowest other statement whose content holds this one's cue (or, without a cue, its content). */
function enclosing(draft: Draft, drafts: readonly Draft[]): Draft | null {
  const anchor = draft.attribution?.cueSpan ?? draft.content[0]!;
  let best: Draft | null = null;
  for (const other of drafts) {
    if (other.content[0]!.start > anchor.start || other.content.at(-1)!.end < anchor.end) continue;
    if (other === draft || !other.content.some(span => contains(span, anchor))) continue;
    const cue = other.attribution?.cueSpan;
    if (cue !== undefined && draft.content.some(span => contains(span, cue))) continue;
    if (best === null || sizeOf(other) < sizeOf(best)) best = other;
  }
  return best;
}

const placeOf = ({ attribution, content }: Draft): number => attribution?.cueSpan.start ?? content[0]!.start;

const sizeOf = ({ content }: Draft) => content.reduce((sum, { start, end }) => sum + end - start, 0);

function depthOf(draft: Draft, outer: ReadonlyMap<Draft, Draft | null>): number {
  let depth = 0;
  const seen = new Set([draft]);
  for (let at = outer.get(draft) ?? null; at !== null && !seen.has(at); at = outer.get(at) ?? null) {
    seen.add(at);
    depth++;
  }
  return depth;
}

/** "[Turkish officials] have been encouraging …" is all that the outer statement says. */
function isHeadOf(inner: Draft, outer: Draft): boolean {
  const cue = inner.attribution?.cue.index;
  return (
    cue !== undefined &&
    inner.attribution!.tree === outer.attribution?.tree &&
    outer.attribution.contentHeads.includes(cue)
  );
}

/** Whom a speaker speaks for: what his actor is part of, or what his office names ("a spokesman for [the union]"). */
function onBehalfOf({ attribution }: Draft, actor: ActorId | null, book: SpeakerBook): ActorId | null {
  const partOf = actor === null ? null : (book.get(actor)?.partOf ?? null);
  if (partOf !== null || attribution?.source == null) return partOf;
  const { tree, source } = attribution;
  if (!isSpokesperson(tree, source.head)) return null;
  for (const word of branch(tree, source.head)) {
    if (!isRelation(tree.tokens[word]!.deprel, 'nmod') || !/^(?:for|of|)$/.test(prepositionOf(tree, word))) continue;
    const found = book.known(tree, word);
    if (found !== null && found !== actor) return found;
  }
  return null;
}

// told [reporters] that … | promised [the elders] that … | said to [the mayor] that …
function addresseeOf({ attribution, content }: Draft, book: SpeakerBook): ActorId | null {
  if (attribution === null) return null;
  const { tree, cue, source } = attribution;
  for (const child of tree.children[cue.index]!) {
    const { deprel } = tree.tokens[child]!;
    const addressed =
      isRelation(deprel, 'iobj') ||
      (isRelation(deprel, 'obj') && hasClause(tree, cue.index)) ||
      (isRelation(deprel, 'obl') && prepositionOf(tree, child) === 'to');
    if (!addressed || child === source?.head || content.some(span => contains(span, tree.tokens[child]!))) continue;
    const actor = book.known(tree, child);
    if (actor !== null) return actor;
  }
  return null;
}

const hasClause = (tree: Tree, index: number) =>
  tree.tokens[index]!.lemma === 'tell' ||
  tree.children[index]!.some(child => /^(?:ccomp|xcomp|parataxis)/.test(tree.tokens[child]!.deprel));

/** A time that hangs on the cue, not one that lies in the content. */
function timeOf({ attribution, content }: Draft, times: readonly TimeEntry[]): string | null {
  if (attribution === null) return null;
  const { tree, cue } = attribution;
  const parts = tree.children[cue.index]!.filter(child => /^(?:obl|advmod|nmod)/.test(tree.tokens[child]!.deprel));
  for (const part of parts) {
    const words = branch(tree, part);
    const span: Span = { start: tree.tokens[words[0]!]!.start, end: tree.tokens[words.at(-1)!]!.end };
    const time = times.find(
      ({ cite, type }) => type !== 'duration' && contains(span, cite) && !content.some(one => contains(one, cite)),
    );
    if (time !== undefined) return time.id;
  }
  return null;
}
