import {
  type Account,
  type Actor,
  type Agreement,
  type Condition,
  entryId,
  type Meeting,
  type Move,
  type MoveType,
  type Position,
  type Quotation,
  type Reading,
  type Statement,
  type Thread,
} from '../reading/index.ts';
import { type Cite, citeOf } from '../text/index.ts';
import { type SampleReport, sampleReport } from './sample-report.ts';

interface SampleActor {
  readonly name: string;
  readonly kind?: Actor['kind'];
  readonly side?: string;
}
interface SampleStatement {
  readonly says: readonly string[];
  readonly speaker: string;
  readonly side?: string | undefined;
  readonly quotation?: Quotation;
  readonly via?: string;
}
interface SampleMeeting {
  readonly says: string;
  readonly parties: readonly string[];
  readonly status: Meeting['status'];
  readonly date?: string | undefined;
  readonly venue?: string | undefined;
  readonly duration?: string | undefined;
  readonly format?: Meeting['format'] | undefined;
  readonly level?: Meeting['level'] | undefined;
  readonly ordinal?: number | 'last' | undefined;
}
interface SampleMove {
  readonly says: string;
  readonly type: MoveType;
  readonly by: readonly string[];
  readonly to?: readonly string[];
  readonly date?: string | undefined;
  readonly standing?: boolean;
  /** The side whose statement the report has it from. */
  readonly accordingTo?: string | undefined;
  readonly terms?: readonly { readonly value: number; readonly unit: string; readonly says: string }[];
  /** Index of the move of this reading that it answers. */
  readonly answers?: number;
}
interface SampleAgreement {
  readonly says: string;
  readonly name: string;
  readonly parties?: readonly string[];
  readonly status: Agreement['status'];
  readonly signed?: string | undefined;
}

export interface SampleReading extends SampleReport {
  readonly actors?: readonly SampleActor[];
  readonly statements?: readonly SampleStatement[];
  readonly meetings?: readonly SampleMeeting[];
  readonly moves?: readonly SampleMove[];
  readonly agreements?: readonly SampleAgreement[];
  readonly conditions?: readonly {
    readonly says: string;
    readonly setBy: string;
    readonly operator: Condition['operator'];
  }[];
  readonly positions?: readonly {
    readonly says: string;
    readonly side: string;
    readonly issue: string;
    readonly polarity: Position['polarity'];
  }[];
  readonly accounts?: readonly { readonly says: string; readonly holder: string; readonly blames: string }[];
  /** Claims about whose move it is, on the move of that index. */
  readonly awaiting?: readonly {
    readonly says: string;
    readonly side: string;
    readonly by: string;
    readonly move: number;
  }[];
}

/**
 * A reading made by hand, for tests, hard cases and measurements: entries are named by words of the text, actors by their names. A name of
 * two words that speaks is a person.
 */
