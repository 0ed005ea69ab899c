import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A line to print: its left edge and its height above the foot of the page in points, 12 points high unless told. */
export interface PrintedLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
}

export interface PdfSettings {
  readonly info?: Readonly<Record<string, string>>;
  readonly packed?: boolean;
  /** What a page's content is, in place of its lines. */
  readonly content?: Uint8Array;
  readonly encrypted?: boolean;
}

const escaped = (text: string) =>
  text
    .replace(/[\\()]/g, '\\$&')
    .replace(/[^\x20-\x7e]/g, letter => `\\${(WIN_ANSI[letter] ?? letter.charCodeAt(0)).toString(8).padStart(3, '0')}`);
const WIN_ANSI: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '—': 0x97, '•': 0x95 };

/** Writes a PDF of A4 pages by hand: enough of the format for tests, and nothing else. */
export function makePdf(pages: readonly (readonly PrintedLine[])[], settings: PdfSettings = {}): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'));
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  for (const [i, lines] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    );
    const written = lines.map(
      ({ text, x = 72, y, size = 12, bold = false }) =>
        `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
    );
    const plain = settings.content ?? Buffer.from(written.join('\n'), 'latin1');
    const stream = settings.packed === true && settings.content === undefined ? deflateSync(plain) : plain;
    const filter = settings.packed === true || settings.content !== undefined ? ' /Filter /FlateDecode' : '';
    add(
      Buffer.concat([
        Buffer.from(`<< /Length ${stream.length}${filter} >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const info = Object.entries(settings.info ?? {}).map(([name, value]) => `/${name} (${escaped(value)})`);
  add(`<< ${info.join(' ')} >>`);
  const id = createHash('md5').update('a document').digest('hex');
  let extra = `/Info ${objects.length} 0 R /ID [<${id}> <${id}>]`;
  if (settings.encrypted === true) {
    add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`);
    extra += ` /Encrypt ${objects.length} 0 R`;
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [i, body] of objects.entries()) {
    offsets.push(at);
    const object = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(object);
    at += object.length;
  }
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}
