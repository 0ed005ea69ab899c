import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPdfGuarded } from '../pages/read-guarded.ts';
import { readReportsFrom } from '../read-reports.ts';
import type { Report } from '../report.ts';
import { pdfDate, readPdf } from './read-pdf.ts';
import { makePdf, type PdfSettings, type PrintedLine } from './testing/make-pdf.ts';

const place = { file: 'x.pdf', line: null, position: null };
const input = (bytes: Uint8Array) => ({ bytes, file: 'x.pdf', rawHash: 'h', url: null, retrieved: null });
const read = (pages: readonly (readonly PrintedLine[])[], settings: PdfSettings = {}) =>
  readPdf(input(makePdf(pages, settings)), place);
const shown = ({ text, passages }: Report) =>
  passages.map(({ kind, label, page, start, end }) => `${page} ${label ?? kind}: ${text.slice(start, end)}`);

/** Lines one below the other, 15 points apart. */
const down = (from: number, ...texts: readonly string[]): PrintedLine[] =>
  texts.map((text, i) => ({ text, y: from - 15 * i }));

const COMMUNIQUE: readonly (readonly PrintedLine[])[] = [
  [
    { text: 'CONF/2025/17', y: 800, size: 9 },
    { text: 'Joint Communiqué of the Fishing Conference', y: 740, size: 18, bold: true },
    { text: 'Port Aldis, 3 November 2025', y: 715 },
    { text: 'Access to the northern waters', y: 685, size: 13, bold: true },
    ...down(
      660,
      'The delegations of the islands and of the mainland met under the chairman-',
      'ship of the minister and agreed on a long-',
      'term settlement. They reaffirmed that the long-term settlement needs the con-',
    ),
    { text: 'Page 1 of 3', x: 270, y: 40, size: 9 },
  ],
  [
    { text: 'CONF/2025/17', y: 800, size: 9 },
    ...down(
      740,
      'sent of both assemblies.',
      '1. The parties shall withdraw their patrols within thirty days, and',
      'report to the chairmanship.',
      '2. Prisoners shall be exchanged.',
    ),
    { text: '1 The islands abstained from this paragraph.', y: 90, size: 8 },
    { text: 'Page 2 of 3', x: 270, y: 40, size: 9 },
  ],
  [
    { text: 'CONF/2025/17', y: 800, size: 9 },
    ...down(740, 'The conference meets again in May, its chair said on Monday after the vote.'),
    { text: 'Page 3 of 3', x: 270, y: 40, size: 9 },
  ],
];

