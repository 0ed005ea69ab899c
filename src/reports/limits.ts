/**
 * How much of anything one input may cost. Each number has its reason; none is a guess about one reader's machine, and a refusal
 * names the limit that was passed.
 */
const MB = 1024 * 1024;

/** The longest novels run to 3 MB of plain text; a news report of more is not one report. */
export const MAX_TEXT_BYTES = 5 * MB;

/** Heavy news pages are 1–3 MB with their scripts inlined. Beyond 10 MB the page is an attack or an export of a whole site. */
export const MAX_PAGE_BYTES = 10 * MB;

/** A peace agreement of a hundred pages with its maps is 10 MB; what is larger is pictures. */
export const MAX_PDF_BYTES = 30 * MB;

/** The longest agreements and reports of the secretary-general run to 300 pages. */
export const MAX_PDF_PAGES = 500;

/** 500 pages of dense text take ten seconds on an idle core. */
export const PDF_TIMEOUT_MS = 30_000;

/** A JSON document has to stand in memory whole before its first report can be read; more than this belongs into NDJSON. */
export const MAX_JSON_BYTES = 64 * MB;

/** One line of NDJSON is one report with its metadata: the text limit, and as much again for escapes. */
export const MAX_LINE_BYTES = 2 * MAX_TEXT_BYTES;

/** What is looked at to tell one format from another. */
export const HEAD_BYTES = 64 * 1024;

/** Deeper nesting than any hand-made page has; extractors take quadratic time and then overflow the stack beyond it. */
export const MAX_PAGE_DEPTH = 200;

/** Large live blogs have 30,000 elements. Beyond this the tags of a page are dropped and its words kept. */
export const MAX_PAGE_ELEMENTS = 60_000;

/** Pages up to this length are read in place: a second at worst. Nine news pages in ten are shorter. */
export const READ_IN_PLACE_LETTERS = 600_000;

/** The slowest of the pages made to hurt takes four seconds on an idle core; twice that, and some for a busy machine. */
export const PAGE_TIMEOUT_MS = 15_000;

/** A 10 MB page and its elements take 400 MB at most. */
export const PAGE_MEMORY_MB = 768;

/** A record of a web archive holds one answer, compressed or not, with its headers. */
export const MAX_RECORD_BYTES = 2 * MAX_PAGE_BYTES;
