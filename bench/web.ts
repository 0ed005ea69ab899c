import { type Dossier, openDossier, parseDefinition, type Review } from '../src/dossier/index.ts';
import { type SampleReading, sampleReading } from '../src/dossier/sample-reading.ts';
import type { Reading } from '../src/reading/index.ts';
import { newPassageIndex } from '../src/reports/index.ts';
import { reviewQueue } from '../src/store/index.ts';
import { type Desk, type Site, webApp } from '../src/web/index.ts';

/** What one view of a large record costs. */
export interface ViewCost {
  readonly path: string;
  /** The first look after the record changed: everything is sorted and indexed anew. Milliseconds. */
  readonly firstMs: number;
  /** Any later look, the median of five. Milliseconds. */
  readonly againMs: number;
  readonly kB: number;
}

export interface WebCosts {
  readonly reports: number;
  readonly entries: number;
  readonly views: readonly ViewCost[];
}

const TODAY = '2030-06-01';
const SIDES = ['Ardania', 'Bellmark'] as const;
const PLACES = ['Muscat', 'Geneva', 'Doha', 'Vienna', 'Oslo'];
const TOPICS = ['harbour dues', 'water treaty', 'fishing quota', 'railway bridge', 'gas contract'];
/** Entries of one report: four developments with five entries each. */
const DEVELOPMENTS = 4;

const dayAfter = (days: number) => new Date(Date.UTC(2020, 0, 6) + days * 86_400_000).toISOString().slice(0, 10);

/** A report that tells of four developments, in its outlet's own words: a round, an offer with its figure, an answer, a condition, a quotation. */
function longReading(n: number): Reading {
  const text: string[] = [];
  const given = {
    meetings: [] as NonNullable<SampleReading['meetings']>[number][],
    moves: [] as NonNullable<SampleReading['moves']>[number][],
    conditions: [] as NonNullable<SampleReading['conditions']>[number][],
    statements: [] as NonNullable<SampleReading['statements']>[number][],
  };
  for (let i = 0; i < DEVELOPMENTS; i++) {
    // Ten outlets write of the same development, each also of three earlier ones.
    const development = Math.max(0, Math.floor(n / 10) * DEVELOPMENTS - i * 7 + i);
    const outlet = n % 10;
    const day = dayAfter(development);
    const dated = outlet === 6 ? dayAfter(development + 2) : day;
    const [by, to] = development % 2 === 0 ? SIDES : ([SIDES[1], SIDES[0]] as const);
    const topic = TOPICS[development % TOPICS.length]!;
    const met = `${by} and ${to} met in ${PLACES[development % PLACES.length]} on ${dated} for round ${development}`;
    const offer = `${by} offered ${10 + (development % 60) + (outlet === 4 ? 3 : 0)} percent of the ${topic} in paper ${development}`;
    const answer = `${to} rejected paper ${development} on the ${topic}`;
    const need = `only if the ${topic} of file ${development} is settled first`;
    const word = `The ${topic} can be settled within ${10 + (development % 50)} weeks of meeting ${development}`;
    text.push(`${met}. ${offer}. ${answer}, ${need}. “${word},” said envoy Mara Ost.`);
    given.meetings.push({
      says: met,
      parties: [...SIDES],
      status: 'held',
      date: dated,
      venue: PLACES[development % PLACES.length],
      ordinal: development + 1,
    });
    given.moves.push(
      {
        says: offer,
        type: 'propose terms',
        by: [by],
        to: [to],
        date: day,
        terms: [{ value: 10, unit: 'percent', says: offer }],
      },
      { says: answer, type: 'reject', by: [to], to: [by], date: day, answers: 2 * i },
    );
    given.conditions.push({ says: need, setBy: to, operator: 'only if' });
    given.statements.push({ says: [word], speaker: 'Mara Ost', side: by, quotation: 'direct' });
  }
  return sampleReading({
    id: `b0-${n}`,
    publisher: `Outlet ${n % 10}`,
    published: dayAfter(Math.floor(n / 10) * DEVELOPMENTS + (n % 3)),
    text: text.join('\n\n'),
    ...given,
  });
}

/** Reports of the record that is really merged; a larger one is made of such blocks, each in years of its own. */
const BLOCK = 50;

