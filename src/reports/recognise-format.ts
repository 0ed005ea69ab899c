import { extname } from 'node:path';
import { utf16Order } from './decode-text.ts';

export type Format = 'text' | 'page' | 'pdf' | 'json' | 'ndjson' | 'warc';

export type Recognised =
  | { readonly format: Format }
  /** A format that is known and not read here; `what` names it for the message. */
  | { readonly format: null; readonly what: string };

const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive or an office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old office document'],
  ['{\\rtf', 'a rich-text document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a media file'],
  ['BZh', 'a bzip2 archive'],
  ['\u00fd7zXZ', 'an xz archive'],
  ['7z\u00bc\u00af', 'a 7z archive'],
  ['(\u00b5/\u00fd', 'a zstd archive'],
  ['SQLite format 3', 'a database'],
  ['\u007fELF', 'a program'],
];

const HINTS: Readonly<Record<string, Format>> = {
  '.html': 'page',
  '.htm': 'page',
  '.xhtml': 'page',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text',
};

/** True for the two bytes every gzip file begins with. */
export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/** Control characters that no text has, outside of tab, line ends and form feed. */
const isControl = (byte: number) =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b;

/** True when a line is a whole JSON object, as every line of NDJSON is. */
function isObjectLine(line: string): boolean {
  if (!line.startsWith('{') || !line.endsWith('}')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The text behind an XML declaration and any comments a page opens with. */
function withoutPreamble(start: string): string {
  let rest = start.replace(/^<\?xml[^>]*>\s*/, '');
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end === -1) break;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

function recogniseJson(head: string, hint: Format | undefined): Format | null {
  if (hint === 'ndjson') return 'ndjson';
  if (/^\[\s*(?:\{|\])/.test(head)) return 'json';
  if (!/^\{\s*(?:"|\}|$)/.test(head)) return hint === 'json' ? 'json' : null;
  const [first = '', ...rest] = head.split('\n');
  // An object that fills the whole head on one line is a report, alone or the first of many: reading by lines serves both.
  if (rest.length === 0) return 'ndjson';
  if (isObjectLine(first.trim())) return 'ndjson';
  // The first line may be the bad one; then the next tells.
  return rest.slice(0, 5).some(line => isObjectLine(line.trim())) ? 'ndjson' : 'json';
}

/**
 * Tells a format by what the bytes hold; the name's extension only decides where the bytes leave it open (a text file that begins
 * with a bracket, an HTML fragment without tags in sight).
 */
export function recogniseFormat(head: Uint8Array, name: string | null): Recognised {
  const latin = Buffer.from(head).toString('latin1');
  const magic = MAGIC.find(([sign]) => latin.startsWith(sign));
  if (magic !== undefined) return { format: null, what: magic[1] };
  if (latin.startsWith('WARC/')) return { format: 'warc' };
  // Some servers put a few bytes before the sign; readers of PDF take it anywhere in the first kilobyte.
  if (/^[\s\S]{0,1000}?%PDF-\d/.test(latin.slice(0, 1024)) && !/^\s*(?:<|[{[])/.test(latin)) return { format: 'pdf' };
  const isUtf16 = utf16Order(head) !== null || /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(latin);
  if (!isUtf16) {
    const controls = head.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
    if (latin.includes('\0') || controls > 0.01 * head.length) return { format: null, what: 'a binary file' };
  }
  const start = (isUtf16 ? latin.replaceAll('\0', '') : latin).replace(
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*/,
    '',
  );
  const extension = extname(name?.replace(/\.gz$/i, '') ?? '').toLowerCase();
  const hint = HINTS[extension];

  const json = recogniseJson(start, hint);
  if (json !== null) return { format: json };
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(withoutPreamble(start))) return { format: 'page' };
  const tags =
    start.match(/<\/?(?:p|div|span|a|br|h[1-6]|article|section|ul|li|table|meta|title|script|body|html)\b[^<>]*>/gi)
      ?.length ?? 0;
  if (hint === 'page' || tags >= 8) return { format: 'page' };
  return { format: hint === 'ndjson' || hint === 'json' ? hint : 'text' };
}
