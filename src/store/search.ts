import { type RawBuilder, sql } from 'kysely';
import type { EntryId } from '../reading/index.ts';
import type { Connection, Reader } from './connection.ts';
import {
  fold,
  ftsQuery,
  type Phrase,
  readSearchWords,
  type WordGroup,
  withoutAccents,
  wordsOf,
} from './search-words.ts';

/** What narrows a search. All that is given has to hold. */
export interface SearchFilter {
  /** What is looked for; both when absent. */
  readonly kind?: 'report' | 'statement';
  /** Words of the name of whose word a statement is: only statements are found. */
  readonly speaker?: string;
  /** Part of the publisher's name. */
  readonly publisher?: string;
  /** First and last day of publication (EDTF: a day, a month, a year); reports without a date are left out. */
  readonly from?: string;
  readonly to?: string;
  /** Ids of the reports that may be found: those of a dossier. */
  readonly reports?: readonly string[];
}

export interface SearchOptions extends SearchFilter {
  /** Default 20. */
  readonly limit?: number;
  readonly offset?: number;
}

/** A piece of a snippet; the pieces together are words of the text. */
export interface SnippetPiece {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchHit {
  readonly kind: 'report' | 'statement';
  readonly report: string;
  /** The statement; null for the report itself. */
  readonly entry: EntryId | null;
  /** Whose word a statement is; null where the report leaves it out, and for the report itself. */
  readonly speaker: string | null;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly snippet: readonly SnippetPiece[];
  /** Higher is better; to be compared within one search only. */
  readonly score: number;
}

export interface SearchResult {
  /** Of all hits, not only of this page. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

// Signs that mark a hit inside the database's answer; no text in use has them.
const HIT = '\ue0f0';
const END = '\ue0f1';

// Of words that stand nearly everywhere, the newest so many hits are ranked: to weigh every one would take seconds, and tell them apart little.
const RANKED = 5_000;

interface FoundRow {
  readonly kind: 'report' | 'statement';
  readonly report: string;
  readonly entry: string | null;
  readonly speaker: string;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly snippet: string;
  readonly score: number;
}

/** Full-text search over reports and statements, best first. What can be typed: see `readSearchWords`. */
export async function search(
  connection: Connection,
  typed: string,
  { limit = 20, offset = 0, ...filter }: SearchOptions = {},
): Promise<SearchResult> {
  const found = queryOf(connection, typed, filter);
  if (found === null) return { total: 0, hits: [] };
  return connection.read(async db => {
    const total = await count(db, found);
    if (total === 0) return { total, hits: [] };
    const rows = await found.page(db, await rankedFrom(db, found, total), limit, offset);
    return {
      total,
      hits: rows.map(row => ({
        ...row,
        speaker: row.speaker === '' ? null : row.speaker,
        snippet: piecesOf(row.snippet),
      })),
    };
  });
}

/** Ids of the reports in which something is found, in the order they were added. */
export async function searchReports(
  connection: Connection,
  typed: string,
  filter: SearchFilter = {},
): Promise<readonly string[]> {
  const found = queryOf(connection, typed, filter);
  if (found === null) return [];
  return connection.read(async db => {
    const { rows } = await sql<{ report: string }>`select searchable.report from ${found.matching}
      group by searchable.report order by min(searchable.seq)`.execute(db);
    return rows.map(({ report }) => report);
  });
}

/** A search in the words of one database. */
interface Query {
  /** What comes after `from`: the rows that match. */
  readonly matching: RawBuilder<unknown>;
  /** The same where no column of `searchable` but its number is needed. */
  readonly numbers: RawBuilder<unknown>;
  readonly seq: RawBuilder<unknown>;
  page(db: Reader, rankedFrom: number, limit: number, offset: number): Promise<readonly FoundRow[]>;
}

function queryOf(connection: Connection, typed: string, filter: SearchFilter): Query | null {
  const groups = readSearchWords(typed);
  const speaker = filter.speaker === undefined ? null : wordsOf(filter.speaker);
  if (groups.length === 0 || speaker?.length === 0) return null;
  return connection.database === 'sqlite'
    ? sqliteQuery(groups, speaker, filter)
    : postgresQuery(groups, speaker, filter);
}

async function count(db: Reader, { numbers }: Query): Promise<number> {
  // PostgreSQL counts in text: its numbers may be larger than ours.
  const { rows } = await sql<{ total: number | string }>`select count(*) as total from ${numbers}`.execute(db);
  return Number(rows[0]!.total);
}

/** The number of the oldest row that is ranked. */
async function rankedFrom(db: Reader, { numbers, seq }: Query, total: number): Promise<number> {
  if (total <= RANKED) return 0;
  const { rows } = await sql<{ seq: number }>`select ${seq} as seq from ${numbers}
    order by ${seq} desc limit 1 offset ${RANKED - 1}`.execute(db);
  return rows[0]?.seq ?? 0;
}

function sqliteQuery(groups: readonly WordGroup[], speaker: readonly string[] | null, filter: SearchFilter): Query {
  const by = (speaker ?? []).map(word => `{speaker plain_speaker} : "${word}"`);
  const words = [`(${ftsQuery(groups)})`, ...by].join(' AND ');
  const only = conditions(filter, {
    contains: (column, part) => sql`instr(${column}, ${part}) > 0`,
    among: ids => sql`searchable.report in (select value from json_each(${JSON.stringify(ids)}))`,
  });
  const joined = sql`searchable_words join searchable on searchable.seq = searchable_words.rowid
    where searchable_words match ${words} ${only}`;
  return {
    matching: joined,
    numbers: isFiltered(filter) ? joined : sql`searchable_words where searchable_words match ${words}`,
    seq: sql.raw('searchable_words.rowid'),
    async page(db, rankedFrom, limit, offset) {
      const best = await sql<{ seq: number; score: number }>`
        select searchable_words.rowid as seq, -bm25(searchable_words, 4.0, 2.0, 1.0, 1.0, 2.0) as score
        from ${isFiltered(filter) ? joined : sql`searchable_words where searchable_words match ${words}`}
          and searchable_words.rowid >= ${rankedFrom}
        order by score desc, seq limit ${limit} offset ${offset}`.execute(db);
      // In a second step, so that a snippet is cut for the rows of the page alone.
      const numbers = sql.join(best.rows.map(({ seq }) => seq));
      const { rows } = await sql<FoundRow & { seq: number }>`
        select searchable.seq, searchable.kind, searchable.report, searchable.entry, searchable.speaker,
          report.headline, report.publisher, report.published,
          snippet(searchable_words, 2, ${HIT}, ${END}, '…', 24) as snippet
        from searchable_words
          join searchable on searchable.seq = searchable_words.rowid
          join report on report.id = searchable.report
        where searchable_words match ${words} and searchable_words.rowid in (${numbers})`.execute(db);
      const bySeq = new Map(rows.map(({ seq, ...row }) => [seq, row]));
      return best.rows.map(({ seq, score }) => ({ ...bySeq.get(seq)!, score }));
    },
  };
}

function postgresQuery(groups: readonly WordGroup[], speaker: readonly string[] | null, filter: SearchFilter): Query {
  const words = tsQuery(groups);
  const by =
    speaker === null
      ? sql``
      : sql`and words @@ to_tsquery('parley_words', ${speaker.map(word => `${word}:B`).join(' & ')})`;
  const only = conditions(filter, {
    contains: (column, part) => sql`strpos(${column}, ${part}) > 0`,
    among: ids => sql`searchable.report = any(${ids})`,
  });
  const matching = sql`searchable where words @@ ${words} ${by} ${only}`;
  const options = `StartSel=${HIT},StopSel=${END},MaxWords=30,MinWords=15,ShortWord=0`;
  return {
    matching,
    numbers: matching,
    seq: sql.raw('searchable.seq'),
    async page(db, rankedFrom, limit, offset) {
      const { rows } = await sql<FoundRow>`
        select page.kind, page.report, page.entry, page.speaker, report.headline, report.publisher, report.published,
          ts_headline('parley_words', page.body, ${words}, ${options}) as snippet, page.score
        from (
          select seq, kind, report, entry, speaker, body, ts_rank_cd(words, ${words}, 1)::float8 as score
          from ${matching} and searchable.seq >= ${rankedFrom}
          order by score desc, seq limit ${limit} offset ${offset}
        ) as page join report on report.id = page.report
        order by page.score desc, page.seq`.execute(db);
      return rows;
    },
  };
}

const isFiltered = ({ kind, publisher, from, to, reports }: SearchFilter) =>
  [kind, publisher, from, to, reports].some(given => given !== undefined);

/** The filters that are columns of `searchable`, each with its `and`; what the databases say differently is handed in. */
function conditions(
  { kind, publisher, from, to, reports }: SearchFilter,
  {
    contains,
    among,
  }: {
    contains(column: RawBuilder<unknown>, part: string): RawBuilder<unknown>;
    among(ids: readonly string[]): RawBuilder<unknown>;
  },
): RawBuilder<unknown> {
  const all = [
    kind === undefined ? null : sql`searchable.kind = ${kind}`,
    publisher === undefined ? null : contains(sql.raw('searchable.publisher'), fold(publisher)),
    from === undefined ? null : sql`searchable.published >= ${from}`,
    // `2022-03-31T10:00` and, for a month, `2022-03-31` begin with the last day or month: '~' stands behind every letter of a date.
    to === undefined ? null : sql`searchable.published <= ${`${to}~`}`,
    reports === undefined ? null : among(reports),
  ].filter(condition => condition !== null);
  return all.length === 0 ? sql`` : sql`and ${sql.join(all, sql` and `)}`;
}

function tsQuery(groups: readonly WordGroup[]): RawBuilder<unknown> {
  const phrase = (words: string) => sql`phraseto_tsquery('parley_words', ${words})`;
  const term = ({ words, prefix }: Phrase) => {
    // Only letters and digits are left, so nothing in it is syntax.
    const open = (text: string) =>
      sql`to_tsquery('parley_words', ${`${text.match(/[\p{L}\p{M}\p{N}]+/gu)?.join(' <-> ') ?? ''}:*`})`;
    const made = prefix ? open : phrase;
    const plain = withoutAccents(words);
    return plain === words ? made(words) : sql`(${made(words)} || ${made(plain)})`;
  };
  const group = (one: WordGroup) =>
    sql`(${sql.join([...one.with.map(term), ...one.without.map(given => sql`!!${term(given)}`)], sql` && `)})`;
  return sql`(${sql.join(groups.map(group), sql` || `)})`;
}

/** The marked answer of the database in pieces; the line breaks of the text become spaces. */
function piecesOf(marked: string): SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  for (const [index, part] of marked.replace(/\s+/g, ' ').split(HIT).entries()) {
    const end = index === 0 ? -1 : part.indexOf(END);
    if (end >= 0) pieces.push({ text: part.slice(0, end), hit: true });
    const after = part.slice(end + (end >= 0 ? END.length : 1)).replaceAll(END, '');
    if (after !== '') pieces.push({ text: after, hit: false });
  }
  return pieces;
}
