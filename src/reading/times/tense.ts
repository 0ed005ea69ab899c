import type { Span } from '../../text/index.ts';

/** Where the clause that a time stands in points: what has happened, or what is to come. */
export type Tense = 'past' | 'future';

const REACH = 90;
const AHEAD =
  /^(?:will|won|shall|ll|would|scheduled|slated|expected|due|planned|plans|plan|planning|upcoming|tomorrow|intends|hopes|aims|set|deadline|must|should|may|might|can|could|ahead|expires|expire|begin|resume|return|meet|hold|is|are|be)$/;
const FIRM_AHEAD = /^(?:will|won|shall|ll|scheduled|slated|upcoming|tomorrow|deadline|expires)$/;
const LOOSE_AHEAD = /^(?:expected|due|planned|plans|plan|planning|intends|hopes|aims|must|should|may|might|can|could|would)$/;
const BACK =
  /^(?:was|were|had|did|said|told|wrote|met|held|took|made|came|went|began|got|gave|left|saw|fell|rose|broke|spoke|sent|won|lost|hit|brought|became|flew|drove|fought|led|found|kept|put|struck|withdrew|shot|bought|sold|paid|sought|thought|felt|stood|set|cut|ran|grew|drew|threw|knew|known|been|has|have)$/;

const WORD = /[a-z]+/g;

function clauseOf(text: string, { start, end }: Span): { lead: string; tail: string } {
  const lead = text.slice(Math.max(0, start - REACH), start);
  const tail = text.slice(end, end + REACH);
  const stop = /^[\s\S]*(?:[.!?:;]["”’)]?\s|\n\s*\n)/.exec(lead);
  const close = /(?:[.!?:;]["”’)]?(?:\s|$)|\n\s*\n)/.exec(tail);
  return {
    lead: (stop === null ? lead : lead.slice(stop[0].length)).toLowerCase(),
    tail: (close === null ? tail : tail.slice(0, close.index)).toLowerCase(),
  };
}

function tenseOf(words: readonly string[]): Tense | null {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    if (FIRM_AHEAD.test(word)) return 'future';
    if (LOOSE_AHEAD.test(word) && next !== 'have') return 'future';
    // "is to meet", "are set to", "is going to", "set for Friday" look ahead; "was set up" does not.
    if ((word === 'is' || word === 'are') && (next === 'to' || next === 'set' || next === 'going')) return 'future';
    if (word === 'set' && (next === 'for' || next === 'to')) return 'future';
    if (BACK.test(word) || /[a-z]{2,}ed$/.test(word)) return 'past';
  }
  return null;
}

/**
 * The tense of the clause around a span, by the words nearest to it: first those before it, then those behind. A fall-back for
 * texts without a parse; null when no word tells.
 */
export function tenseByWords(text: string, span: Span): Tense | null {
  const { lead, tail } = clauseOf(text, span);
  const leading = (lead.match(WORD) ?? []).slice(-9);
  // The verb group nearest before the time is read in its own order: "will have met", "was expected to meet".
  for (let from = leading.length - 1; from >= 0; from--) {
    const word = leading[from]!;
    if (!AHEAD.test(word) && !BACK.test(word) && !/[a-z]{2,}ed$/.test(word)) continue;
    const tense = tenseOf(leading.slice(from, from + 2));
    const group = tenseOf(leading.slice(Math.max(0, from - 2), from + 2));
    if (tense === 'past' && group === 'future') return 'future';
    if (tense !== null) return tense;
    if (group !== null) return group;
  }
  if (/\b(?:until|till|next)\s+$/.test(lead)) return 'future';
  return tenseOf((tail.match(WORD) ?? []).slice(0, 9));
}
