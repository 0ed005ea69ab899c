import type { Sentence } from '../../language/index.ts';
import { coverSpans, mergeSpans, overlaps, type Span, sharedLength } from '../../text/index.ts';
import type { Attribution } from './attribution.ts';
import type { QuotedStretch } from './quotations.ts';

/** A statement before its chain, actors and stance are known. */
export interface Draft {
  /** Null for a quotation that nobody's word introduces. */
  readonly attribution: Attribution | null;
  /** The draft whose speaker also speaks here, where this one has none of its own. */
  readonly speakerOf: Draft | null;
  readonly content: readonly Span[];
  readonly quotations: readonly QuotedStretch[];
}

/**
 * Joins what the trees say with what the quotation marks say: a content takes in the whole of a quotation it touches, a cue without content
 * takes the quotation beside it, quotations that follow in the paragraph go to the speaker before them, and a paragraph that is
 * nothing but a quotation speaks for itself.
 *
 *     “We waited,” she said on Monday. “Nobody came. Then it rained.”
 *      └ by tree    └ cue               └ by marks
 */
export function completeQuotations(
  attributions: readonly Attribution[],
  quotations: readonly QuotedStretch[],
  sentences: readonly Sentence[],
  paragraphs: readonly Span[],
  text: string,
): Draft[] {
  const owner = new Map<QuotedStretch, Attribution>();
  const claims = new Map<Attribution, QuotedStretch[]>();
  const give = (quotation: QuotedStretch, attribution: Attribution) => {
    owner.set(quotation, attribution);
    claims.set(attribution, [...(claims.get(attribution) ?? []), quotation]);
  };
  const speaks = attributions.filter(one => !quotations.some(quotation => overlaps(quotation.inner, one.cueSpan)));

  // 1. A content that lies in a quotation, or holds most of it, takes it whole.
  for (const quotation of quotations) {
    let best: Attribution | null = null;
    let most = 0;
    for (const one of speaks) {
      const shared = one.content.reduce((sum, span) => sum + sharedLength(span, quotation.inner), 0);
      const share = shared / (quotation.inner.end - quotation.inner.start);
      if (share > most && (share > 0.4 || one.contentHeads.some(head => isIn(one, head, quotation)))) {
        most = share;
        best = one;
      }
    }
    if (best !== null) give(quotation, best);
  }
  // 2. A cue of speech whose tree gave it nothing, or nothing quoted, takes the quotation that begins or ends beside it.
  for (const one of speaks) {
    if (claims.has(one) || (one.content.length > 0 && !one.weak)) continue;
    const beside = nearest(
      one,
      quotations.filter(quotation => !owner.has(quotation)),
      text,
    );
    if (beside !== null) give(beside, one);
  }
  // 3. What follows in the same paragraph, and what the paragraph below takes up, is the same speaker's.
  for (const [place, quotation] of quotations.entries()) {
    if (owner.has(quotation)) continue;
    const before = quotations[place - 1];
    const speaker = before === undefined ? undefined : owner.get(before);
    if (before === undefined || speaker === undefined) continue;
    const between = speaks.some(
      one => one !== speaker && one.cueSpan.start >= before.end && one.cueSpan.end <= quotation.start,
    );
    const follows =
      quotation.continues ||
      (!text.slice(before.end, quotation.start).includes('\n') && startsSentence(quotation, sentences));
    if (follows && !between && isFullSentence(quotation, text)) give(quotation, speaker);
  }

  const drafts: Draft[] = attributions.map(attribution => {
    const own = claims.get(attribution) ?? [];
    const below =
      own.length === 0 && (attribution.content.length === 0 || attribution.weak)
        ? paragraphBelow(attribution, paragraphs, text)
        : null;
    if (below !== null) return { attribution, speakerOf: null, content: [trimmed(below, text)], quotations: [] };
    const content = mergeSpans([
      ...withoutOthers(attribution, owner, quotations),
      ...own.map(({ inner }) => trimmed(inner, text)),
    ]);
    return { attribution, speakerOf: null, content, quotations: own };
  });
  // As the Herald reports: ⏎ a whole paragraph of the Herald's, beside what the sentence itself gives it.
  for (const draft of [...drafts]) {
    const { attribution, content } = draft;
    if (
      attribution === null ||
      content.length === 0 ||
      attribution.tree.tokens[attribution.cue.index + 1]?.form !== ':'
    )
      continue;
    if (content.some(span => span.start > attribution.cueSpan.end)) continue;
    const below = paragraphBelow(attribution, paragraphs, text);
    if (below !== null)
      drafts.push({ attribution: null, speakerOf: draft, content: [trimmed(below, text)], quotations: [] });
  }
  // 4. A paragraph that is a quotation and has no cue.
  for (const quotation of quotations) {
    if (owner.has(quotation) || !isFullSentence(quotation, text) || !fillsParagraph(quotation, text)) continue;
    if (speaks.some(one => one.content.some(span => overlaps(span, quotation)))) continue;
    drafts.push({
      attribution: null,
      speakerOf: lastSpeaker(drafts, quotation, text),
      content: [trimmed(quotation.inner, text)],
      quotations: [quotation],
    });
  }
  return drafts.filter(({ content }) => content.length > 0).sort((a, b) => placeOf(a) - placeOf(b));
}

