import type { AgreementStatus } from '../vocabulary.ts';
import type { AgreementMention } from './find-mentions.ts';

/** Mentions of one agreement, in text order. */
export type AgreementGroup = readonly [AgreementMention, ...AgreementMention[]];

/** Words that tell nothing of which agreement is meant. */
const VAGUE = new Set([
  'new',
  'such',
  'same',
  'possible',
  'potential',
  'final',
  'eventual',
  'any',
  'recent',
  'first',
  'last',
  'original',
  'full',
  'entire',
  'current',
  'latest',
]);

/**
 * One group for one agreement. A mention joins the nearest earlier group of its kind unless its words tell the two apart
 * ("the Minsk accord" and "the Geneva accord"); an indefinite one ("a ceasefire") opens a new group where nothing ties it back.
 */
export function groupMentions(mentions: readonly AgreementMention[]): AgreementGroup[] {
  const groups: [AgreementMention, ...AgreementMention[]][] = [];
  for (const mention of mentions) {
    const home = groups.findLast(group => isOne(group, mention));
    if (home === undefined) groups.push([mention]);
    else home.push(mention);
  }
  return groups;
}

const kindOf = ({ family, modifiers }: AgreementMention): string =>
  family === 'deal' && [...modifiers].some(word => /^(?:cease-?fire|truce|armistice)$/.test(word))
    ? 'ceasefire'
    : family;

function telling({ modifiers }: AgreementMention): string[] {
  return [...modifiers].filter(word => !VAGUE.has(word) && !/^(?:cease-?fire|truce)$/.test(word));
}

/** After one of these the report may go on to tell of "the new deal". */
const ENDED: ReadonlySet<AgreementStatus> = new Set(['collapsed', 'expired', 'defunct']);

function isOne(group: readonly AgreementMention[], mention: AgreementMention): boolean {
  const kinds = new Set(group.map(kindOf));
  const kind = kindOf(mention);
  // "the deal" after "a ceasefire" is that ceasefire; "a deal" need not be.
  if (!kinds.has(kind) && !(kind === 'deal' && mention.definite && telling(mention).length === 0)) return false;
  if (mention.modifiers.has('new') && group.some(({ told }) => told.some(({ status }) => ENDED.has(status))))
    return false;
  const own = telling(mention);
  if (own.length === 0) return mention.definite || group.every(member => telling(member).length === 0);
  const theirs = new Set(group.flatMap(telling));
  if (own.some(word => theirs.has(word))) return true;
  return theirs.size === 0 && mention.definite;
}

/** What became of it last weighs more than how it began. */
const WEIGHT: readonly AgreementStatus[] = [
  'denied',
  'defunct',
  'collapsed',
  'expired',
  'violated',
  'in force',
  'ratified',
  'signed',
  'tentative',
  'announced',
  'draft',
  'planned',
];

/** The status the report gives the agreement, with the pattern that says so; null where nothing is told of it. */
export function statusOf(group: AgreementGroup): { readonly status: AgreementStatus; readonly rule: string } | null {
  const told = group.flatMap(mention => mention.told);
  for (const status of WEIGHT) {
    const found = told.find(one => one.status === status);
    if (found !== undefined) return found;
  }
  return null;
}
