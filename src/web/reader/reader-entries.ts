import type { EntryBase, Reading, Voice } from '../../reading/index.ts';
import { type Cite, compareSpans, mergeSpans } from '../../text/index.ts';
import { questionOf, verdictWords } from '../discrepancy-words.ts';
import { brief, capital, printable, slugOf } from '../format.ts';
import type { Layer } from '../parts/glyph.tsx';
import { clashesOf, namesOf, type Shelf } from '../site.ts';
import { words } from '../words.ts';
import { conditionFacts, meetingFacts, meetingTitle, moveFacts, moveTitle } from './describe-dealing.ts';
import { chainOf, type NameOf, statementFacts } from './describe-statement.ts';
import type { ChainRow, Fact, ReaderEntry } from './reader-entry.ts';

const { facts } = words.reader;

interface Described {
  readonly entry: EntryBase;
  readonly layer: Layer;
  readonly kind?: string;
  readonly title: string;
  /** The words that are marked; the anchor where nothing finer is said. */
  readonly cites?: readonly Cite[];
  readonly chain?: readonly ChainRow[];
  readonly facts?: readonly Fact[];
}

/** Every entry of a reading that the reader shows, in order of the text; those without a line of their own among them. */
export function readerEntries(reading: Reading, shelf: Shelf): ReaderEntry[] {
  const nameOf = namesOf(reading.actors);
  const disputed = disputedEntries(shelf);
  const described: readonly Described[] = [...dealings(reading, nameOf), ...opinions(reading, nameOf)];
  const entries = described.map(({ entry, layer, kind, title, cites, chain, facts: told }) => {
    const marked = cites === undefined || cites.length === 0 ? [entry.cites[0]] : cites;
    return {
      key: keyOf(reading, entry.id),
      layer,
      kind: kind ?? words.reader.layers[layer],
      title,
      spans: mergeSpans(marked),
      quote: marked.map(({ exact }) => printable(exact)).join(' … '),
      chain: chain ?? [],
      facts: [
        ...(told ?? []),
        [facts.voice, voiceWords(entry.voice, nameOf)] as const,
        [facts.rule, entry.rule] as const,
      ],
      checked: entry.checked,
      disputed: disputed.has(entry.id),
      confidence: entry.confidence,
    };
  });
  return [...entries, ...clashes(reading, shelf)].sort((a, b) => compareSpans(a.spans[0]!, b.spans[0]!));
}

const keyOf = ({ report }: Reading, id: string) =>
  slugOf(id.startsWith(`${report.id}/`) ? id.slice(report.id.length + 1) : id);

function dealings(reading: Reading, nameOf: NameOf): Described[] {
  return [
    ...reading.statements.map(entry => ({
      entry,
      layer: 'statement' as const,
      title: brief(entry.content.map(({ exact }) => exact).join(' … ') || entry.cites[0].exact, 80),
      cites: entry.content,
      chain: chainOf(entry, nameOf),
      facts: statementFacts(entry, nameOf),
    })),
    ...reading.moves.map(entry => ({
      entry,
      layer: 'move' as const,
      title: moveTitle(entry, nameOf),
      facts: moveFacts(entry, reading, nameOf),
    })),
    ...reading.conditions.map(entry => ({
      entry,
      layer: 'condition' as const,
      title: `${capital(entry.operator)} ${brief(entry.requires.exact, 60)}`,
      cites: [entry.requires],
      facts: conditionFacts(entry, nameOf),
    })),
    ...reading.meetings.map(entry => ({
      entry,
      layer: 'meeting' as const,
      title: meetingTitle(entry),
      facts: meetingFacts(entry, nameOf),
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
      title: brief(entry.cites[0].exact, 80),
      facts: [[facts.kind, capital(entry.kind)] as const, [facts.polarity, capital(entry.polarity)] as const],
    })),
    ...reading.agreements.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.agreement,
      title: capital(brief(entry.name, 80)),
      facts: [[facts.status, capital(entry.status)] as const, [facts.parties, names(entry.parties)] as const],
    })),
    ...reading.accounts.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.account,
      title: words.accounts.blames(names(entry.holders), names(entry.blames)),
      cites: [entry.claim],
    })),
    ...reading.positions.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.position,
      title: `${names([entry.actor])}: ${brief(entry.stance, 80)}`,
      facts: [[facts.issue, brief(entry.issue, 80)] as const, [facts.polarity, capital(entry.polarity)] as const],
    })),
    ...reading.shifts.map(entry => ({
      entry,
      layer: 'other' as const,
      kind: kinds.shift,
      title: brief(entry.cites[0].exact, 80),
      facts: [[facts.polarity, capital(entry.direction)] as const],
    })),
  ];
}

/** The clashes of the dossier that this report has a part in. */
function clashes({ report }: Reading, shelf: Shelf): ReaderEntry[] {
  return clashesOf(shelf.dossier).flatMap(one => {
    const here = one.versions.flatMap(({ cites }) => cites).filter(cite => cite.report === report.id);
    if (here.length === 0) return [];
    return [
      {
        key: slugOf(`clash-${one.id}`),
        layer: 'clash' as const,
        kind: words.reader.layers.clash,
        title: questionOf(shelf, one),
        spans: mergeSpans(here),
        quote: here.map(({ exact }) => printable(exact)).join(' … '),
        chain: [],
        facts: [[facts.verdict, verdictWords(one.verdict)] as const, [facts.why, capital(printable(one.why))] as const],
        checked: 'machine' as const,
        disputed: true,
        confidence: null,
      },
    ];
  });
}

/** Entries that a clash of the dossier is about. */
function disputedEntries({ dossier }: Shelf): ReadonlySet<string> {
  const about = new Set(clashesOf(dossier).map(one => one.about));
  const merged = [...dossier.meetings, ...dossier.moves, ...dossier.agreements, ...dossier.statements];
  return new Set(
    merged.filter(({ id }) => about.has(id)).flatMap(({ mentions }) => mentions.map(({ entry }) => entry)),
  );
}

function voiceWords(voice: Voice, nameOf: NameOf): string {
  if (voice.kind === 'reporter') return words.reader.voice.reporter;
  const who = nameOf(voice.actor) ?? words.somebody;
  return voice.kind === 'source' ? who : words.reader.voice.about(who, nameOf(voice.about) ?? words.somebody);
}
