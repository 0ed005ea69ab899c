import type { SearchHit } from '../store/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type Ink, inkFor } from './render/ink.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export interface SearchCommandOptions extends StoreOption {
  readonly statements?: boolean;
  readonly limit?: number;
  readonly json?: boolean;
}

/** `parley search WORDS… [--statements] [--limit N] [--store PLACE] [--json]` */
export async function searchCommand(
  words: readonly string[],
  options: SearchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(options, { create: false }, async store => {
    const { total, hits } = await store.search(words.join(' '), {
      ...(options.statements === true ? { kind: 'statement' } : {}),
      limit: options.limit ?? 20,
    });
    const ink = inkFor(terminal.colour);
    for (const hit of hits)
      await terminal.print(options.json === true ? `${JSON.stringify(hit)}\n` : `${renderHit(hit, ink)}\n`);
    if (options.json !== true) terminal.say(`${hits.length} of ${total} found.`);
    return EXIT_CODES.done;
  });
}

/** Two lines: where it was found, and the words around. */
function renderHit({ report, entry, published, publisher, headline, snippet }: SearchHit, ink: Ink): string {
  const where = [published ?? 'undated', publisher ?? 'unknown', headline ?? 'no headline'].map(printable).join('  ');
  const words = snippet.map(({ text, hit }) => (hit ? ink.strong(printable(text)) : printable(text))).join('');
  return `${where}  ${ink.muted(printable(entry ?? report))}\n  ${words}`;
}
