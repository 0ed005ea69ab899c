import { clauseSpan } from '../grounding/index.ts';
import { listed } from '../rules/index.ts';
import { type Act, actsOf } from './acts.ts';
import { type Clash, type ClashFinder, dayNumber } from './clash.ts';

/**
 * One act told twice and differently: on two days, or as put off here and as ended there.
 *
 *   He [cancelled the meeting on Saturday] … [called the meeting off on Sunday]
 *   the decision to [suspend the talks] … he [cancelled the talks]
 */
export const findOneActToldTwice: ClashFinder = grounding => {
  const acts = actsOf(grounding, lemma => ONCE.has(lemma) || isEnding(lemma) || isHalting(lemma));
  const found: Clash[] = [];
  acts.forEach((first, at) => {
    for (const second of acts.slice(at + 1)) {
      if (first.tree === second.tree || first.side !== second.side || first.object !== second.object) continue;
      const clash = twoDays(first, second) ?? twoEnds(first, second);
      if (clash !== null) found.push(clash);
    }
  });
  // One report of a quarrel over one act is enough, however often the words come back.
  return found.filter((clash, at) => found.findIndex(({ why }) => why === clash.why) === at);
};

const isEnding = (lemma: string) => listed('ending verbs', lemma);
const isHalting = (lemma: string) => listed('halting verbs', lemma);

/** Acts that are done once to one thing: two days for one of them cannot both be right. */
const ONCE = new Set([
  'cancel',
  'call off',
  'sign',
  'announce',
  'scrap',
  'postpone',
  'suspend',
  'release',
  'declare',
  'resign',
  'dissolve',
  'veto',
]);

function twoDays(a: Act, b: Act): Clash | null {
  if (a.day === null || b.day === null || !a.isDefinite || !b.isDefinite) return null;
  const sameVerb = a.lemma === b.lemma || (isEnding(a.lemma) && isEnding(b.lemma));
  if (!sameVerb || !ONCE.has(a.lemma) || !ONCE.has(b.lemma)) return null;
  const apart = Math.abs(dayNumber(a.day.value!) - dayNumber(b.day.value!));
  // Weeks apart it is another act of the same kind.
  if (!(apart >= 1 && apart <= 10)) return null;
  return {
    kind: 'time',
    verdict: 'contradiction',
    severity: 'high',
    why: `the same act (${a.lemma} the ${a.object}) on ${a.day.value} and on ${b.day.value}`,
    versions: [
      { value: a.day.value, span: clauseSpan(a.tree, a.verb) },
      { value: b.day.value, span: clauseSpan(b.tree, b.verb) },
    ],
    rule: 'clashes/one-act-on-two-days',
    confidence: 0.6,
  };
}

function twoEnds(a: Act, b: Act): Clash | null {
  const [halted, ended] =
    isHalting(a.lemma) && isEnding(b.lemma) ? [a, b] : isHalting(b.lemma) && isEnding(a.lemma) ? [b, a] : [null, null];
  if (halted === null || ended === null || !halted.isDefinite) return null;
  return {
    kind: 'status',
    verdict: 'inconsistent in use',
    severity: 'medium',
    why: `the ${halted.object} told as put off (${halted.lemma}) and as ended (${ended.lemma})`,
    versions: [
      { value: halted.lemma, span: clauseSpan(halted.tree, halted.verb) },
      { value: ended.lemma, span: clauseSpan(ended.tree, ended.verb) },
    ],
    rule: 'clashes/put-off-or-ended',
    confidence: 0.5,
  };
}
