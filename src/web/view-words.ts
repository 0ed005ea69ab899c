import { counted, list, lower, plural } from './grammar.ts';

/** The words of the views from offers to discrepancies; part of `words`. */
export const viewWords = {
  offers: {
    headline: (n: number, waits: readonly (readonly [side: string, n: number])[]) =>
      `${counted(n)} ${plural(n, 'thread', 'threads')}.${waits.length === 0 ? ' Nobody is awaited.' : ` ${waits.map(([side, m], i) => `${i === 0 ? counted(m) : lower(counted(m))} ${plural(m, 'waits', 'wait')} for ${side}`).join(', ')}.`}`,
    heads: {
      thread: 'Thread',
      moves: 'Moves in order of reply, read left to right; each party keeps its line',
      awaits: 'Awaits, as computed',
    },
    sorted: 'Sorted by last move.',
    idle: (n: number) =>
      `${counted(n)} open ${plural(n, 'thread', 'threads')} that the replies leave waiting for nobody`,
    closed: (n: number) => `${counted(n)} closed ${plural(n, 'thread', 'threads')}`,
    state: (state: string, moves: number, reports: number, sources: number) =>
      `${state.charAt(0).toUpperCase()}${state.slice(1)}. ${moves} ${plural(moves, 'move', 'moves')}, ${reports} ${plural(reports, 'report', 'reports')}, ${sources} independent ${plural(sources, 'source', 'sources')}`,
    by: (who: string) => `by ${who}`,
    says: (who: string) => `${who} says`,
    reporter: 'Reporter says',
    computed: 'Computed',
    nobody: 'Nobody',
    noCount: 'No start date stated, so no count',
    dayWord: 'days',
    reply: { explicit: 'An explicit reply', coreference: 'A reply, by reference', topic: 'On the same topic' },
    standing: 'Held over time, not made on a day',
    standingShort: 'held over time',
    reportedOn: (day: string) => `reported ${day}`,
    to: (who: string) => `to ${who}`,
    told: 'As another party tells it',
    more: (n: number) => `${n} more`,
    legend: [
      'Solid top: a move made',
      'Dashed top: told by another party, or held over time',
      'Grey top: ends the exchange',
      '≠ a side’s word differs from the record',
    ],
    empty: 'No offers yet. A thread appears when a report tells of an offer, a demand or an answer.',
  },
  rounds: {
    headline: (held: number, offered: number, disputed: number) =>
      [
        `${counted(held)} ${plural(held, 'round', 'rounds')} held`,
        offered > 0 && `${lower(counted(offered))} offered or planned`,
        disputed > 0 && `${lower(counted(disputed))} in dispute`,
      ]
        .filter(Boolean)
        .join(', '),
    sorted: 'Newest first.',
    csv: 'Table as CSV',
    heads: ['Date', 'Between', 'Venue', 'Format', 'Length', 'Number claimed', 'State', 'Reports', 'Independent'],
    empty: 'No rounds yet. A round appears when a report mentions a meeting.',
    dateNotStated: 'date not stated',
    noDate: (status: string) => `${status}, no date`,
    last: (series: string) => `the last ${series}`,
    rest: (n: number) => `${counted(n)} without a date`,
    foot: 'A cell with a dashed line holds rival values; each opens the words it rests on.',
  },
  timeline: {
    headline: 'What happened when',
    meetings: 'Meetings',
    agreements: 'Agreements',
    others: 'Third parties',
    headlineOf: (when: string) => `What happened in ${when}`,
    zoom: 'Year and month',
    whole: 'All',
    filter: 'Lanes shown',
    axis: 'Months and years',
    left: (n: number) => `${n} earlier not drawn`,
    /** "Reject, deny and 2 more, reported 12 Nov 2025" */
    moves: (kinds: readonly string[], more: number, day: string, how: 'dated' | 'reported' | 'standing') => {
      const what = more === 0 ? list(kinds) : `${kinds.join(', ')} and ${more} more`;
      const when = { dated: day, reported: `reported ${day}`, standing: `held over time, last said ${day}` }[how];
      return `${what.charAt(0).toUpperCase()}${what.slice(1)}, ${when}`;
    },
    condition: (what: string, more: number, day: string) =>
      `${what}${more === 0 ? '' : ` and ${more} more`}, last said ${day}`,
    rival: (day: string) => `${day}, by others`,
    cut: (months: number) => `${months} months`,
    legend: [
      'Filled mark: known day',
      'Hollow triangle: day of the first report, its own day not stated',
      'Dashed line: somewhere in this span',
      'Dashed line that ends in a mark: start not stated, last said here',
      'Outline without its last side: open end',
      'Hollow red mark: rival date, joined to the preferred one',
    ],
    alt: (n: number) =>
      `A timeline of ${n} dated entries, a lane for each party, one for meetings and one for agreements. The same entries are in the tables of the other views.`,
    undated: (n: number) =>
      `${counted(n)} ${plural(n, 'entry is', 'entries are')} not drawn: no report dates ${plural(n, 'it', 'them')}.`,
    empty: 'Nothing to draw. A mark appears when a report dates a meeting, a move or an agreement.',
  },
  positions: {
    headline: (n: number) => `${counted(n)} ${plural(n, 'position', 'positions')}, and how they moved`,
    heads: ['Side', 'What it holds', 'Stance', 'Since', 'Report'],
    shifts: 'Changes of position',
    none: 'No change of position on record.',
    empty: 'No positions yet. One appears when a report says what a side demands, accepts or rules out.',
    untold: 'Not stated',
  },
  terms: {
    headline: 'Terms on the table',
    heads: ['Issue', 'Date', 'Value', 'Offered or asked by', 'In which words', 'Report'],
    conditions: 'Conditions',
    conditionHeads: ['Condition', 'Set by', 'State', 'First reported', 'Reports'],
    agreements: 'Agreements',
    agreementHeads: ['Agreement', 'State', 'Signed', 'Reports', 'Independent'],
    empty: 'No figures on the table yet. One appears when a report gives an offer a number.',
    noConditions: 'None stated.',
    noAgreements: 'No agreements on record.',
  },
  accounts: {
    headline: (n: number) =>
      n === 0 ? 'Accounts' : `${counted(n)} ${plural(n, 'account', 'accounts')} of who is to blame`,
    blames: (who: string, whom: string) => `${who} blames ${whom}`,
    rejects: (who: string) => `${who} rejects the blame`,
    opposes: (who: string) => `Opposed by the account of ${who}`,
    record: 'What the record has on the acts it may speak of',
    empty: 'No accounts yet. One appears when a report quotes a side on who is to blame.',
  },
  discrepancies: {
    headline: (clashes: number, grave: number) =>
      clashes === 0
        ? 'The reports do not clash'
        : `${counted(clashes)} ${plural(clashes, 'clash', 'clashes')}${grave > 0 ? `, ${lower(counted(grave))} of high severity` : ''}`,
    verdict: 'Verdict',
    likely: (who: string) => `, ${who}`,
    position: (severity: string, kind: string, at: number, of: number) =>
      `${severity.charAt(0).toUpperCase()}${severity.slice(1)}. ${kind.charAt(0).toUpperCase()}${kind.slice(1)}. ${at} of ${of}`,
    ask: {
      time: 'When was it?',
      place: 'Where was it?',
      duration: 'How long did it last?',
      format: 'How did they meet?',
      participants: 'Who was there?',
      ordinal: 'Which round was it?',
      number: 'How many?',
      status: 'Did it take place?',
      outcome: 'How did it end?',
      wording: 'In which words?',
      speaker: 'Who said it?',
      'order of events': 'What came first?',
      'heading against body': 'Does the heading say what the text says?',
      'claim against reporter': 'Whose word is it?',
      'position against move': 'Does the move fit the position?',
      account: 'Who is to blame?',
    },
    sources: (n: number, most: boolean) =>
      `${n} independent ${plural(n, 'source', 'sources')}${most ? ', the most' : ''}`,
    also: (names: readonly string[]) => `Also in ${list(names)}`,
    within: 'Within one report',
    reporterVoice: 'reporter’s voice',
    value: (value: string) => `Reads as: ${value}.`,
    resolved: (by: string, value: string, reason: string) => `Resolved by ${by}: ${value} (${reason})`,
    setAside: (n: number) => `${counted(n)} look-${plural(n, 'alike', 'alikes')} set aside, and why`,
    foot: 'Boxed words differ. Grey words are the sentence around them.',
    empty: 'No clashes. The reports agree on everything that they both tell.',
  },
} as const;