export function sampleReading(given: SampleReading): Reading {
  const report = sampleReport(given);
  const actors: Actor[] = [];
  const actorOf = (name: string, kind: Actor['kind'] = 'other', side: string | null = null): string => {
    const known = actors.find(one => one.name === name);
    if (known !== undefined) return known.id;
    const partOf = side === null || side === name ? null : actorOf(side, 'state');
    const at = Math.max(0, report.text.indexOf(name));
    const id = entryId(report, 'actor', { start: at, end: at + name.length }, name);
    actors.push({
      id,
      entity: 'actor',
      kind,
      name,
      aliases: [],
      partOf,
      ids: {},
      mentions: [],
      basis: 'text',
      rule: 'sample',
      confidence: 1,
      checked: 'machine',
    });
    return id;
  };
  const cite = (words: string): Cite => {
    const start = report.text.indexOf(words);
    if (start < 0) throw new RangeError(`The sample report ${report.id} does not say “${words}”`);
    return citeOf(report, { start, end: start + words.length });
  };
  const base = <Entity extends string>(entity: Entity, index: number, cites: readonly [Cite, ...Cite[]]) => ({
    id: entryId(report, entity, cites[0], `${index}`),
    entity,
    voice: { kind: 'reporter' } as const,
    basis: 'text' as const,
    rule: 'sample',
    confidence: 1,
    checked: 'machine' as const,
    cites,
  });
  const speech = ({ says, speaker, side, quotation = 'indirect', via }: SampleStatement, index: number): Statement => {
    const content = says.map(cite) as [Cite, ...Cite[]];
    const actor = actorOf(speaker, /^\p{Lu}\S+ \p{Lu}\S+$/u.test(speaker) ? 'person' : 'other', side ?? null);
    return {
      ...base('statement', index, content),
      speaker: { actor, cite: null },
      onBehalfOf: side === undefined ? null : actorOf(side, 'state'),
      coSpeakers: [],
      chain:
        via === undefined
          ? []
          : [{ actor: actorOf(via, 'news agency'), role: 'agency', explicit: true, cite: null, cue: null }],
      cue: { cite: null, lemma: null, stance: 'neutral' },
      content,
      quotation,
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
    };
  };
  for (const { name, kind, side } of given.actors ?? []) actorOf(name, kind, side ?? null);
  const statements = (given.statements ?? []).map(speech);
  const tellers = new Map<number, Statement>();
  (given.moves ?? []).forEach(({ accordingTo, says }, index) => {
    if (accordingTo !== undefined)
      tellers.set(
        index,
        speech({ says: [says], speaker: accordingTo, side: accordingTo }, statements.length + tellers.size),
      );
  });
  const moveId = (index: number) => entryId(report, 'move', cite(given.moves![index]!.says), `${index}`);
  return {
    report,
    reader: { version: 'sample' },
    actors,
    affiliations: [],
    times: [],
    statements: [...statements, ...tellers.values()],
    meetings: (given.meetings ?? []).map(
      (meeting, index): Meeting => ({
        ...base('meeting', index, [cite(meeting.says)]),
        status: meeting.status,
        format: meeting.format ?? null,
        level: meeting.level ?? null,
        date: meeting.date ?? null,
        duration: meeting.duration ?? null,
        venue: meeting.venue === undefined ? null : { name: meeting.venue, cite: null },
        host: null,
        parties: meeting.parties.map(name => actorOf(name)),
        thirdParties: [],
        delegations: [],
        ordinals:
          meeting.ordinal === undefined
            ? []
            : [{ series: 'round', n: meeting.ordinal === 'last' ? 'last' : meeting.ordinal, cite: cite(meeting.says) }],
        agenda: [],
        outcome: null,
      }),
    ),
    moves: (given.moves ?? []).map(
      (move, index): Move => ({
        ...base('move', index, [cite(move.says)]),
        type: move.type,
        by: move.by.map(name => actorOf(name)),
        voicedBy: null,
        to: (move.to ?? []).map(name => actorOf(name)),
        object: null,
        terms: (move.terms ?? []).map(({ value, unit, says }) => ({ issue: null, value, unit, cite: cite(says) })),
        conditions: [],
        respondsTo: move.answers === undefined ? [] : [{ move: moveId(move.answers), basis: 'explicit' }],
        date: move.date ?? null,
        atMeeting: null,
        deadline: null,
        force: 'explicit',
        status: 'open',
        manner: null,
        accordingTo: tellers.get(index)?.id ?? null,
        standing: move.standing ?? false,
        otherMentions: [],
      }),
    ),
    agreements: (given.agreements ?? []).map(
      (agreement, index): Agreement => ({
        ...base('agreement', index, [cite(agreement.says)]),
        name: agreement.name,
        status: agreement.status,
        stage: null,
        parties: (agreement.parties ?? []).map(name => actorOf(name)),
        thirdParties: [],
        signed: agreement.signed ?? null,
        inEffect: null,
        ended: null,
        terms: [],
        declarations: [],
      }),
    ),
    conditions: (given.conditions ?? []).map(
      ({ says, setBy, operator }, index): Condition => ({
        ...base('condition', index, [cite(says)]),
        setBy: actorOf(setBy),
        debtor: null,
        on: 'generic',
        kind: 'other',
        operator,
        requires: cite(says),
        quantity: null,
        place: null,
        deadline: null,
        state: 'asserted',
        stateBy: null,
      }),
    ),
    positions: (given.positions ?? []).map(
      ({ says, side, issue, polarity }, index): Position => ({
        ...base('position', index, [cite(says)]),
        actor: actorOf(side),
        issue,
        stance: says,
        polarity,
        redLine: false,
        conditionalOn: [],
        from: null,
        to: null,
        justifications: [],
      }),
    ),
    accounts: (given.accounts ?? []).map(
      ({ says, holder, blames }, index): Account => ({
        ...base('account', index, [cite(says)]),
        holders: [actorOf(holder)],
        claim: cite(says),
        blames: [actorOf(blames)],
        exculpates: [],
        causes: [],
        statements: [],
        opposes: [],
      }),
    ),
    threads: (given.awaiting ?? []).map(
      ({ says, side, by, move }, index): Thread => ({
        id: `${report.id}/thread/${index}`,
        entity: 'thread',
        moves: [moveId(move)],
        state: 'open',
        awaiting: [{ actor: actorOf(side), basis: 'asserted', by: actorOf(by), cite: cite(says), why: 'asserted' }],
      }),
    ),
    shifts: [],
    assessments: [],
    events: [],
    discrepancies: [],
    notices: [],
  };
}
