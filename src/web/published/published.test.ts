import { beforeAll, describe, expect, it } from 'vitest';
import { isExact } from '../../text/index.ts';
import { publishedFiles } from '../publish.ts';
import { eachCite, type Site } from '../site.ts';
import { exampleSite } from '../testing/sample-site.ts';
import { limitWords } from './limit-words.ts';
import { contrast, newsroomStyles, parseNewsroom } from './newsroom.ts';
import { WITHHELD, withholdNames } from './withhold-names.ts';

let site: Site;
beforeAll(async () => {
  site = await exampleSite('istanbul');
});

const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;|&#39;|&amp;/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Runs of so many words of the reports' texts that stand in a published file. */
function runsIn(files: readonly { readonly path: string; text(): string }[], length: number): string[] {
  const runs = new Set<string>();
  for (const { report } of site.readings) {
    const words = plain(report.text).trim().split(' ');
    for (let i = 0; i + length <= words.length; i++) runs.add(words.slice(i, i + length).join(' '));
  }
  // Titles are how a report is named.
  for (const { report } of site.readings) {
    const words = plain(report.headline ?? '')
      .trim()
      .split(' ');
    for (let i = 0; i + length <= words.length; i++) runs.delete(words.slice(i, i + length).join(' '));
  }
  return files.flatMap(({ path, text }) => {
    if (path.startsWith('assets/')) return [];
    const words = plain(text()).trim().split(' ');
    return words.flatMap((_, i) => {
      const run = words.slice(i, i + length).join(' ');
      return runs.has(run) ? [`${path}: ${run}`] : [];
    });
  });
}

const cites = (given: Site) => {
  const texts = new Map(given.readings.map(({ report }) => [report.id, report]));
  let checked = 0;
  eachCite([given.readings, given.dossiers], cite => {
    expect(isExact(texts.get(cite.report)!, cite)).toBe(true);
    checked++;
  });
  return checked;
};

describe('a withheld name', () => {
  it('is on no page, in no index, feed, calendar or file name, in no spelling', () => {
    const open = publishedFiles(site, {});
    expect(open.some(({ text }) => /peskov/i.test(text()))).toBe(true);
    const files = publishedFiles(site, { withheld: ['Dmitry Peskov'] });
    expect(files.some(({ text }) => text().includes(WITHHELD))).toBe(true);
    for (const { path, text } of files) {
      expect(path).not.toMatch(/peskov|dmitry/i);
      expect(text(), path).not.toMatch(/peskov|dmitry/i);
    }
  });
  it('is found without its accents, in capitals, with other signs between, and in an address', () => {
    const spellings = ['Amal Saïd', 'AMAL SAID', 'Amal-Said', 'Ms Said', 'Said’s', 'Sai\u0308d'];
    const [reading] = site.readings;
    const text = `${spellings.join(', ')} said so.`;
    const one: Site = {
      ...site,
      dossiers: [],
      readings: [
        {
          ...reading!,
          report: { ...reading!.report, id: 'r', text, passages: [], url: 'https://a.example/amal-said-speaks' },
        },
      ],
    };
    const [hidden] = withholdNames(one, ['Amal Saïd']).readings;
    expect(hidden!.report.text.split(', ').slice(0, 3)).toEqual([WITHHELD, WITHHELD, WITHHELD]);
    expect(hidden!.report.text).not.toMatch(/Sa|SAID|Amal/);
    // The verb is not the name.
    expect(hidden!.report.text).toMatch(/ said so\.$/);
    expect(hidden!.report.url).not.toMatch(/said/);
  });
  it('is withheld by the definition, which does not tell it, and every cite stays exact', () => {
    const [dossier] = site.dossiers;
    const defined: Site = {
      ...site,
      dossiers: [{ ...dossier!, definition: { ...dossier!.definition, withheld: ['Dmitry Peskov'] } }],
    };
    for (const { path, text } of publishedFiles(defined, {})) expect(text(), path).not.toMatch(/peskov/i);
    expect(cites(withholdNames(site, ['Dmitry Peskov']))).toBeGreaterThan(500);
  });
});