describe('a communiqué', () => {
  it('becomes paragraphs, joined over hyphens and pages; running heads and notes are labelled, not lost', async () => {
    expect(shown(await read(COMMUNIQUE))).toEqual([
      '1 headline: Joint Communiqué of the Fishing Conference',
      '1 body: Port Aldis, 3 November 2025',
      '1 heading: Access to the northern waters',
      '1 body: The delegations of the islands and of the mainland met under the chairmanship of the minister and agreed on a long-term settlement. They reaffirmed that the long-term settlement needs the consent of both assemblies.',
      '1 running head: CONF/2025/17',
      '1 running head: Page 1 of 3',
      '2 body: 1. The parties shall withdraw their patrols within thirty days, and report to the chairmanship.',
      '2 body: 2. Prisoners shall be exchanged.',
      '2 note: 1 The islands abstained from this paragraph.',
      '2 running head: CONF/2025/17',
      '2 running head: Page 2 of 3',
      '3 body: The conference meets again in May, its chair said on Monday after the vote.',
      '3 running head: CONF/2025/17',
      '3 running head: Page 3 of 3',
    ]);
  });
  it('is the same report whether its streams are packed or not', async () => {
    expect(await read(COMMUNIQUE, { packed: true })).toEqual(await read(COMMUNIQUE));
  });
  it('states its title and its day; what the program wrote down comes second', async () => {
    const info = { Title: 'Microsoft Word - final2.doc', Author: 'Ann Bell', CreationDate: "D:20251105091500+02'00'" };
    const report = await read(COMMUNIQUE, { info });
    expect(report).toMatchObject({
      headline: 'Joint Communiqué of the Fishing Conference',
      published: '2025-11-03',
      publishedBasis: 'text',
      byline: ['Ann Bell'],
      language: 'en',
      text: expect.stringContaining('Joint Communiqué'),
    });
    expect(report.candidates.filter(({ field }) => field === 'published')).toEqual([
      { field: 'published', value: '2025-11-03', raw: 'Port Aldis, 3 November 2025', source: 'text' },
      { field: 'published', value: '2025-11-05T09:15:00+02:00', raw: "D:20251105091500+02'00'", source: 'document' },
    ]);
    const bare = await read([down(740, 'The talks ended on Friday without a word, the ministry said.')], { info });
    expect(bare).toMatchObject({ headline: null, published: '2025-11-05T09:15:00+02:00', publishedBasis: 'document' });
  });
  it('has a dateline where it opens with one', async () => {
    const [report] = [
      await read([down(740, 'GENEVA, Nov. 3 (Reuters) – The two delegations met for an hour on Monday.')]),
    ];
    expect(report?.dateline).toMatchObject({ place: 'Geneva' });
    expect(shown(report!)[0]).toMatch(/^1 dateline: GENEVA/);
  });
  it('is read column after column', async () => {
    const column = (x: number, ...texts: readonly string[]) => down(700, ...texts).map(line => ({ ...line, x }));
    const report = await read([
      [
        ...column(
          60,
          'The islands asked for twelve miles',
          'and were offered six by the',
          'mainland in the second',
          'round of the talks on the',
        ),
        ...column(320, 'northern waters last spring.', 'Nothing was signed then, as', 'both sides recall it today.'),
      ],
    ]);
    expect(report.text).toBe(
      'The islands asked for twelve miles and were offered six by the mainland in the second round of the talks on the northern waters last spring. Nothing was signed then, as both sides recall it today.',
    );
  });
  it('comes in as any other input, and with its bytes', async () => {
    const bytes = makePdf(COMMUNIQUE);
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
    }
    const results = [];
    for await (const result of readReportsFrom(chunks(), 'x.pdf', { url: 'https://harbour.example/x.pdf' }))
      results.push(result);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ ok: true, raw: bytes });
    expect(results[0]?.ok && results[0].report).toMatchObject({
      url: 'https://harbour.example/x.pdf',
      published: '2025-11-03',
    });
  });
  it('loses no word, whatever its lines', async () => {
    const line = fc.record({
      text: fc.stringMatching(/^[a-zA-Z][a-zA-Z ,.]{0,60}$/),
      y: fc.integer({ min: 20, max: 820 }),
      x: fc.integer({ min: 10, max: 300 }),
      size: fc.constantFrom(8, 10, 12, 18),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(line, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        async pages => {
          const report = await read(pages);
          const letters = (text: string) => [...text.replace(/[^a-z]/gi, '')].sort().join('');
          expect(letters(report.text)).toBe(
            letters(
              pages
                .flat()
                .map(({ text }) => text)
                .join(''),
            ),
          );
          let end = 0;
          for (const passage of report.passages) {
            expect(report.text.slice(end, passage.start).trim()).toBe('');
            end = passage.end;
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('PDFs that cannot be read say why, and what to do', () => {
  const refused = async (bytes: Uint8Array) => {
    const error = await readPdf(input(bytes), place).then(
      () => null,
      (thrown: { code: string; message: string; next: string }) => thrown,
    );
    expect(error?.message).toMatch(/^x\.pdf: /);
    expect(error?.next.length).toBeGreaterThan(20);
    return error?.code;
  };
  it('encrypted, without text, broken, cut', async () => {
    expect(await refused(makePdf(COMMUNIQUE, { encrypted: true }))).toBe('pdf-encrypted');
    expect(await refused(makePdf([[], []]))).toBe('pdf-without-text');
    expect(await refused(Buffer.from('%PDF-1.7\nnothing of the kind'))).toBe('pdf-broken');
    expect(await refused(makePdf(COMMUNIQUE).subarray(0, 300))).toBe('pdf-broken');
  });
  it('of too many pages', async () => {
    expect(await refused(makePdf(Array.from({ length: 501 }, () => [])))).toBe('file-too-large');
  });
  it('any bytes at all: a report or a refusal', async () => {
    const whole = makePdf(COMMUNIQUE);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, noise) => {
        const bytes = Buffer.from(whole);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        const outcome = await readPdf(input(bytes), place).then(
          report => report.text.length > 0,
          (error: { code?: string }) => /^(?:pdf-|file-too-large)/.test(error.code ?? ''),
        );
        expect(outcome).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
  it('that unpack to more than any document holds are given up', { timeout: 120_000 }, async () => {
    const bomb = makePdf([[]], { content: deflateSync(Buffer.alloc(400 << 20, '(a) Tj ')) });
    expect(bomb.length).toBeLessThan(4 << 20);
    await expect(readPdfGuarded(input(bomb), place, { timeoutMs: 10_000, memoryMb: 128 })).rejects.toMatchObject({
      code: 'pdf-too-slow',
    });
    await expect(readPdfGuarded(input(makePdf(COMMUNIQUE)), place)).resolves.toMatchObject({ file: 'x.pdf' });
  });
});

it('the dates of a PDF', () => {
  expect(pdfDate("D:20251103174500+02'00'")).toBe('2025-11-03T17:45:00+02:00');
  expect(pdfDate('D:20251103174500Z')).toBe('2025-11-03T17:45:00Z');
  expect(pdfDate("D:20251103174500+00'00'")).toBe('2025-11-03T17:45:00Z');
  expect(pdfDate('D:20251103')).toBe('2025-11-03');
  expect(pdfDate('20251103174500')).toBe('2025-11-03');
  for (const none of [null, '', 'Monday', 'D:00010101000000Z', 'D:20251399']) expect(pdfDate(none)).toBeNull();
});
