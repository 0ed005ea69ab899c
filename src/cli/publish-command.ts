import { publishSite } from '../web/index.ts';
import { EXIT_HELP } from './exit-code.ts';
import { day, list, wholeNumber } from './option-values.ts';
import { readSite, type SiteOptions } from './read-site.ts';
import type { Register } from './register.ts';

/** `parley publish DOSSIER-FOLDER OUT` */
export const registerPublish: Register = (program, terminal, end) => {
  program
    .command('publish')
    .description('write a record as a folder of pages that open from disk and from any web host')
    .argument('<folder>', 'reports, and a dossier.yaml that says what they are about')
    .argument('<out>', 'an empty folder, or one that was published before')
    .option('--name <name>', 'the newsroom’s own name, in place of Parley’s')
    .option('--definition <file>', 'what the dossier is about (default: dossier.yaml in the folder)', list)
    .option('--date <day>', 'the day it is made for (default: the day of the latest report)', day)
    .option('--jobs <n>', 'cores to use (default: all)', wholeNumber)
    .addHelpText('after', EXIT_HELP)
    .action(async (folder: string, out: string, options: SiteOptions) => {
      const { site, status } = await readSite(folder, options, terminal);
      const { files } = await publishSite(site, out);
      terminal.say(`${files} files published. Open ${out}/index.html`);
      end(status);
    });
};
