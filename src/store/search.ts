import { type RawBuilder, sql } from 'kysely';
import type { EntryId, Reading } from '../reading/index.ts';
import type { Connection, Writer } from './connection.ts';
import { storable } from './pack.ts';
import { ftsQuery, plainWords, readSearchWords, type WordGroup, withoutAccents } from './search-words.ts';

export interface SearchOptions {
  /** What is looked for; both when absent. */
  readonly kind?: 'report' | 'statement';
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

// PostgreSQL takes no text vector above 1 MB. What lies behind this many letters of one text is kept, and not searched.
const SEARCHED_LETTERS = 250_000;
// Signs that mark a hit inside the database's answer; no text in use has them.
const HIT = '\ue0f0';
const END = '\ue0f1';

/** What of a reading is searched: the report with its headline, and each statement by its content. */
export function searchRows({ report, statements }: Reading) {
  const { headline, text } = report;
  const whole = headline === null || text.startsWith(headline) ? text : `${headline}\n\n${text}`;
  const row = (kind: 'report' | 'statement', entry: EntryId | null, words: string) => {
    const body = storable(words.slice(0, SEARCHED_LETTERS));
    return { report: report.id, entry, kind, body, plain: plainWords(body) };
  };
  return [
    row('report', null, whole),
    ...statements.map(({ id, content, cites }) =>
      row('statement', id, (content.length > 0 ? content : cites).map(({ exact }) => exact).join(' … ')),
    ),
  ];
}

/** Replaces what is searched of one report. */
export async function indexReading(db: Writer, reading: Reading): Promise<void> {
  await db.deleteFrom('searchable').where('report', '=', reading.report.id).execute();
  const rows = searchRows(reading);
  // SQLite takes 32,766 parameters in a statement; five to a row.
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto('searchable')
      .values(rows.slice(from, from + 500))
      .execute();
}

interface FoundRow {
  readonly kind: 'report' | 'statement';
  readonly report: string;
  readonly entry: string | null;
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
  { kind, limit = 20, offset = 0 }: SearchOptions = {},
): Promise<SearchResult> {
  const groups = readSearchWords(typed);
  if (groups.length === 0) return { total: 0, hits: [] };
  const only = kind === undefined ? sql`` : sql`and searchable.kind = ${kind}`;
  return connection.read(async db => {
    const { counted, found } =
      connection.database === 'sqlite'
        ? sqliteSearch(ftsQuery(groups), only, limit, offset)
        : postgresSearch(postgresQuery(groups), only, limit, offset);
    const total = Number((await counted.execute(db)).rows[0]!.total);
    const { rows } = total === 0 ? { rows: [] } : await found.execute(db);
    return { total, hits: rows.map(row => ({ ...row, snippet: piecesOf(row.snippet) })) };
  });
}

function sqliteSearch(query: string, only: RawBuilder<unknown>, limit: number, offset: number) {
  const matching = sql`from searchable_words join searchable on searchable.seq = searchable_words.rowid
    where searchable_words match ${query} ${only}`;
  return {
    counted: sql<{ total: number }>`select count(*) as total ${matching}`,
    // The snippet is cut for the rows of the page alone.
    found: sql<FoundRow>`select searchable.kind, searchable.report, searchable.entry,
        report.headline, report.publisher, report.published,
        snippet(searchable_words, 0, ${HIT}, ${END}, '…', 24) as snippet, -bm25(searchable_words) as score
      from searchable_words
        join searchable on searchable.seq = searchable_words.rowid
        join report on report.id = searchable.report
      where searchable_words match ${query} ${only}
      order by bm25(searchable_words), searchable.seq limit ${limit} offset ${offset}`,
  };
}

function postgresSearch(query: RawBuilder<unknown>, only: RawBuilder<unknown>, limit: number, offset: number) {
  const options = `StartSel=${HIT},StopSel=${END},MaxWords=30,MinWords=15,ShortWord=0`;
  return {
    counted: sql<{ total: string }>`select count(*) as total from searchable where words @@ ${query} ${only}`,
    found: sql<FoundRow>`select page.kind, page.report, page.entry, report.headline, report.publisher, report.published,
        ts_headline('parley_words', page.body, ${query}, ${options}) as snippet, page.score
      from (
        select seq, kind, report, entry, body, ts_rank_cd(words, ${query}, 1)::float8 as score
        from searchable where words @@ ${query} ${only}
        order by score desc, seq limit ${limit} offset ${offset}
      ) as page join report on report.id = page.report
      order by page.score desc, page.seq`,
  };
}

function postgresQuery(groups: readonly WordGroup[]): RawBuilder<unknown> {
  const phrase = (words: string) => {
    const plain = withoutAccents(words);
    const exact = sql`phraseto_tsquery('parley_words', ${words})`;
    return plain === words ? exact : sql`(${exact} || phraseto_tsquery('parley_words', ${plain}))`;
  };
  const group = (one: WordGroup) =>
    sql`(${sql.join([...one.with.map(phrase), ...one.without.map(words => sql`!!${phrase(words)}`)], sql` && `)})`;
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
