import type { Report } from '../../reports/index.ts';
import { citeOf, type Span } from '../../text/index.ts';
import type { ActorId, ChainLink } from '../entry.ts';
import type { Draft } from './complete-quotations.ts';
import type { Relay } from './find-relays.ts';
import type { Speakers } from './speakers.ts';
import { branch, type Tree } from './tree.ts';

/** The chain of a statement, outermost link first: publisher, agency or outlets, document, spokesman or speaker, embedded agent. */
export function chainOf(
  { attribution }: Draft,
  { actor }: Speakers,
  relays: readonly Relay[],
  publisher: ActorId | null,
  embedded: ActorId | null,
  report: Report,
): ChainLink[] {
  const links: ChainLink[] = [];
  const cite = (span: Span | null) => (span === null ? null : citeOf(report, span));
  if (publisher !== null) links.push({ actor: publisher, role: 'publisher', explicit: false, cite: null, cue: null });
  for (const { actor: outlet, role, explicit, span, cue } of relays) {
    if (outlet !== actor) links.push({ actor: outlet, role, explicit, cite: cite(span), cue: cite(cue) });
  }
  if (actor !== null || attribution?.source != null) {
    const source = attribution?.source ?? null;
    links.push({
      actor,
      role: source !== null && isSpokesperson(attribution!.tree, source.head) ? 'spokesperson' : 'speaker',
      explicit: source !== null,
      cite: cite(source?.span ?? null),
      cue: attribution === null ? null : cite(attribution.cueSpan),
    });
  }
  if (embedded !== null) links.push({ actor: embedded, role: 'embedded agent', explicit: true, cite: null, cue: null });
  return links;
}

const SPOKES = /^spokes(?:man|woman|person|people|men|women)$/i;

export function isSpokesperson(tree: Tree, head: number): boolean {
  return branch(tree, head).some(
    word => SPOKES.test(tree.tokens[word]!.form) && (word === head || tree.tokens[word]!.head === head),
  );
}
