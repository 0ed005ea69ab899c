import { serveSite } from '../web/index.ts';
import { EXIT_HELP } from './exit-code.ts';
import { day, list, portNumber, wholeNumber } from './option-values.ts';
import { readSite, type SiteOptions } from './read-site.ts';
import type { Register } from './register.ts';

interface ServeOptions extends SiteOptions {
  readonly port: number;
}

const DEFAULT_PORT = 4750;

/** `parley serve DOSSIER-FOLDER [--port N]` */
export const registerServe: Register = (program, terminal, end) => {
  program
    .command('serve')
    .description('look at a record in the browser, on this machine alone')
    .argument('<folder>', 'reports, and a dossier.yaml that says what they are about')
    .option('--port <n>', 'port to listen on, 0 for any that is free', portNumber, DEFAULT_PORT)
    .option('--name <name>', 'the newsroom’s own name, in place of Parley’s')
    .option('--definition <file>', 'what the dossier is about (default: dossier.yaml in the folder)', list)
    .option('--date <day>', 'the day it is made for (default: the day of the latest report)', day)
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .addHelpText('after', EXIT_HELP)
    .action(async (folder: string, { port, ...options }: ServeOptions) => {
      const { site, status } = await readSite(folder, options, terminal);
      const { url, close } = await serveSite(site, port);
      terminal.say(`Look at ${url} (stop with Ctrl+C)`);
      await stopAsked();
      await close();
      end(status);
    });
};

/** Resolves when the process is asked to end. */
const stopAsked = () =>
  new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
