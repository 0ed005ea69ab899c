import { getDocumentProxy } from 'unpdf';
import { MAX_PDF_PAGES } from '../limits.ts';
import { type InputPlace, refusal } from '../refusals.ts';

/** A line of a page as it is printed. Lengths are in points; `y` counts from the foot of the page. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Tells one font of the document from another; it is no name. */
  readonly font: string;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In the order in which the document writes them: column after column. */
  readonly lines: readonly PdfLine[];
}

/** What a PDF says of itself; programs fill these in, and often with nonsense. */
export interface PdfFacts {
  readonly title: string | null;
  readonly author: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly language: string | null;
}

export interface PdfText {
  readonly pages: readonly PdfPage[];
  readonly facts: PdfFacts;
}

/** What is used of a piece of text as pdf.js gives it; other items mark structure. */
interface TextItem {
  readonly str: string;
  readonly width: number;
  /** [a b c d x y]: scale, turn and place. */
  readonly transform: readonly number[];
  readonly fontName: string;
}

/**
 * Takes the printed lines out of a PDF. Nothing in it is executed, drawn or fetched.
 *
 * @throws {ParleyError} `pdf-encrypted`, `pdf-broken`, `pdf-without-text`, `file-too-large`.
 */
export async function readPdfLines(bytes: Uint8Array, place: InputPlace): Promise<PdfText> {
  const options = { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false };
  // pdf.js takes the bytes away from whoever hands them over.
  const document = await getDocumentProxy(new Uint8Array(bytes), options).catch((error: unknown) => {
    throw refusalOfPdf(error, place);
  });
  try {
    if (document.numPages > MAX_PDF_PAGES) {
      const reason = `it has ${document.numPages} pages, and ${MAX_PDF_PAGES} are the most that is read as one document`;
      throw refusal('file-too-large', place, reason, 'Split it into its parts, and give each by itself.');
    }
    const { info } = await document.getMetadata();
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const { items } = await page.getTextContent();
      const pieces = (items as readonly (TextItem | object)[]).filter((item): item is TextItem => 'str' in item);
      pages.push({ width: right - left, height: top - bottom, lines: linesOf(pieces, left, bottom) });
      page.cleanup();
    }
    if (!pages.some(({ lines }) => lines.length > 0)) {
      throw refusal(
        'pdf-without-text',
        place,
        'its pages are pictures, as of a scanner, and hold no text',
        'Have the text recognised first, for example with `ocrmypdf FILE NEW`, and read that.',
      );
    }
    return { pages, facts: factsOf(info as Readonly<Record<string, unknown>>) };
  } catch (error) {
    throw refusalOfPdf(error, place);
  } finally {
    await document.destroy();
  }
}

function refusalOfPdf(error: unknown, place: InputPlace): unknown {
  const { name = '', message = `${error}` } = error instanceof Error ? error : {};
  if (name === 'ParleyError') return error;
  if (name === 'PasswordException') {
    const next = 'Open it with its password and print it into a new PDF, or save its text.';
    return refusal('pdf-encrypted', place, 'the PDF is encrypted and opens with a password only', next, error);
  }
  const next = 'Fetch it again, or open it in a PDF viewer and save it anew; else save its text alone.';
  return refusal('pdf-broken', place, `the PDF is damaged (${message.slice(0, 160)})`, next, error);
}

/** Joins pieces that stand on one line; a piece that stands elsewhere begins the next. */
function linesOf(pieces: readonly TextItem[], left: number, bottom: number): PdfLine[] {
  const lines: (PdfLine & { readonly byFont: Map<string, number> })[] = [];
  for (const { str, width, transform, fontName } of pieces) {
    const [a = 0, b = 0, , d = 0, atX = 0, atY = 0] = transform;
    // Stamps in the margin and watermarks are turned.
    if (Math.abs(b) > 0.1 * Math.abs(a) || str.trim() === '') continue;
    const piece = { x: atX - left, right: atX - left + width, y: atY - bottom, size: Math.abs(d) || Math.abs(a) };
    const before = lines.at(-1);
    // A raised figure behind a word is the number of a note.
    const isRaised = before !== undefined && piece.size < 0.8 * before.size && piece.y > before.y + 0.1 * before.size;
    if (isRaised && /^[\d*†‡,]{1,4}$/.test(str.trim()) && Math.abs(piece.x - before.right) < before.size) continue;
    const gap = before === undefined ? 0 : piece.x - before.right;
    const isSameLine =
      before !== undefined && Math.abs(piece.y - before.y) < 0.35 * before.size && gap > -0.5 * before.size;
    if (!isSameLine) {
      lines.push({ ...piece, text: str, font: fontName, byFont: new Map([[fontName, str.length]]) });
      continue;
    }
    const space = gap > 0.12 * before.size && !/\s$/.test(before.text) && !/^\s/.test(str) ? ' ' : '';
    const byFont = before.byFont.set(fontName, (before.byFont.get(fontName) ?? 0) + str.length);
    const [font] = [...byFont].reduce((most, next) => (next[1] > most[1] ? next : most));
    lines[lines.length - 1] = {
      ...before,
      font,
      text: before.text + space + str,
      right: Math.max(before.right, piece.right),
      size: Math.max(before.size, piece.size),
    };
  }
  return lines.map(({ byFont: _, ...line }) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }));
}

function factsOf(info: Readonly<Record<string, unknown>>): PdfFacts {
  const words = (name: string) => {
    const value = info[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  return {
    title: words('Title'),
    author: words('Author'),
    created: words('CreationDate'),
    modified: words('ModDate'),
    language: words('Language'),
  };
}
