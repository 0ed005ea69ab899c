import { makeDossiers } from '../dossier/index.ts';
import { newPassageIndex } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';
import type { Site } from '../web/index.ts';
import { definitionsFor } from './dossier-source.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type ReadAllOptions, readAll } from './read-all.ts';
import type { Terminal } from './terminal.ts';

export interface SiteOptions extends ReadAllOptions {
  readonly definition?: readonly string[];
  readonly date?: string;
  readonly name?: string;
}

/**
 * Reads a folder of reports (with its dossier.yaml, where there is one) into what the pages are made from.
 *
 * @throws {ParleyError} `nothing-to-show` when the reports make no dossier.
 */
export async function readSite(
  folder: string,
  options: SiteOptions,
  terminal: Terminal,
): Promise<{ readonly site: Site; readonly status: ExitCode }> {
  const { readings, refused } = await readAll([folder], options, terminal);
  const days = readings.map(({ report }) => report.published?.slice(0, 10) ?? '').sort();
  const { dossiers, unrouted } = makeDossiers(readings, {
    definitions: definitionsFor([folder], options.definition ?? []),
    today: options.date ?? days.at(-1) ?? '',
    passages: newPassageIndex,
  });
  if (dossiers.every(({ reports }) => reports.length === 0))
    throw new ParleyError(
      'nothing-to-show',
      `The reports in ${folder} make no dossier`,
      'Put reports about one negotiation in it, or say in a dossier.yaml which parties it is about.',
    );
  return {
    site: { dossiers, readings, unrouted, name: options.name ?? null },
    status: refused === 0 ? EXIT_CODES.done : EXIT_CODES.partly,
  };
}
