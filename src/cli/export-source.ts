import { applyReviews, type Dossiers, effectOf, makeDossiers } from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import { newPassageIndex } from '../reports/index.ts';
import { definitionsFor, gathered, isPlace, latestDay, unknownName } from './dossier-source.ts';
import { type ReadAllOptions, readAll } from './read-all.ts';
import { DEFAULT_STORE, type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export interface ExportSourceOptions extends ReadAllOptions, StoreOption {
  readonly definition?: readonly string[];
  readonly date?: string;
}

export interface ExportSource extends Dossiers {
  readonly readings: readonly Reading[];
  readonly asOf: string;
  /** Reports that could not be read. */
  readonly refused: number;
}

/**
 * What is handed on: reports given by their place and the dossiers they make, or dossiers of the record by name with their reports, as people
 * decided on them; all of the record where nothing is named.
 *
 * @throws {ParleyError} `dossier-unknown` for a name that the record does not have.
 */
export async function exportSource(
  what: readonly string[],
  options: ExportSourceOptions,
  terminal: Terminal,
): Promise<ExportSource> {
  return options.store === undefined && what.some(isPlace)
    ? fromReports(what, options, terminal)
    : fromRecord(what, options);
}

async function fromReports(
  inputs: readonly string[],
  options: ExportSourceOptions,
  terminal: Terminal,
): Promise<ExportSource> {
  const { readings, refused } = await readAll(inputs, options, terminal);
  const asOf = options.date ?? latestDay(readings);
  const made = makeDossiers(readings, {
    definitions: definitionsFor(inputs, options.definition ?? []),
    today: asOf,
    passages: newPassageIndex,
  });
  return { ...made, readings, asOf, refused };
}

async function fromRecord(names: readonly string[], options: ExportSourceOptions): Promise<ExportSource> {
  const { kept, reviews, readings } = await withStore(options, { create: false }, async store => ({
    kept: await store.definitions(),
    reviews: await store.reviews(),
    readings: await gathered(store.readings()),
  }));
  const asOf = options.date ?? latestDay(readings);
  const definitions = options.definition === undefined ? kept : definitionsFor([], options.definition);
  const { dossiers: made, unrouted } = makeDossiers(readings, {
    definitions: names.length === 0 ? definitions : definitions.filter(({ id }) => names.includes(id)),
    today: asOf,
    reviews,
    passages: newPassageIndex,
    draw: definitions.length === 0,
  });
  const dossiers = names.length === 0 ? made : made.filter(({ id }) => names.includes(id));
  const missing = names.find(name => !dossiers.some(({ id }) => id === name));
  if (missing !== undefined) throw unknownName(missing, options.store ?? DEFAULT_STORE);
  const chosen = new Set(dossiers.flatMap(({ reports }) => reports.map(({ id }) => id)));
  const effect = effectOf(reviews);
  return {
    dossiers,
    unrouted: names.length === 0 ? unrouted : [],
    // What is in no dossier is part of the record, too: asked for all of it, one gets it.
    readings: readings
      .filter(({ report }) => names.length === 0 || chosen.has(report.id))
      .map(reading => applyReviews(reading, effect)),
    asOf,
    refused: 0,
  };
}
