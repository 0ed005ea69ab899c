import { renderDossier } from '../dossier/index.ts';
import { openStore } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { accessFor, serveRecord, serveSite } from '../web/index.ts';
import { openLiveRecord } from '../work/index.ts';
import { EXIT_CODES, EXIT_HELP, type ExitCode } from './exit-code.ts';
import { day, list, portNumber, wholeNumber } from './option-values.ts';
import { readSite, type SiteOptions } from './read-site.ts';
import type { Register } from './register.ts';
import { printableLines } from './render/printable-lines.ts';
import { DEFAULT_STORE, type StoreOption } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';

interface ServeOptions extends SiteOptions, StoreOption {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly twoCoders?: boolean;
  readonly print?: boolean;
}

const DEFAULT_PORT = 4750;

/** `parley serve [FOLDER] [--store PLACE] [--host ADDRESS] [--port N]` */
export const registerServe: Register = (program, terminal, end) => {
  program
    .command('serve')
    .description('look at a record in the browser and work on it; with its HTTP API')
    .argument('[folder]', 'a folder of reports to look at instead, which changes nothing')
    .option('--store <place>', `where the record is kept: a folder, or postgres://… (default: ${DEFAULT_STORE})`)
    .option('--host <address>', 'address to listen on; beyond this machine a token is needed', '127.0.0.1')
    .option('--port <n>', 'port to listen on, 0 for any that is free', portNumber, DEFAULT_PORT)
    .option('--allow-host <name>', 'a name under which the server may be asked, too (may be given again)', list)
    .option('--two-coders', 'nobody sees what others decide, until it is served without')
    .option('--name <name>', 'the newsroom’s own name, in place of Parley’s')
    .option('--definition <file>', 'for a folder: what the dossier is about (default: dossier.yaml in it)', list)
    .option('--print', 'for a folder: print where things stand first, as dossier show does')
    .option('--date <day>', 'the day it is made for (default: today; for a folder the day of the latest report)', day)
    .option('--jobs <n>', 'cores to use for reading (default: all for a folder, one for a record)', wholeNumber)
    .addHelpText('after', EXIT_HELP)
    .action(async (folder: string | undefined, options: ServeOptions) =>
      end(folder === undefined ? await serveKept(options, terminal) : await serveFolder(folder, options, terminal)),
    );
};

async function serveFolder(
  folder: string,
  { port, print, ...options }: ServeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { site, status } = await readSite(folder, options, terminal);
  const { url, close } = await serveSite(site, port);
  if (print === true)
    for (const dossier of site.dossiers) await terminal.print(`${printableLines(renderDossier(dossier))}\n`);
  terminal.say(`Look at ${url} (stop with Ctrl+C)`);
  await stopAsked();
  await close();
  return status;
}

async function serveKept(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const { store: place = DEFAULT_STORE, host, port, allowHost = [], twoCoders, name = null, date, jobs } = options;
  const access = accessFor(host, allowHost, process.env);
  const store = await openStore(place, { create: true });
  try {
    const live = await openLiveRecord(store, {
      blind: twoCoders === true,
      ...(date === undefined ? {} : { today: () => date }),
      ...(jobs === undefined ? {} : { jobs }),
    });
    live.onEvent(event => {
      if (event.type === 'trouble') terminal.say(describe(new ParleyError(event.code, event.message, event.next)));
    });
    const onFault = (error: unknown) =>
      terminal.say(`Fault in Parley: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const { url, close } = await serveRecord(live, { host, port, access, name, onFault });
    terminal.say(`Look at ${url} (stop with Ctrl+C)`);
    await stopAsked();
    await close();
    await live.close();
    return EXIT_CODES.done;
  } finally {
    await store.close();
  }
}

/** Resolves when the process is asked to end. */
const stopAsked = () =>
  new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
