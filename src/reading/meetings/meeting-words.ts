import { readFileSync } from 'node:fs';
import { parseYaml } from '../../text/index.ts';
import { rulesFolder } from '../rules/index.ts';
import type { MeetingFormat, MeetingLevel, MeetingStatus, ThirdPartyRole } from '../vocabulary.ts';

export type MeetingKind = 'talks' | 'round' | 'meeting' | 'summit' | 'conference' | 'call' | 'visit' | 'signing';

type Words = ReadonlySet<string>;

/** The tables of `rules/en/meeting-words.yaml`. */
export interface MeetingWords {
  readonly kindOf: ReadonlyMap<string, MeetingKind>;
  /** Last words of what `kindOf` holds: "call" of "phone call". */
  readonly heads: Words;
  readonly needsCompany: ReadonlySet<MeetingKind>;
  /** Meals and audiences, which are meetings only with somebody. */
  readonly social: Words;
  readonly notMeetings: Words;
  readonly notVenues: Words;
  readonly formatOf: ReadonlyMap<string, MeetingFormat>;
  readonly levelOf: ReadonlyMap<string, MeetingLevel>;
  readonly statusOfVerb: ReadonlyMap<string, MeetingStatus>;
  readonly statusOfAdjective: ReadonlyMap<string, MeetingStatus>;
  /** What is said of a meeting by an adjective or a phrase after "is". */
  readonly statusOfPredicate: ReadonlyMap<string, MeetingStatus>;
  readonly holding: Words;
  readonly hosting: Words;
  readonly roleOf: ReadonlyMap<string, ThirdPartyRole>;
}

type Table = Readonly<Record<string, string | readonly string[]>>;

interface File {
  readonly kinds: Table;
  readonly 'needs company': readonly MeetingKind[];
  readonly social: readonly string[];
  readonly 'not meetings': string;
  readonly 'not venues': readonly string[];
  readonly formats: Table;
  readonly levels: Table;
  readonly status: Table;
  readonly 'status adjectives': Table;
  readonly 'status predicates': Table;
  readonly 'holding verbs': string;
  readonly 'hosting verbs': string;
  readonly roles: Table;
}

const listOf = (words: string | readonly string[]): string[] =>
  (typeof words === 'string' ? words.split(',') : [...words])
    .map(word => word.trim().toLowerCase())
    .filter(word => word !== '');

/** Word to row name; a word listed twice belongs to the first row. */
function invert<Row extends string>(table: Table): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const [row, words] of Object.entries(table))
    for (const word of listOf(words)) if (!rows.has(word)) rows.set(word, row as Row);
  return rows;
}

let read: MeetingWords | null = null;

export function meetingWords(): MeetingWords {
  if (read !== null) return read;
  const file = parseYaml(readFileSync(`${rulesFolder()}meeting-words.yaml`, 'utf8')) as File;
  const kindOf = invert<MeetingKind>(file.kinds);
  read = {
    kindOf,
    heads: new Set([...kindOf.keys()].map(name => name.split(' ').at(-1)!)),
    needsCompany: new Set(file['needs company']),
    social: new Set(listOf(file.social)),
    notVenues: new Set(listOf(file['not venues'])),
    notMeetings: new Set(listOf(file['not meetings'])),
    formatOf: invert<MeetingFormat>(file.formats),
    levelOf: invert<MeetingLevel>(file.levels),
    statusOfVerb: invert<MeetingStatus>(file.status),
    statusOfAdjective: invert<MeetingStatus>(file['status adjectives']),
    statusOfPredicate: invert<MeetingStatus>(file['status predicates']),
    holding: new Set(listOf(file['holding verbs'])),
    hosting: new Set(listOf(file['hosting verbs'])),
    roleOf: invert<ThirdPartyRole>(file.roles),
  };
  return read;
}
