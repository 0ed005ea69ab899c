import type { MoveType, PloverEvent } from '../vocabulary.ts';

/** What a move is as an event: its PLOVER type and mode, and the nearest CAMEO code. */
export interface EventCode {
  readonly event: PloverEvent;
  readonly mode: readonly string[];
  readonly cameo: string;
}

const code = (event: PloverEvent, cameo: string, ...mode: string[]): EventCode => ({ event, mode, cameo });

/**
 * Moves as events: an export view, never the model. Neither vocabulary can say "on condition that", nor tell an offer from an
 * acceptance. PLOVER 2.0 drops CAMEO 01 and 02, so urging is a request; what is undertaken for later is AGREE.
 * https://github.com/openeventdata/PLOVER
 */
export const PLOVER_OF_MOVE: Readonly<Record<MoveType, readonly EventCode[]>> = {
  'offer talks': [code('AGREE', '036')],
  invite: [code('AGREE', '036')],
  'propose meeting': [code('AGREE', '036')],
  'propose terms': [code('AGREE', '030')],
  'propose ceasefire': [code('AGREE', '0356')],
  'counter-propose': [code('AGREE', '030')],
  demand: [code('REQUEST', '105', 'yield')],
  'set precondition': [code('REQUEST', '105', 'yield')],
  ultimatum: [code('THREATEN', '136'), code('REQUEST', '105', 'yield')],
  urge: [code('REQUEST', '026', 'meet')],
  'offer mediation': [code('AGREE', '039')],
  accept: [code('AGREE', '030')],
  'accept in principle': [code('AGREE', '030')],
  'accept with condition': [code('AGREE', '036'), code('REQUEST', '106', 'meet')],
  reject: [code('REJECT', '120')],
  dismiss: [code('REJECT', '120')],
  defer: [code('REJECT', '121', 'meet')],
  clarify: [],
  deny: [code('REJECT', '120')],
  concede: [code('CONCEDE', '080')],
  'withdraw offer': [code('REJECT', '120', 'change')],
  'suspend talks': [code('REJECT', '125', 'meet')],
  'resume talks': [code('AGREE', '036')],
  'walk out': [code('REJECT', '125', 'meet')],
  threaten: [code('THREATEN', '130')],
  sign: [code('SUPPORT', '057')],
  ratify: [code('SUPPORT', '057')],
  denounce: [code('REJECT', '120')],
  comply: [code('RETREAT', '080')],
  'alleged breach': [code('ACCUSE', '112', 'allege')],
  ballot: [code('THREATEN', '133')],
  'strike notice': [code('THREATEN', '133')],
  'tentative agreement': [code('AGREE', '030')],
  'lockout notice': [code('THREATEN', '131')],
  impose: [code('SANCTION', '163')],
  pause: [code('CONCEDE', '085')],
  extend: [code('AGREE', '030')],
};
