import { formatDate, printable } from '../format.ts';
import { Cell, Heads } from '../parts/field.tsx';
import { Document } from '../parts/layout.tsx';
import { Comments, Support } from '../parts/support.tsx';
import { clashesOf, type Shelf, type Site, viewFile } from '../site.ts';
import { words } from '../words.ts';

const { heads } = words.dossiersPage;

/** The first page of a site of several dossiers: which there are, and how each stands. */
export function DossiersPage({
  site,
  shelves,
  atDesk = false,
}: {
  readonly site: Site;
  readonly shelves: readonly Shelf[];
  readonly atDesk?: boolean;
}) {
  const name = site.name === null ? null : printable(site.name);
  const newsroom = site.newsroom ?? null;
  return (
    <Document
      root={target => target}
      title={`${words.dossiers} – ${name ?? words.brand}`}
      atDesk={atDesk}
      styles={newsroom === null ? [] : ['newsroom']}
      scripts={[]}
    >
      <header class="top">
        <span class="brand">{name ?? words.brand}</span>
        {atDesk && (
          <>
            <span class="where" />
            <a href="add.html">{words.desk.addReport}</a>
          </>
        )}
      </header>
      <main>
        <h1 class="home">{shelves.length === 0 ? words.desk.none : words.dossiersPage.headline(shelves.length)}</h1>
        {shelves.length === 0 && <p class="absent">{words.desk.noneWhy}</p>}
        {shelves.length === 0 && atDesk && (
          <p>
            <a class="button" href="add.html">
              {words.desk.addReport}
            </a>
          </p>
        )}
        {shelves.length > 0 && (
          <table class="stack">
            <Heads heads={heads} numbers={4} />
            <tbody>
              {shelves.map(({ dossier, base }) => (
                <tr>
                  <Cell label={heads[0]} lead>
                    <a class="title serif" href={base + viewFile('home')}>
                      {printable(dossier.definition.title)}
                    </a>
                  </Cell>
                  <Cell label={heads[1]}>{formatDate(dossier.standing.asOf)}</Cell>
                  <Cell label={heads[2]} number>
                    {dossier.reports.length}
                  </Cell>
                  <Cell label={heads[3]} number>
                    {dossier.groups.length}
                  </Cell>
                  <Cell label={heads[4]} number>
                    {dossier.threads.filter(({ state }) => state === 'open').length}
                  </Cell>
                  <Cell label={heads[5]} number>
                    {clashesOf(dossier).length}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </main>
      {newsroom !== null && <Support newsroom={newsroom} />}
      {site.published === true && (
        <footer class="page">
          <Comments newsroom={newsroom} />
        </footer>
      )}
    </Document>
  );
}