/** A record of that many reports, twenty entries in each: blocks that are merged once and then copied, for here the pages are timed, not the merging. */
export function largeSite(reports: number): Site {
  const definition = parseDefinition('title: Ardania and Bellmark\nparties: [{ name: Ardania }, { name: Bellmark }]');
  const readings = Array.from({ length: BLOCK }, (_, n) => longReading(n));
  const open = openDossier({ definition, passages: newPassageIndex(), route: false });
  for (const reading of readings) open.add(reading);
  const block = JSON.stringify({ dossier: open.dossier(TODAY), readings });
  const blocks = Array.from({ length: Math.ceil(reports / BLOCK) }, (_, k) => copyOf(block, k));
  const dossiers = blocks.map(({ dossier }) => dossier);
  const dossier: Dossier = {
    ...dossiers[0]!,
    reports: dossiers.flatMap(({ reports }) => reports),
    groups: dossiers.flatMap(({ groups }) => groups),
    actors: dossiers.flatMap(({ actors }) => actors),
    statements: dossiers.flatMap(({ statements }) => statements),
    meetings: dossiers.flatMap(({ meetings }) => meetings),
    moves: dossiers.flatMap(({ moves }) => moves),
    agreements: dossiers.flatMap(({ agreements }) => agreements),
    conditions: dossiers.flatMap(({ conditions }) => conditions),
    threads: dossiers.flatMap(({ threads }) => threads),
    positions: dossiers.flatMap(({ positions }) => positions),
    shifts: dossiers.flatMap(({ shifts }) => shifts),
    accounts: dossiers.flatMap(({ accounts }) => accounts),
    discrepancies: dossiers.flatMap(({ discrepancies }) => discrepancies),
  };
  return { dossiers: [dossier], readings: blocks.flatMap(one => one.readings), unrouted: [], name: null };
}

/** The block once more, its reports under other ids, its days in another year. */
function copyOf(block: string, k: number): { readonly dossier: Dossier; readonly readings: readonly Reading[] } {
  return JSON.parse(block.replaceAll('b0-', `b${k}-`).replaceAll('"2020-', `"${2020 + (k % 10)}-`));
}

/** The same record once more, as it is after a change: nothing of it is remembered. */
const changed = (site: Site): Site => ({ ...site, dossiers: site.dossiers.map((one): Dossier => ({ ...one })) });

/** The record as the desk has it, held in memory: what the store costs is measured elsewhere. */
function deskOver(site: Site): Desk {
  const waiting = reviewQueue(site.readings, []);
  const readings = new Map(site.readings.map(reading => [reading.report.id, reading] as const));
  const unused = () => {
    throw new TypeError('The bench only looks');
  };
  return {
    name: null,
    live: {
      blind: false,
      site: () => site,
      reviews: () => NO_REVIEWS,
      queue: () => waiting,
      reading: async report => readings.get(report) ?? null,
      today: () => TODAY,
      revision: () => 1,
      dossier: id => site.dossiers.find(one => one.id === id) ?? null,
      entry: unused,
      review: unused,
      add: unused,
      refresh: unused,
      onEvent: unused,
      close: unused,
      get store() {
        return unused();
      },
    },
  };
}
const NO_REVIEWS: readonly Review[] = [];

/** Every view of a record of 5,000 reports and 100,000 entries, timed as a reader would wait for it. */
export async function measureWeb(reports = 5_000): Promise<WebCosts> {
  const site = largeSite(reports);
  const paths = [
    ...['index', 'offers', 'offers-9', 'rounds', 'timeline', 'timeline-2021', 'timeline-2021-01', 'positions', 'terms'],
    ...['accounts', 'discrepancies', 'reports', 'reports-40', 'actors', 'search', 'reports/b50-20'],
  ].map(name => `${name}.html`);
  const views: ViewCost[] = [];
  for (const path of [...paths, 'queue.html', 'search.html?q=harbour']) {
    const app =
      path.startsWith('queue') || path.includes('?') ? webApp(deskOver(changed(site))) : webApp(changed(site));
    const look = async () => {
      const begun = performance.now();
      const answer = await app.request(`/${path}`);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return { ms: performance.now() - begun, kB: text.length / 1000 };
    };
    const first = await look();
    const later = [await look(), await look(), await look(), await look(), await look()].map(({ ms }) => ms);
    views.push({ path, firstMs: first.ms, againMs: later.sort((a, b) => a - b)[2]!, kB: first.kB });
  }
  const entries = site.readings.reduce(
    (n, { meetings, moves, conditions, statements }) =>
      n + meetings.length + moves.length + conditions.length + statements.length,
    0,
  );
  return { reports, entries, views };
}

/** The table as text, for `npm run bench`. */
export function renderWebCosts({ reports, entries, views }: WebCosts): string {
  return [
    `${reports.toLocaleString('en')} reports, ${entries.toLocaleString('en')} entries`,
    `${'view'.padEnd(28)}${'first, ms'.padStart(12)}${'again, ms'.padStart(12)}${'kB'.padStart(10)}`,
    ...views.map(
      ({ path, firstMs, againMs, kB }) =>
        `${path.padEnd(28)}${firstMs.toFixed(0).padStart(12)}${againMs.toFixed(0).padStart(12)}${kB.toFixed(0).padStart(10)}`,
    ),
  ].join('\n');
}