const placeOf = ({ attribution, content }: Draft) => attribution?.cueSpan.start ?? content[0]!.start;

const isIn = ({ tree }: Attribution, head: number, { inner }: QuotedStretch) => {
  const word = tree.tokens[head];
  return word !== undefined && inner.start <= word.start && word.end <= inner.end;
};

/** The content by tree, without the quotations that another cue owns. */
function withoutOthers(
  one: Attribution,
  owner: ReadonlyMap<QuotedStretch, Attribution>,
  quotations: readonly QuotedStretch[],
): Span[] {
  const foreign = quotations.filter(quotation => {
    const by = owner.get(quotation);
    return by !== undefined && by !== one && !by.content.some(span => one.content.some(own => overlaps(own, span)));
  });
  return one.content.filter(
    span => !foreign.some(quotation => quotation.start <= span.start && span.end <= quotation.end),
  );
}

function nearest(one: Attribution, free: readonly QuotedStretch[], text: string): QuotedStretch | null {
  const { tree, cueSpan } = one;
  const inSentence = free.filter(quotation => overlaps(quotation, tree.sentence));
  if (inSentence.length > 0) {
    return inSentence.reduce((best, quotation) => (gap(quotation, cueSpan) < gap(best, cueSpan) ? quotation : best));
  }
  // “Is it over?” [she asked.]
  const before = free.find(
    quotation =>
      quotation.end <= tree.sentence.start && /^[^\S\n]*$/.test(text.slice(quotation.end, tree.sentence.start)),
  );
  if (before !== undefined && cueSpan.start - tree.sentence.start < 60) return before;
  // He put it this way: ⏎ “The door is open.”
  if (
    text
      .slice(cueSpan.end, tree.sentence.end + 1)
      .trimEnd()
      .endsWith(':')
  ) {
    return (
      free.find(
        quotation => quotation.start >= cueSpan.end && text.slice(tree.sentence.end, quotation.start).trim() === '',
      ) ?? null
    );
  }
  return null;
}

/** As the Herald reports: ⏎ [The whole paragraph below.] */
function paragraphBelow(
  { tree, cue, cueSpan, source }: Attribution,
  paragraphs: readonly Span[],
  text: string,
): Span | null {
  const last = tree.tokens.at(-1)!;
  // According to the Herald: ⏎ others speak below, the Herald passes them on
  if (
    last.form !== ':' ||
    source === null ||
    cue.entry?.group.name === 'according' ||
    !/^\s*\n/.test(text.slice(last.end, last.end + 40))
  )
    return null;
  if (last.start - cueSpan.end > 80) return null;
  return paragraphs.find(({ start }) => start >= last.end) ?? null;
}

const gap = (a: Span, b: Span) => Math.max(a.start - b.end, b.start - a.end, 0);

function startsSentence(quotation: QuotedStretch, sentences: readonly Sentence[]): boolean {
  return sentences.some(({ start }) => Math.abs(start - quotation.start) <= 2 || start === quotation.inner.start);
}

/** A quotation of whole sentences, not of a phrase inside the reporter's own. */
function isFullSentence({ inner }: QuotedStretch, text: string): boolean {
  const words = text.slice(inner.start, inner.end).trimEnd();
  return /[.!?…—-]["'”’)\]]*$/u.test(words) || words.split(/\s+/).length >= (words.endsWith(',') ? 3 : 12);
}

function fillsParagraph({ start, end }: QuotedStretch, text: string): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const next = text.indexOf('\n', end);
  const after = text.slice(end, next < 0 ? text.length : next);
  return before.trim() === '' && after.trim().length < 3;
}

/** Who spoke last, not further back than the paragraph before. */
function lastSpeaker(drafts: readonly Draft[], quotation: QuotedStretch, text: string): Draft | null {
  let best: Draft | null = null;
  for (const draft of drafts) {
    const cover = coverSpans([...draft.content, ...(draft.attribution === null ? [] : [draft.attribution.cueSpan])]);
    if (cover === null || cover.end > quotation.start) continue;
    if ((draft.attribution?.source ?? draft.speakerOf) === null) continue;
    if ((text.slice(cover.end, quotation.start).match(/\n+/g) ?? []).length > 1) continue;
    if (best === null || placeOf(draft) > placeOf(best)) best = draft;
  }
  return best;
}

function trimmed({ start, end }: Span, text: string): Span {
  let first = start;
  let last = end;
  while (first < last && /\s/u.test(text[first]!)) first++;
  while (last > first && /[\s,;]/u.test(text[last - 1]!)) last--;
  // A final full stop is not part of what is cited; a question or exclamation mark carries meaning.
  if (text[last - 1] === '.' && text[last - 2] !== '.' && !/\b\p{Lu}\.$/u.test(text.slice(first, last))) last--;
  return first < last ? { start: first, end: last } : { start, end };
}
