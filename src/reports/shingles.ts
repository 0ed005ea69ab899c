/** Words of one shingle: eight running words are not shared by accident, and survive a changed word now and then. */
const SHINGLE = 8;

/**
 * The shingles of some paragraphs, as numbers of 32 bits. No shingle runs from one paragraph into the next.
 *
 * @param sample One in so many is kept, by its number: the same ones in every report (Broder 1997, mod-p sampling).
 */
export function shinglesOf(paragraphs: readonly string[], sample: number): Set<number> {
  const kept = new Set<number>();
  for (const paragraph of paragraphs) {
    const words = paragraph.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let i = 0; i + SHINGLE <= words.length; i++) {
      const hash = fnv1a(words.slice(i, i + SHINGLE).join(' '));
      if (hash % sample === 0) kept.add(hash);
    }
  }
  return kept;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
