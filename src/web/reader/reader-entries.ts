import type { DossierDiscrepancy } from '../../dossier/index.ts';
import type { EntryBase, Reading, Voice } from '../../reading/index.ts';
import { type Cite, compareSpans, mergeSpans, overlaps, type Span } from '../../text/index.ts';
import { questionOf, verdictWords } from '../discrepancy-words.ts';
import { brief, capital, printable, slugOf } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { LAYERS, type Layer } from '../parts/glyph.tsx';
import { clashesOf, namesOf, type Shelf } from '../site.ts';
import { words } from '../words.ts';
import { conditionFacts, meetingFacts, meetingTitle, moveFacts, moveTitle } from './describe-dealing.ts';
import { chainOf, type NameOf, statementFacts } from './describe-statement.ts';
import type { ChainRow, Fact, ReaderEntry } from './reader-entry.ts';

const { facts } = words.reader;

interface Told {
  readonly title: string;
  readonly chain?: readonly ChainRow[];
  readonly facts?: readonly Fact[];
}

interface Described {
  readonly entry: EntryBase;
  readonly layer: Layer;
  readonly kind?: string;
  /** The words that are marked; the anchor where nothing finer is said. */
  readonly cites?: readonly Cite[];
  /** Called for the entries that a page shows, not for the others. */
  readonly tell: () => Told;
}

interface Numbered extends Described {
  readonly spans: readonly Span[];
  readonly nth: number;
  readonly of: number;
}

/** Every entry of a reading that the reader shows, in order of the text, counted within its kind. */
const numbered = onceFor((reading: Reading): readonly Numbered[] => {
  const nameOf = namesOf(reading.actors);
  const all = [...dealings(reading, nameOf), ...opinions(reading, nameOf)]
    .map(one => ({ ...one, spans: mergeSpans(markedOf(one)) }))
    .sort((a, b) => compareSpans(a.spans[0]!, b.spans[0]!));
  const counts = new Map<string, number>();
  const counted = all.map(one => {
    const nth = (counts.get(kindOf(one)) ?? 0) + 1;
    counts.set(kindOf(one), nth);
    return { ...one, nth };
  });
  return counted.map(one => ({ ...one, of: counts.get(kindOf(one))! }));
});

const kindOf = ({ layer, kind }: Described) => kind ?? words.reader.layers[layer];
const markedOf = ({ entry, cites }: Described) =>
  cites === undefined || cites.length === 0 ? [entry.cites[0]] : cites;

/** The entries with words in a stretch of the text, in order, and the clashes of the dossier that the stretch has a part in. */
export function readerEntries(reading: Reading, shelf: Shelf, window: Span): ReaderEntry[] {
  const nameOf = namesOf(reading.actors);
  const disputed = disputedEntries(shelf);
  const within = ({ spans }: { readonly spans: readonly Span[] }) => spans.some(span => overlaps(span, window));
  const entries = numbered(reading)
    .filter(within)
    .map(one => {
      const { title, chain = [], facts: told = [] } = one.tell();
      return {
        id: one.entry.id,
        key: keyOf(reading, one.entry.id),
        layer: one.layer,
        kind: kindOf(one),
        title,
        nth: one.nth,
        of: one.of,
        spans: one.spans,
        quote: markedOf(one)
          .map(({ exact }) => printable(exact))
          .join(' … '),
        chain,
        facts: [
          ...told,
          [facts.voice, voiceWords(one.entry.voice, nameOf)] as const,
          [facts.rule, one.entry.rule] as const,
        ],
        checked: one.entry.checked,
        disputed: disputed.has(one.entry.id),
        confidence: one.entry.confidence,
      };
    });
  return [...entries, ...clashes(reading, shelf).filter(within)].sort((a, b) => compareSpans(a.spans[0]!, b.spans[0]!));
}

/** So many entries of each layer the whole report has. */
export function layerCounts(
  reading: Reading,
  shelf: Shelf,
): { readonly layer: (typeof LAYERS)[number]; readonly count: number }[] {
  const all = [...numbered(reading).filter(({ entry }) => entry.checked !== 'rejected'), ...clashes(reading, shelf)];
  return LAYERS.map(layer => ({ layer, count: all.filter(one => one.layer === layer).length }));
}

export const entryCount = (reading: Reading, shelf: Shelf) => numbered(reading).length + clashes(reading, shelf).length;

export const keyOf = ({ report }: Reading, id: string) =>
  slugOf(id.startsWith(`${report.id}/`) ? id.slice(report.id.length + 1) : id);

