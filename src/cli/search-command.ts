import type { SearchFilter, SearchHit } from '../store/index.ts';
import { dossierReports } from './dossier-reports.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type Ink, inkFor } from './render/ink.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export interface SearchCommandOptions extends StoreOption {
  readonly statements?: boolean;
  readonly dossier?: string;
  readonly speaker?: string;
  readonly publisher?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

/** `parley search WORDS… [--statements] [--dossier ID] [--speaker NAME] [--publisher NAME] [--from DAY] [--to DAY] [--limit N] [--store PLACE] [--json]` */
export async function searchCommand(
  words: readonly string[],
  options: SearchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const typed = words.join(' ');
    const { statements, dossier, speaker, publisher, from, to, limit = 20 } = options;
    const filter: SearchFilter = {
      ...(statements === true ? { kind: 'statement' } : {}),
      ...(speaker === undefined ? {} : { speaker }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    // Which reports are a dossier's follows from its definition: asked of those in which something is found, not of the whole record.
    const reports =
      dossier === undefined
        ? {}
        : { reports: await dossierReports(store, dossier, await store.searchReports(typed, filter)) };
    const { total, hits } = await store.search(typed, { ...filter, ...reports, limit });
    const ink = inkFor(terminal.colour);
    for (const hit of hits)
      await terminal.print(options.json === true ? `${JSON.stringify(hit)}\n` : `${renderHit(hit, ink)}\n`);
    if (options.json !== true) terminal.say(`${hits.length} of ${total} found.`);
    return EXIT_CODES.done;
  });
}

/** Two lines: where it was found, and the words around. */
function renderHit({ report, entry, speaker, published, publisher, headline, snippet }: SearchHit, ink: Ink): string {
  const where = [published ?? 'undated', publisher ?? 'unknown', headline ?? 'no headline'].map(printable).join('  ');
  const words = snippet.map(({ text, hit }) => (hit ? ink.strong(printable(text)) : printable(text))).join('');
  const whose = speaker === null ? '' : `${printable(speaker)}: `;
  return `${where}  ${ink.muted(printable(entry ?? report))}\n  ${whose}${words}`;
}
