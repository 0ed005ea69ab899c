import { contains, overlaps, type Span, sharedLength } from '../../text/index.ts';
import type { Actor, ActorId } from '../entry.ts';
import type { ActorKind } from '../vocabulary.ts';

/** Questions the later layers ask of the actors of one reading. */
export interface ActorIndex {
  /** The actor whose mention fits these words best, or null: `at(span of "the Turkish foreign minister")`. */
  at(span: Span): ActorId | null;
  /** Every actor with a mention inside these words, outermost mentions only, in text order: "[Kyiv] and [Moscow]". A joint mention gives its members. */
  allAt(span: Span): ActorId[];
  get(id: ActorId): Actor | undefined;
  /** The actor and what it belongs to, nearest first: spokesman, ministry, state. */
  chainOf(id: ActorId): ActorId[];
  /** The party it speaks or acts for: a state, an organisation that stands for itself, a party; itself when it belongs to none. */
  sideOf(id: ActorId): ActorId;
  /** The members of "both sides"; for every other actor itself alone. */
  membersOf(id: ActorId): ActorId[];
  /** True when one of the two belongs to the other, or both are one. */
  sameSide(a: ActorId, b: ActorId): boolean;
}

const JOINT = 'joint:';

/** Id of an actor that is several at once; it says its members. */
export function jointId(members: readonly ActorId[]): ActorId {
  return JOINT + members.join('+');
}

/** Kinds that can be a side of a negotiation by themselves; a ministry or a delegation stands for what it is part of. */
const SIDES: ReadonlySet<ActorKind> = new Set([
  'state',
  'armed organisation',
  'political party',
  'intergovernmental organisation',
  'non-governmental organisation',
  'union',
  "employers' association",
  'company',
  'news agency',
  'publisher',
  'place-like entity',
]);

interface PlacedMention extends Span {
  readonly actor: ActorId;
}

/**
 * Made once per reading from its `actors`; asking costs the mentions near the span, not all.
 *
 * @param text The report's text, if at hand: `at` then asks for the head of the words ("[Anna Bek], a teacher at Harvest College").
 */
export function actorIndexOf(actors: readonly Actor[], text: string | null = null): ActorIndex {
  const byId = new Map(actors.map(actor => [actor.id, actor]));
  const mentions: PlacedMention[] = actors
    .flatMap(actor => actor.mentions.map(({ start, end }) => ({ start, end, actor: actor.id })))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.actor < b.actor ? -1 : 1));
  const longest = mentions.reduce((most, { start, end }) => Math.max(most, end - start), 0);

  const near = (span: Span): PlacedMention[] => {
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mentions[middle]!.start <= span.start - longest) low = middle + 1;
      else high = middle;
    }
    const found: PlacedMention[] = [];
    for (let i = low; i < mentions.length && mentions[i]!.start < span.end; i++) {
      if (overlaps(mentions[i]!, span)) found.push(mentions[i]!);
    }
    return found;
  };

  const chainOf = (id: ActorId): ActorId[] => {
    const chain: ActorId[] = [];
    for (let at: ActorId | null = id; at !== null && !chain.includes(at); at = byId.get(at)?.partOf ?? null)
      chain.push(at);
    return chain;
  };

  const membersOf = (id: ActorId): ActorId[] => {
    if (!id.startsWith(JOINT)) return [id];
    const members = id
      .slice(JOINT.length)
      .split('+')
      .filter(member => byId.has(member));
    return members.length > 0 ? members : [id];
  };

  return {
    at(span) {
      let best: PlacedMention | null = null;
      let bestFit = 0;
      for (const mention of near(span)) {
        const fit = fitOf(mention, span, text);
        if (fit > bestFit) {
          best = mention;
          bestFit = fit;
        }
      }
      return best?.actor ?? null;
    },
    allAt(span) {
      const inside = near(span).filter(mention => contains(span, mention));
      const outer = inside.filter(
        mention =>
          !inside.some(other => other.end - other.start > mention.end - mention.start && contains(other, mention)),
      );
      return [...new Set(outer.flatMap(({ actor }) => membersOf(actor)))];
    },
    get: id => byId.get(id),
    chainOf,
    sideOf(id) {
      const chain = chainOf(id);
      return chain.find(link => SIDES.has(byId.get(link)?.kind ?? 'other')) ?? chain.at(-1)!;
    },
    membersOf,
    sameSide: (a, b) => chainOf(a).includes(b) || chainOf(b).includes(a),
  };
}

/**
 * How well a mention stands for the words that are asked for: shared over united length where the two are nearly the same; else by
 * the head, the last word before a comma or a preposition. A mention inside that is not the head ("[Hamas] officials") fits badly.
 */
function fitOf(mention: Span, span: Span, text: string | null): number {
  const shared = sharedLength(mention, span);
  const fit = shared / (mention.end - mention.start + span.end - span.start - shared);
  if (fit >= 0.6) return fit + 1;
  if (text !== null) {
    const head = headWord(text, span);
    if (sharedLength(mention, head) > 0 && mention.end >= head.end) return fit + (mention.end === head.end ? 0.9 : 0.5);
  }
  if (contains(span, mention) && mention.start - span.start <= 4) return fit / 2 + 0.1;
  if (contains(span, mention) && mention.end === span.end) return fit / 2 + 0.05;
  if (contains(mention, span) && (mention.end === span.end || mention.start === span.start)) return fit / 2 + 0.1;
  return fit >= 0.5 ? fit / 2 : 0;
}

const PARTITIVE =
  /^(?:(?:both|all|one|two|three|four|some|many|most|several|each|none|dozens|hundreds|thousands|members) of |a (?:group|number|lot|series|handful|couple) of )/i;
const HEAD_ENDS =
  /[,(;:–—]|\s(?:of|for|from|with|at|in|on|to|by|about|near|under|against|among|like|including|who|whom|whose|which|that|familiar|close|privy|briefed|involved|speaking|representing|says?|said)\b/i;

/** The word that a noun phrase hangs on, by its letters alone: "a senior [official] with the ministry". */
function headWord(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const skip = PARTITIVE.exec(words)?.[0].length ?? 0;
  const rest = words.slice(skip);
  const end = HEAD_ENDS.exec(rest)?.index ?? rest.length;
  const core = rest.slice(0, end === 0 ? rest.length : end).trimEnd();
  const start = core.search(/\S+$/);
  return { start: span.start + skip + Math.max(0, start), end: span.start + skip + core.length };
}
