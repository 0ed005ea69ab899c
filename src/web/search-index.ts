import type { Cite } from '../text/index.ts';
import { brief, capital } from './format.ts';
import { onceFor } from './once-for.ts';
import { relative, type Shelf, viewFile } from './site.ts';
import { words } from './words.ts';

/** One thing to be found: what it is, its words, and where it leads. */
export type SearchRow = readonly [kind: string, text: string, href: string];

/** Everything of a dossier that can be searched, with links as the search page needs them. */
export const searchRows = onceFor((shelf: Shelf): readonly SearchRow[] => {
  const { dossier } = shelf;
  const from = shelf.base + viewFile('search');
  const to = (cites: readonly Cite[]) => (cites[0] === undefined ? '' : relative(from, shelf.placeOf(cites[0])));
  const { layers } = words.reader;
  const rows: SearchRow[] = [
    ...dossier.reports.map(
      ({ id, headline }) =>
        [
          words.views.reports,
          `${shelf.outletAndDay(id)}: ${brief(headline ?? '', 120)}`,
          relative(from, shelf.readerPath(id)),
        ] as const,
    ),
    ...dossier.actors.map(
      ({ name, kind, spellings, offices }) =>
        [
          capital(kind),
          [name, ...spellings.filter(one => one !== name), ...offices.map(({ role }) => role)]
            .slice(0, 8)
            .map(one => brief(one))
            .join(', '),
          offices[0] === undefined ? relative(from, `${shelf.base}actors.html`) : to(offices[0].cites),
        ] as const,
    ),
    ...dossier.statements.map(
      ({ label, cites }) =>
        [layers.statement, brief(`${label.split(':')[0]}: ${longest(cites)}`, 320), to(cites)] as const,
    ),
    ...dossier.moves.map(
      ({ label, wording, cites }) =>
        [layers.move, `${brief(label, 120)}: ${brief(wording.preferred ?? '', 160)}`, to(cites)] as const,
    ),
    ...dossier.meetings.map(({ label, cites }) => [layers.meeting, brief(label, 160), to(cites)] as const),
    ...dossier.conditions.map(
      ({ operator, requires, cites }) =>
        [layers.condition, `${operator} ${brief(requires.preferred ?? '', 160)}`, to(cites)] as const,
    ),
  ];
  return rows.filter(([, , href]) => href !== '');
});

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const plainRows = onceFor((shelf: Shelf) => searchRows(shelf).map(([kind, text]) => plain(`${kind} ${text}`)));

/** The rows in which every word of a query occurs; the script of a published page finds the same. */
export function foundRows(shelf: Shelf, query: string): readonly SearchRow[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const texts = plainRows(shelf);
  return searchRows(shelf).filter((_, i) => wanted.every(word => texts[i]!.includes(word)));
}

/** The longest words that a merged entry rests on: a label is cut short, and what was cut could not be found. */
const longest = (cites: readonly Cite[]) =>
  cites.reduce((words, { exact }) => (exact.length > words.length ? exact : words), '');

/** The rows as a script that a page may load from disk. */
export function searchScript(shelf: Shelf): string {
  // Line separators end a string in old browsers' eyes, and `<` keeps the text from being mistaken for markup.
  const json = JSON.stringify(searchRows(shelf)).replace(
    /[\u2028\u2029<]/g,
    one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `globalThis.parleySearch = ${json};\n`;
}