function dealings(reading: Reading, nameOf: NameOf): Described[] {
  return [
    ...reading.statements.map(entry => ({
      entry,
      layer: 'statement' as const,
      cites: entry.content,
      tell: () => ({
        title: brief(entry.content.map(({ exact }) => exact).join(' … ') || entry.cites[0].exact, 80),
        chain: chainOf(entry, nameOf),
        facts: statementFacts(entry, nameOf),
      }),
    })),
    ...reading.moves.map(entry => ({
      entry,
      layer: 'move' as const,
      tell: () => ({ title: moveTitle(entry, nameOf), facts: moveFacts(entry, reading, nameOf) }),
    })),
    ...reading.conditions.map(entry => ({
      entry,
      layer: 'condition' as const,
      cites: [entry.requires],
      tell: () => ({
        title: `${capital(entry.operator)} ${brief(entry.requires.exact, 60)}`,
        facts: conditionFacts(entry, nameOf),
      }),
    })),
    ...reading.meetings.map(entry => ({
      entry,
      layer: 'meeting' as const,
      tell: () => ({ title: meetingTitle(entry), facts: meetingFacts(entry, nameOf) }),
    })),
  ];
}

function opinions(reading: Reading, nameOf: NameOf): Described[] {
  const { kinds } = words.reader;
  const names = (ids: readonly string[]) =>
    ids.length === 0 ? words.notStated : words.list(ids.map(id => nameOf(id) ?? words.notStated));
  return [
    ...reading.assessments.map(entry => ({
      entry,
      layer: 'reporter' as const,
      tell: () => ({
        title: brief(entry.cites[0].exact, 80),
        facts: [[facts.kind, capital(entry.kind)] as const, [facts.polarity, capital(entry.polarity)] as const],
      }),
    })),
    ...reading.agreements.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.agreement,
      tell: () => ({
        title: capital(brief(entry.name, 80)),
        facts: [[facts.status, capital(entry.status)] as const, [facts.parties, names(entry.parties)] as const],
      }),
    })),
    ...reading.accounts.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.account,
      cites: [entry.claim],
      tell: () => ({ title: words.accounts.blames(names(entry.holders), names(entry.blames)) }),
    })),
    ...reading.positions.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.position,
      tell: () => ({
        title: `${names([entry.actor])}: ${brief(entry.stance, 80)}`,
        facts: [[facts.issue, brief(entry.issue, 80)] as const, [facts.polarity, capital(entry.polarity)] as const],
      }),
    })),
    ...reading.shifts.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.shift,
      tell: () => ({
        title: brief(entry.cites[0].exact, 80),
        facts: [[facts.polarity, capital(entry.direction)] as const],
      }),
    })),
  ];
}

/** The clashes of the dossier by the reports that have a part in them. */
const clashesByReport = onceFor(({ dossier }: Shelf): ReadonlyMap<string, readonly DossierDiscrepancy[]> => {
  const byReport = new Map<string, DossierDiscrepancy[]>();
  for (const one of clashesOf(dossier))
    for (const report of new Set(one.versions.flatMap(({ cites }) => cites.map(cite => cite.report)))) {
      const known = byReport.get(report);
      if (known === undefined) byReport.set(report, [one]);
      else known.push(one);
    }
  return byReport;
});

function clashes({ report }: Reading, shelf: Shelf): ReaderEntry[] {
  const mine = clashesByReport(shelf).get(report.id) ?? [];
  return mine.map((one, i) => {
    const here = one.versions.flatMap(({ cites }) => cites).filter(cite => cite.report === report.id);
    return {
      id: one.id,
      key: slugOf(`clash-${one.id}`),
      layer: 'clash' as const,
      kind: words.reader.layers.clash,
      title: questionOf(shelf, one),
      nth: i + 1,
      of: mine.length,
      spans: mergeSpans(here),
      quote: here.map(({ exact }) => printable(exact)).join(' … '),
      chain: [],
      facts: [[facts.verdict, verdictWords(one.verdict)] as const, [facts.why, capital(printable(one.why))] as const],
      checked: 'machine' as const,
      disputed: true,
      confidence: null,
    };
  });
}

/** Entries that a clash of the dossier is about. */
const disputedEntries = onceFor(({ dossier }: Shelf): ReadonlySet<string> => {
  const about = new Set(clashesOf(dossier).map(one => one.about));
  const merged = [...dossier.meetings, ...dossier.moves, ...dossier.agreements, ...dossier.statements];
  return new Set(
    merged.filter(({ id }) => about.has(id)).flatMap(({ mentions }) => mentions.map(({ entry }) => entry)),
  );
});

function voiceWords(voice: Voice, nameOf: NameOf): string {
  if (voice.kind === 'reporter') return words.reader.voice.reporter;
  const who = nameOf(voice.actor) ?? words.somebody;
  return voice.kind === 'source' ? who : words.reader.voice.about(who, nameOf(voice.about) ?? words.somebody);
}
