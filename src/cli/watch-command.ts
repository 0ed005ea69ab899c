import { readFeedList } from '../reports/index.ts';
import { counted, ParleyError } from '../text/index.ts';
import { watchReports } from '../work/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { openPrefilter, type PrefilterOption } from './prefilter-option.ts';
import { printable } from './render/mark-passage.ts';
import { type StoreOption, withStore } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';

export interface WatchCommandOptions extends StoreOption, PrefilterOption {
  readonly once?: boolean;
  /** Minutes. */
  readonly every?: number;
  readonly contact?: string;
  readonly allow?: readonly string[];
}

const USUAL_MINUTES = 30;

/** `parley watch FILE.opml|URL… [--once] [--every MINUTES] [--contact WHO] [--allow ADDRESS] [--prefilter] [--skipped FILE] [--store PLACE]` */
export async function watchCommand(
  inputs: readonly string[],
  { once = false, every = USUAL_MINUTES, contact, allow = [], ...options }: WatchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const feeds = await feedsOf(inputs);
  return withStore(options, { create: true }, async store => {
    const tally = { added: 0, known: 0, refused: 0 };
    const stop = stopAsked(() =>
      terminal.say('Stopping: what is on its way is still kept. Ctrl+C once more ends at once.'),
    );
    terminal.say(
      `Watching ${feeds.length === 1 ? 'one feed' : `${feeds.length} feeds`} for ${store.place}${once ? '' : ' (stop with Ctrl+C)'}.`,
    );
    const prefilter = await openPrefilter(options);
    const { admit } = prefilter.facts;
    const settings = {
      contact: contact ?? null,
      once,
      everyMs: every * 60_000,
      allowed: allow,
      signal: stop.signal,
      ...(admit ? { admit } : {}),
    };
    try {
      for await (const outcome of watchReports(store, feeds, settings)) {
        if (outcome.ok) {
          tally[outcome.added]++;
          // A line for each report that is on disk: what was printed is kept, whatever happens next.
          if (outcome.added === 'added') await terminal.print(`${printable(outcome.report)}\n`);
        } else if (!(await prefilter.took(outcome.error))) {
          tally.refused++;
          terminal.progress('');
          terminal.say(`Not added: ${describe(outcome.error)}`);
        }
        terminal.progress(`${counted(tally.added, 'report')} added, ${tally.known} known, ${tally.refused} refused`);
      }
    } finally {
      stop.forget();
      await prefilter.close();
    }
    terminal.progress('');
    const skipped = prefilter.told();
    if (skipped !== null) terminal.say(skipped);
    terminal.say(
      `${counted(tally.added, 'report')} added to ${store.place}, ${tally.known} were there already, ${tally.refused} refused.`,
    );
    // Whoever watches on and on has seen the trouble pass by; ending the watch is no failure.
    if (!once || tally.refused === 0) return EXIT_CODES.done;
    return tally.added + tally.known === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  });
}

async function feedsOf(inputs: readonly string[]): Promise<readonly string[]> {
  const feeds: string[] = [];
  for (const input of inputs) {
    if (!/^https?:\/\//i.test(input)) feeds.push(...(await readFeedList(input)));
    else if (URL.canParse(input)) feeds.push(new URL(input).href);
    else throw new ParleyError('feed-unknown', `${input}: this is no web address`, 'Write it as https://site/feed.');
  }
  return [...new Set(feeds)];
}

/** A signal that is given when the process is asked to end, once; the next time the process ends as usual. */
function stopAsked(told: () => void): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const stop = () => {
    forget();
    told();
    controller.abort();
  };
  const forget = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return { signal: controller.signal, forget };
}
