import { loadLanguage } from '../src/language/index.ts';
import type { Figure, Measured } from './figure.ts';
import { judge, readChallenges } from './reporting-clauses/read-challenge.ts';

/** Shares of right sentences, in per cent, of one kind of reporting clause or of all. */
export interface ClauseScore {
  readonly kind: string;
  readonly sentences: number;
  /** The content hangs on its reporting word. */
  readonly attached: number;
  /** So, and by a relation the kind allows. */
  readonly labelled: number;
}

export interface ReportingClauseScore {
  readonly all: ClauseScore;
  readonly kinds: readonly ClauseScore[];
  /** Sentences whose content hangs elsewhere, with their kind. */
  readonly missed: readonly { readonly kind: string; readonly text: string }[];
}

/** Scores the shipped model on evaluation/reporting-clauses: each sentence is read as a paragraph of raw text. */
export function scoreReportingClauses(folder = new URL('reporting-clauses/', import.meta.url)): ReportingClauseScore {
  const language = loadLanguage();
  const judged = readChallenges(folder).map(challenge => {
    const { kind, text } = challenge;
    return { kind, text, ...judge(challenge, language.analyse(text, [{ start: 0, end: text.length }])) };
  });
  const scoreOf = (kind: string, own: typeof judged): ClauseScore => {
    const share = (count: number) => (100 * count) / Math.max(1, own.length);
    return {
      kind,
      sentences: own.length,
      attached: share(own.filter(({ attached }) => attached).length),
      labelled: share(own.filter(({ labelled }) => labelled).length),
    };
  };
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  return {
    all: scoreOf('all', judged),
    kinds: kinds.map(kind =>
      scoreOf(
        kind,
        judged.filter(own => own.kind === kind),
      ),
    ),
    missed: judged.filter(({ attached }) => !attached).map(({ kind, text }) => ({ kind, text })),
  };
}

/** The score as figures and a table by kind, the worst first. */
export function measureReportingClauses(): Measured {
  const { all, kinds } = scoreReportingClauses();
  const figures: Figure[] = [
    {
      id: 'reporting-clauses.attached',
      value: all.attached,
      what: `content on its reporting word, ${all.sentences} sentences in our own words, ${kinds.length} kinds`,
    },
    { id: 'reporting-clauses.labelled', value: all.labelled, what: 'the same, with a relation the kind allows' },
  ];
  const rows = [...kinds]
    .sort((a, b) => a.attached - b.attached)
    .map(({ kind, sentences, attached, labelled }) => {
      const shares = [attached, labelled].map(share => share.toFixed(1).padStart(6)).join(' ');
      return `  ${kind.padEnd(28)} ${String(sentences).padStart(4)} ${shares}`;
    });
  return { figures, table: [`  ${'kind'.padEnd(28)}    n attach  label`, ...rows].join('\n') };
}
