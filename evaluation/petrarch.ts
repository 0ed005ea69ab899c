import { readFileSync } from 'node:fs';
import { loadLanguage } from '../src/language/index.ts';
import {
  codeDyads,
  indexDictionaries,
  readActorDictionary,
  readAgentDictionary,
  readDiscards,
  readVerbDictionary,
  type VerbDictionary,
} from '../src/reading/events/index.ts';
import { type Measured, SHARED } from './figure.ts';

const FOLDER = `${SHARED}data/events/`;

interface GoldRecord {
  /** By order in the file. */
  readonly position: number;
  readonly id: string;
  readonly day: number;
  readonly text: string;
  readonly dyads: ReadonlySet<string>;
  /** The record says that nothing is to be coded because of a discarded phrase. */
  readonly discarded: boolean;
}

/**
 * Pairs of (source, target) on PETRARCH's validation records, by its own dictionaries: the 256 records that need no given parse. Rules
 * were developed on the records at odd positions only; the even ones are the honest figure.
 */
export function measurePetrarch(): Measured {
  const records = readRecords();
  const scored = records.filter(({ discarded }) => !discarded);
  const verbs = readVerbDictionary(readFile('verbs'));
  const predicted = predict(records, verbs);
  const all = scoreDyads(scored, predicted);
  const odd = scoreDyads(
    scored.filter(({ position }) => position % 2 === 1),
    predicted,
  );
  const even = scoreDyads(
    scored.filter(({ position }) => position % 2 === 0),
    predicted,
  );
  const actorsOnly = scoreDyads(scored, predict(records, null));
  const discards = records.filter(({ discarded }) => discarded);
  return {
    figures: [
      {
        id: 'events.dyads.precision',
        value: all.precision,
        what: 'PETRARCH validation, 252 records, source and target',
      },
      { id: 'events.dyads.recall', value: all.recall, what: 'the same' },
      { id: 'events.dyads.f1', value: all.f1, what: 'the same' },
      { id: 'events.dyads.exact', value: all.exact, what: 'records whose pairs are all right, and no more' },
      { id: 'events.dyads.f1-unseen', value: even.f1, what: 'F1 on the half that was not used for development' },
      { id: 'events.dyads.f1-seen', value: odd.f1, what: 'F1 on the half that was' },
      { id: 'events.dyads.f1-actors-only', value: actorsOnly.f1, what: 'F1 of all, without the dictionary of verbs' },
    ],
    table: `discards respected: ${discards.filter(({ position }) => predicted.get(position)!.size === 0).length} of ${discards.length}`,
  };
}

function readRecords(): readonly GoldRecord[] {
  const xml = readFileSync(`${FOLDER}petr_unit_test_records.xml`, 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  const wanted = new Set(JSON.parse(readFileSync(`${FOLDER}petr_256.json`, 'utf8')) as readonly number[]);
  return [...xml.matchAll(/<Sentence\s([^>]*)>([\s\S]*?)<\/Sentence>/g)]
    .map(([, attributes, body], position): GoldRecord => {
      const events = [...body!.matchAll(/<EventCoding\s([^>]*)>/g)].map(([, written]) => attributesOf(written!));
      const { id = '', date = '' } = attributesOf(attributes!);
      const pairs = events
        .filter(({ sourcecode = '---', targetcode = '---' }) => !isNull(sourcecode) && !isNull(targetcode))
        .map(({ sourcecode, targetcode }) => `${sourcecode} ${targetcode}`.toUpperCase());
      return {
        position,
        id,
        day: Number(date),
        text: unescaped(/<Text>([\s\S]*?)<\/Text>/.exec(body!)![1]!)
          .replace(/\s+/g, ' ')
          .trim(),
        dyads: new Set(pairs),
        discarded: events.some(({ error = '' }) => error.endsWith('discard')),
      };
    })
    .filter(({ position }) => wanted.has(position));
}

const readFile = (name: string): string => readFileSync(`${FOLDER}PETR.Validate.${name}.txt`, 'utf8');

function predict(
  records: readonly GoldRecord[],
  verbs: VerbDictionary | null,
): ReadonlyMap<number, ReadonlySet<string>> {
  const names = indexDictionaries({
    actors: readActorDictionary(readFile('actors')).entries,
    agents: readAgentDictionary(readFile('agents')).entries,
    discards: readDiscards(readFile('discards')),
  });
  const language = loadLanguage();
  return new Map(
    records.map(({ position, day, text }) => {
      const sentences = language.analyse(text, [{ start: 0, end: text.length }]);
      const dropped = sentences.some(({ tokens }) => names.isDiscarded(tokens, 'report'));
      const dyads = dropped ? [] : sentences.flatMap(sentence => codeDyads(sentence, { names, verbs, day }));
      return [position, new Set(dyads.map(({ source, target }) => `${source} ${target}`))];
    }),
  );
}

function scoreDyads(records: readonly GoldRecord[], predicted: ReadonlyMap<number, ReadonlySet<string>>) {
  let right = 0;
  let found = 0;
  let wanted = 0;
  let exact = 0;
  for (const { position, dyads } of records) {
    const guesses = predicted.get(position)!;
    const hits = [...guesses].filter(guess => dyads.has(guess)).length;
    right += hits;
    found += guesses.size;
    wanted += dyads.size;
    if (hits === guesses.size && hits === dyads.size) exact++;
  }
  return {
    precision: (100 * right) / Math.max(1, found),
    recall: (100 * right) / Math.max(1, wanted),
    f1: (200 * right) / Math.max(1, found + wanted),
    exact: (100 * exact) / Math.max(1, records.length),
  };
}

/** A null actor, with or without the code of an agent: `---`, `---GOV`. */
const isNull = (code: string): boolean => code.startsWith('---');

const attributesOf = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...written.matchAll(/(\w+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [name!, value!]));

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
