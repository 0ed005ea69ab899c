import type { Span } from '../../text/index.ts';

/** A sentence as the tokeniser sees it: spans of its words in the text. */
export type Words = readonly Span[];

/** Cuts one block of a text into sentences of words. */
export function cutText(text: string, block: Span): Words[] {
  const sentences: Span[][] = [];
  let words: Span[] = [];
  const close = () => {
    if (words.length > 0) sentences.push(words);
    words = [];
  };
  const pattern =
    /\n\s*\n|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|No|Nov|Dec|Jan|Feb|Aug|Sept|Oct|St)\.|(?:\p{L}\.){2,}|\d+(?:[.,:]\d+)*|\p{L}+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[\p{L}\p{M}\p{N}]+|\.\.\.|[^\s]/gu;
  pattern.lastIndex = block.start;
  for (let match = pattern.exec(text); match !== null && match.index < block.end; match = pattern.exec(text)) {
    if (match[0].trim() === '') {
      close();
      continue;
    }
    const start = match.index;
    const end = Math.min(block.end, start + match[0].length);
    words.push({ start, end });
    if (
      /^[.?!]$/.test(match[0]) &&
      !/^\s*["”’)\]]/.test(text.slice(end, end + 3)) &&
      /^\s|^$/.test(text.slice(end, end + 1))
    )
      close();
    else if (/^["”’)\]]$/.test(match[0]) && words.length > 1 && /[.?!]/.test(text[start - 1] ?? '')) close();
  }
  close();
  return sentences;
}
