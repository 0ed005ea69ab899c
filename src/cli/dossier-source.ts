import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Dossier, type DossierDefinition, makeDossiers, parseDefinition } from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import { newPassageIndex } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { type ReadAllOptions, readAll } from './read-all.ts';
import { DEFAULT_STORE, type StoreOption, withStore } from './store-option.ts';
import type { Terminal } from './terminal.ts';

export interface DossierSourceOptions extends ReadAllOptions, StoreOption {
  readonly definition?: readonly string[];
  readonly date?: string;
}

interface Found {
  readonly dossiers: readonly Dossier[];
  readonly status: ExitCode;
}

/**
 * The dossiers that a command is about: those of reports given by their place, or those that the record keeps, all of them or by name. What
 * stands on the disk, or cannot be the name of a dossier, is a place.
 *
 * @throws {ParleyError} `dossier-unknown` for a name that the record does not have.
 */
export async function findDossiers(
  what: readonly string[],
  options: DossierSourceOptions,
  terminal: Terminal,
): Promise<Found> {
  const places = options.store === undefined ? what.filter(isPlace) : [];
  if (places.length === 0) return fromRecord(what, options, terminal);
  const [name] = what.filter(one => !isPlace(one));
  if (name !== undefined)
    throw new ParleyError(
      'dossier-or-reports',
      `${name} would be the name of a dossier, ${places[0]} is a place with reports`,
      'Ask for the one or the other.',
    );
  return fromReports(places, options, terminal);
}

/** True for what is a place with reports, or cannot be the name of a dossier. */
export const isPlace = (word: string) => word === '-' || !/^[a-z0-9-]+$/.test(word) || existsSync(word);

/** Reads the inputs and merges them; a definition is looked for beside the reports. */
async function fromReports(
  inputs: readonly string[],
  options: DossierSourceOptions,
  terminal: Terminal,
): Promise<Found> {
  const { readings, refused } = await readAll(inputs, options, terminal);
  const { dossiers, unrouted } = makeDossiers(readings, {
    definitions: definitionsFor(inputs, options.definition ?? []),
    today: options.date ?? latestDay(readings),
    passages: newPassageIndex,
  });
  for (const { report, because } of unrouted) terminal.say(`In no dossier: ${report} (${because.join('; ')})`);
  const status = refused === 0 ? EXIT_CODES.done : readings.length === 0 ? EXIT_CODES.nothing : EXIT_CODES.partly;
  return { dossiers, status };
}

/** The kept dossiers, with what people decided about them; drawn from the kept reports as long as none is kept. */
async function fromRecord(names: readonly string[], options: DossierSourceOptions, terminal: Terminal): Promise<Found> {
  const place = options.store ?? DEFAULT_STORE;
  const record = await withStore(options, { create: false }, async store => ({
    kept: await store.definitions(),
    reviews: await store.reviews(),
    readings: await gathered(store.readings()),
  })).catch(error => {
    throw names[0] !== undefined && error instanceof ParleyError && error.code === 'store-missing'
      ? unknownName(names[0], place)
      : error;
  });
  const { reviews, readings } = record;
  const kept = options.definition === undefined ? record.kept : definitionsFor([], options.definition);
  const chosen = names.length === 0 ? kept : kept.filter(({ id }) => names.includes(id));
  const { dossiers, unrouted } = makeDossiers(readings, {
    definitions: chosen,
    today: options.date ?? latestDay(readings),
    reviews,
    passages: newPassageIndex,
    draw: kept.length === 0,
  });
  const found = names.length === 0 ? dossiers : dossiers.filter(({ id }) => names.includes(id));
  const missing = names.find(name => !found.some(({ id }) => id === name));
  if (missing !== undefined) throw unknownName(missing, place);
  if (names.length === 0 && unrouted.length > 0)
    terminal.say(`${unrouted.length} of ${readings.length} reports are in no dossier.`);
  return { dossiers: found, status: EXIT_CODES.done };
}

export const unknownName = (name: string, place: string) =>
  new ParleyError(
    'dossier-unknown',
    `There is no dossier ${name} in the record ${place}, and no file or folder of that name`,
    'parley dossier list shows those that are kept; parley dossier make makes one.',
  );

/** The publication day of the latest report; empty where none is dated. */
export function latestDay(readings: readonly Reading[]): string {
  return (
    readings
      .map(({ report }) => report.published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) ?? ''
  );
}

export async function gathered<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The definitions given by hand, else the dossier.yaml beside the reports. */
export function definitionsFor(inputs: readonly string[], given: readonly string[]): DossierDefinition[] {
  const beside = inputs
    .filter(input => input !== '-' && existsSync(input) && statSync(input).isDirectory())
    .map(folder => join(folder, 'dossier.yaml'))
    .filter(file => existsSync(file));
  return (given.length > 0 ? given : beside).map(file => parseDefinition(definitionText(file), file));
}

function definitionText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ParleyError(
      'definition-unreadable',
      `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Name a definition file; parley dossier make --out writes one to begin with.',
      { cause },
    );
  }
}
