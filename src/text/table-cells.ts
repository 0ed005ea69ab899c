// A spreadsheet runs what begins with one of these, full-width forms too: =HYPERLINK(…), +1+cmd|…, @SUM(…).
const FORMULA = /^'*[\s\u200b\u00ad]*[=+\-@＝＋－＠\t\r\n]/;

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, CSV injection). `restored` takes it
 * away again; a text that begins so already gets one more, so that nothing is lost.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function restored(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** Several texts in one field: `state:RUS|state:UKR`; a bar or backslash within one is escaped by a backslash. */
export function listed(texts: readonly string[]): string {
  return texts.map(text => text.replace(/[\\|]/g, '\\$&')).join('|');
}

/** The texts that `listed` was given; an empty field is no text at all. */
export function unlisted(field: string): string[] {
  if (field === '') return [];
  const texts: string[] = [];
  let text = '';
  for (const [part] of field.matchAll(/\\[\\|]|[\s\S]/g)) {
    if (part === '|') {
      texts.push(text);
      text = '';
    } else text += part.length === 2 ? part.slice(1) : part;
  }
  return [...texts, text];
}
