import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLanguage } from '../src/language/index.ts';
import { actorIndexOf, actorsOfReport } from '../src/reading/index.ts';
import type { Span } from '../src/text/index.ts';
import { type Measured, SHARED } from './figure.ts';
import { parseReports, runScorer } from './scorer.ts';

interface GoldStatement {
  readonly content: Span | readonly Span[];
  readonly speaker: (Partial<Span> & { readonly actor: string | null }) | null;
}

/**
 * Who is at these words? The gold's own speaker words, asked of the actors that were found, so that the figure does not hang on finding
 * the statements: each gold statement is given back with the actor that stands at its speaker's words, and the scorer judges the actor.
 */
export function measureActors(): Measured {
  const folder = `${SHARED}gold/reports/`;
  const golds = new Set(readdirSync(`${SHARED}gold/readings`));
  const names = readdirSync(folder)
    .filter(name => golds.has(name))
    .sort();
  const reports = parseReports(
    names.map(name => readFileSync(folder + name, 'utf8').replace(/\s*\n\s*/g, ' ')).join('\n'),
  );
  const language = loadLanguage();
  const lines = reports.map((report, at) => {
    const { text, id } = report;
    const blocks = report.passages.filter(({ kind }) => kind === 'heading' || kind === 'body');
    const reading = actorsOfReport({ report, sentences: language.analyse(text, blocks) });
    const gold = JSON.parse(readFileSync(`${SHARED}gold/readings/${names[at]}`, 'utf8')) as {
      readonly statements?: readonly GoldStatement[];
    };
    const index = actorIndexOf(reading.actors, text);
    const cite = ({ start, end }: Span) => ({ report: id, start, end, exact: text.slice(start, end) });
    const statements = (gold.statements ?? []).map(({ content, speaker }, n) => {
      const span =
        speaker?.start === undefined || speaker.end === undefined ? null : { start: speaker.start, end: speaker.end };
      return {
        id: `s${n}`,
        speaker: { actor: span === null ? null : index.at(span), cite: span === null ? null : cite(span) },
        cue: { cite: null },
        content: [content].flat().map(cite),
        quotation: 'indirect',
        chain: [],
        inside: null,
        onBehalfOf: null,
      };
    });
    return JSON.stringify({ report: { id, text }, actors: reading.actors, statements });
  });
  return scored(lines.join('\n'), folder);
}

function scored(readings: string, reports: string): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'parley-actors-'));
  try {
    const file = join(folder, 'readings.ndjson');
    writeFileSync(file, readings);
    const args = [
      `${SHARED}score/score.mjs`,
      '--gold',
      `${SHARED}gold/readings`,
      '--reports',
      reports,
      '--readings',
      file,
      '--json',
    ];
    const { overall } = JSON.parse(runScorer(process.execPath, args)) as {
      readonly overall: {
        readonly attributes: { readonly statements: Readonly<Record<string, { readonly accuracy: number | null }>> };
        readonly actors: { readonly recall: number | null; readonly sideAccuracy: number | null };
      };
    };
    const share = (value: number | null | undefined) => 100 * (value ?? 0);
    return {
      figures: [
        {
          id: 'actors.at-speaker',
          value: share(overall.attributes.statements['speaker actor']?.accuracy),
          what: 'the right actor at the gold’s speaker words',
        },
        {
          id: 'actors.side-of-speaker',
          value: share(overall.attributes.statements['speaker side']?.accuracy),
          what: 'and its side',
        },
        { id: 'actors.found', value: share(overall.actors.recall), what: 'speakers of the gold found as actors' },
        { id: 'actors.sides', value: share(overall.actors.sideAccuracy), what: 'their side right, of the found' },
      ],
      table: null,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
