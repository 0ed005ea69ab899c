import type { MoveType } from '../vocabulary.ts';

/** Nouns that may stand for the clause before them: "…, a demand Kyiv rejected". */
export const STANDS_FOR_CLAUSE = new Set([
  'demand',
  'condition',
  'proposal',
  'offer',
  'move',
  'call',
  'idea',
  'step',
  'request',
  'suggestion',
  'plan',
  'requirement',
  'claim',
  'term',
]);

const PROPOSED: ReadonlySet<MoveType> = new Set([
  'propose terms',
  'propose ceasefire',
  'propose meeting',
  'counter-propose',
  'offer talks',
  'offer mediation',
  'concede',
]);
const DEMANDED: ReadonlySet<MoveType> = new Set([
  'demand',
  'set precondition',
  'accept with condition',
  'ultimatum',
  'urge',
]);

/** Which moves a noun can stand for: an invitation is none of the demands. */
export const POINTED: Readonly<Record<string, ReadonlySet<MoveType>>> = {
  invitation: new Set<MoveType>(['invite', 'offer talks', 'propose meeting', 'offer mediation']),
  offer: PROPOSED,
  proposal: PROPOSED,
  plan: PROPOSED,
  text: PROPOSED,
  idea: new Set([...PROPOSED, ...DEMANDED]),
  truce: PROPOSED,
  ceasefire: PROPOSED,
  'cease-fire': PROPOSED,
  demand: DEMANDED,
  condition: DEMANDED,
  precondition: DEMANDED,
  call: DEMANDED,
  ultimatum: DEMANDED,
  request: DEMANDED,
};

/** Pronouns that stand for what was offered or asked. */
export const POINTING = new Set(['it', 'this', 'that', 'them', 'these', 'those']);
