import { expect } from 'vitest';
import { type Language, loadLanguage } from '../../../language/index.ts';
import type { Report } from '../../../reports/index.ts';
import { isExact } from '../../../text/index.ts';
import type { Actor } from '../../entry.ts';
import { actorIndexOf } from '../actor-index.ts';
import type { ActorReading } from '../actor-reading.ts';
import { type ActorOptions, actorsOfReport } from '../find-actors.ts';

let language: Language | null = null;

/** The actors of a text, with questions a test asks of them. */
interface ReadActors extends ActorReading {
  /** The actor of this name or id; throws where there is none. */
  named(name: string): Actor;
  /** The name of the actor at these words, the nth time they stand in the text. */
  at(words: string, nth?: number): string | null;
}

/** Reads paragraphs as the body of a report; the trained model is part of what is tested here. */
export function readActorsOf(text: string, published: string | null = null, options: ActorOptions = {}): ReadActors {
  language ??= loadLanguage();
  const model = language;
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
  const report: Report = {
    id: 'r',
    textHash: '',
    file: null,
    url: null,
    publisher: null,
    agency: null,
    byline: [],
    headline: null,
    headings: [],
    dateline: null,
    published,
    publishedBasis: null,
    modified: null,
    retrieved: null,
    rawHash: null,
    language: 'en',
    genre: null,
    text,
    passages: blocks.map(block => ({ ...block, kind: 'body', label: null })),
    candidates: [],
    derivedFrom: [],
  };
  const reading = actorsOfReport({ report, sentences: model.analyse(text, blocks) }, options);
  for (const { cite } of reading.mentions) expect(isExact(report, cite)).toBe(true);
  const index = actorIndexOf(reading.actors, text);
  const named = (name: string) => {
    const actor = reading.actors.find(one => one.name === name || one.id === name);
    if (actor === undefined)
      throw new Error(`No actor ${name} among ${reading.actors.map(one => one.name).join(', ')}`);
    return actor;
  };
  const at = (words: string, nth = 1) => {
    let start = -1;
    for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
    const id = index.at({ start, end: start + words.length });
    return id === null ? null : (index.get(id)?.name ?? id);
  };
  return { ...reading, named, at };
}