describe('words that are published', () => {
  it('quotations: what nothing rests on is on no page', () => {
    const limited = limitWords(site, 'quotations');
    expect(cites(limited)).toBeGreaterThan(500);
    const left = site.readings.reduce((n, { report }) => n + report.text.length, 0);
    expect(limited.readings.reduce((n, { report }) => n + report.text.length, 0)).toBeLessThan(left);
  });
  it('extracts: no more than fifteen words in a row, and who says them', () => {
    expect(runsIn(publishedFiles(site, {}), 19).length).toBeGreaterThan(100);
    expect(runsIn(publishedFiles(site, { shown: 'extracts' }), 19)).toEqual([]);
    expect(cites(limitWords(site, 'extracts'))).toBeGreaterThan(500);
  });
  it('positions: no quotation, and no more of the words than a stance has', () => {
    const files = publishedFiles(site, { shown: 'positions' });
    expect(
      runsIn(
        files.filter(({ path }) => !/^(positions|reports\/)/.test(path)),
        7,
      ),
    ).toEqual([]);
    expect(runsIn(files, 21)).toEqual([]);
    expect(files.find(({ path }) => path === 'index.html')!.text()).toContain('waits for');
  });
});

it('every link of a published page leads to a file that is published', () => {
  const files = new Map(publishedFiles(site, { shown: 'extracts' }).map(({ path, text }) => [path, text] as const));
  for (const [path, text] of files) {
    if (!path.endsWith('.html')) continue;
    for (const [, href] of text().matchAll(/(?:href|src)="([^"#]+)/g)) {
      if (/^https?:/.test(href!)) continue;
      expect(files.has(new URL(href!, `http://x/${path}`).pathname.slice(1)), `${path} leads to ${href}`).toBe(true);
    }
  }
});

describe('a newsroom', () => {
  const YAML = [
    'name: The Harbour Desk',
    'colours: { brand: "#7a1f1f", link: "#7a1f1f", link dark: "#f0b0b0" }',
    'support:',
    '  text: We live on what readers give.',
    '  links: [{ label: Give, url: "https://desk.example/give" }]',
    '  accounts: [{ label: Bank account, number: XX00 1234 }]',
  ].join('\n');
  it('puts its name, colours and box on every page; comments are closed unless it opens them', () => {
    const newsroom = parseNewsroom(YAML);
    const files = publishedFiles(site, { newsroom });
    const pages = files.filter(({ path }) => path.endsWith('.html'));
    for (const page of pages) {
      const text = page.text();
      expect(text).toContain('The Harbour Desk');
      expect(text).toContain('XX00 1234');
      expect(text).toContain('Comments are closed.');
      expect(text).toMatch(/href="(\.\.\/)*assets\/newsroom\.css"/);
    }
    expect(files.find(({ path }) => path === 'assets/newsroom.css')!.text()).toContain('--link: #7a1f1f');
    const open = parseNewsroom('comments: { label: Write to us, url: "mailto:desk@desk.example" }');
    expect(publishedFiles(site, { newsroom: open })[0]!.text()).toContain('href="mailto:desk@desk.example"');
  });
  it('is refused with the place that is wrong: colours nobody could read, addresses that run', () => {
    for (const [yaml, place] of [
      ['colours: { link: "#f0e0a0" }', /colours\.link cannot be read well on the light page: its contrast is 1\./],
      ['colours: { link: "red; } body { display: none" }', /colours\.link/],
      ['support: { text: x, links: [{ label: x, url: "javascript:alert(1)" }] }', /support\.links\.0\.url/],
      ['comments: { label: x, url: "javascript:alert(1)" }', /comments\.url/],
      ['colour: red', /colour/],
      ['support: [', /YAML/],
    ] as const)
      expect(() => parseNewsroom(yaml)).toThrow(place);
  });
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(newsroomStyles(parseNewsroom(''))).toBe('');
  });
});
