/** What all PETRARCH files share: lines with comments, and words compared without regard to how they are joined. */

/** The pieces of a written word, as both dictionary and sentence are compared: "al-Qaeda's" is AL, QAEDA, S. */
export function comparable(written: string): string[] {
  return written
    .toUpperCase()
    .replaceAll('.', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(piece => piece !== '');
}

/** Lines that say something, comments (`#` or `;` to the end of the line, `<!-- … -->`) taken out. */
export function contentLines(text: string): { readonly line: number; readonly text: string }[] {
  return text
    .replace(/<!\s*--[\s\S]*?-->/g, comment => comment.replace(/[^\n]/g, ''))
    .split(/\r?\n/)
    .map((written, index) => ({ line: index + 1, text: written.replace(/[#;].*$/, '').trim() }))
    .filter(({ text: written }) => written !== '');
}
