import { createHash } from 'node:crypto';
import type { Move, Reading, Statement } from '../../reading/index.ts';
import type { Report } from '../../reports/index.ts';
import { type Cite, citeOf } from '../../text/index.ts';

export interface Sample {
  readonly id: string;
  readonly text: string;
  readonly headline?: string;
  readonly published?: string;
  readonly version?: string;
  /** Words of the text that are statements, and moves. */
  readonly statements?: readonly string[];
  readonly moves?: readonly string[];
}

/** A reading made by hand: its entries stand on words of the text. */
export function sample({
  id,
  text,
  headline,
  published,
  version = 'one',
  statements = [],
  moves = [],
}: Sample): Reading {
  const report: Report = {
    id,
    textHash: createHash('sha256').update(text).digest('hex'),
    file: null,
    url: null,
    publisher: 'The Example',
    agency: null,
    byline: [],
    headline: headline ?? null,
    headings: [],
    dateline: null,
    published: published ?? null,
    publishedBasis: published === undefined ? null : 'given',
    modified: null,
    retrieved: null,
    rawHash: null,
    language: 'en',
    genre: null,
    text,
    passages: [{ kind: 'body', label: null, start: 0, end: text.length }],
    candidates: [],
    derivedFrom: [],
  };
  const cite = (words: string): Cite => {
    const start = text.indexOf(words);
    if (start < 0) throw new RangeError(`“${words}” is not in ${id}`);
    return citeOf(report, { start, end: start + words.length });
  };
  const base = <Entity extends string>(entity: Entity, words: string) => {
    const anchor = cite(words);
    return {
      id: `${id}/${entity}/${anchor.start}-${anchor.end}`,
      entity,
      voice: { kind: 'reporter' } as const,
      basis: 'text' as const,
      rule: 'sample',
      confidence: 0.8,
      checked: 'machine' as const,
      cites: [anchor] as const,
    };
  };
  const statement = (words: string): Statement => ({
    ...base('statement', words),
    speaker: { actor: null, cite: null },
    onBehalfOf: null,
    coSpeakers: [],
    chain: [],
    cue: { cite: null, lemma: null, stance: 'neutral' },
    content: [cite(words)],
    quotation: 'indirect',
    record: 'named',
    addressee: null,
    medium: null,
    time: null,
    place: null,
    habitual: false,
    hedges: [],
    polarity: 'positive',
    inside: null,
    refersTo: [],
    about: [],
  });
  const move = (words: string): Move => ({
    ...base('move', words),
    type: 'reject',
    by: [],
    voicedBy: null,
    to: [],
    object: null,
    terms: [],
    conditions: [],
    respondsTo: [],
    date: null,
    atMeeting: null,
    deadline: null,
    force: 'explicit',
    status: 'open',
    manner: null,
    accordingTo: null,
    standing: false,
    otherMentions: [],
  });
  return {
    report,
    reader: { version },
    actors: [],
    affiliations: [],
    times: [],
    statements: statements.map(statement),
    meetings: [],
    moves: moves.map(move),
    conditions: [],
    threads: [],
    positions: [],
    shifts: [],
    accounts: [],
    agreements: [],
    assessments: [],
    events: [],
    discrepancies: [],
    notices: [],
  };
}
