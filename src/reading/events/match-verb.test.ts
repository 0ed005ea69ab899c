import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/index.ts';
import { writtenTree } from '../rules/testing/written-tree.ts';
import type { CodedPhrase } from './coded-phrases.ts';
import { matchVerb } from './match-verb.ts';
import { readVerbDictionary } from './petrarch-verbs.ts';

const verbs = readVerbDictionary(`
&BORDERS
+BORDER
+RED LINE

--- CLOSE [100] ---
CLOSE
+CLOSE_DOWN [110]
- * &BORDERS [---]
- * THE_OLD ROAD [101]
- NEVER_* [---]
- * ^ TO + FOR $ [102]
- % * GATE [103:103]
--- SHOOT [---] ---
SHOOT
--- SHOT [---] ---
SHOT
- * DEAD [104]
--- SHOT [105] ---
SHOT
`);

/**
 * How the verb, the word written "form=lemma", matches. Names in capitals are coded phrases, two joined by "&" one
 * compound phrase.
 */
function match(words: string) {
  const forms = words.split(' ');
  const verb = forms.findIndex(form => form.includes('='));
  const lines = forms.map((word, index) => {
    const [form, lemma = word.toLowerCase()] = word.split('=');
    return `${form} ${lemma} ${index === verb ? 'VBD' : 'NN'} ${index === verb ? 0 : verb + 1} dep`;
  });
  const phrases = forms.flatMap((form, index): CodedPhrase[] =>
    /^[A-Z&]{3,}$/.test(form)
      ? [{ first: index, last: index, codes: form.split('&'), compound: form.includes('&') }]
      : [],
  );
  const found = matchVerb(treeOf(writtenTree(lines.join('\n'))), verb, verbs, phrases);
  if (found === null) return null;
  const codes = (phrase: CodedPhrase | null) => phrase?.codes.join('&') ?? null;
  return {
    coded: found.coded,
    bothWays: found.bothWays,
    source: codes(found.source),
    target: codes(found.target),
    both: codes(found.both),
    passed: found.passed.map(codes),
  };
}

const PLAIN = { coded: true, bothWays: false, source: null, target: null, both: null, passed: [] };
const NO_EVENT = { ...PLAIN, coded: false };

describe('matchVerb', () => {
  it('knows a verb by its lemma, and none that is not listed', () => {
    expect(match('PER closed=close shops')).toEqual(PLAIN);
    expect(match('PER opened=open shops')).toBeNull();
  });

  it('lets a pattern decide, with any words of a set and words between', () => {
    expect(match('PER closed=close its northern border')).toEqual(NO_EVENT);
    expect(match('PER closed=close a red line')).toEqual(NO_EVENT);
    expect(match('PER closed=close a red long line')).toEqual(PLAIN);
    expect(match('the border PER closed=close')).toEqual(PLAIN);
  });

  it('keeps words that an underscore ties together, before the verb too', () => {
    expect(match('PER never closed=close shops')).toEqual(NO_EVENT);
    expect(match('PER never quite closed=close shops')).toEqual(PLAIN);
  });

  it('finds the phrases at the places of a pattern', () => {
    expect(match('they closed=close COL to PER for ECU')).toEqual({
      ...PLAIN,
      source: 'ECU',
      target: 'PER',
      passed: ['COL'],
    });
    expect(match('they closed=close COL to PER')).toEqual(PLAIN);
  });

  it('takes a compound phrase, and no single one, for those who act on each other', () => {
    expect(match('PER&ECU closed=close the gate')).toEqual({ ...PLAIN, bothWays: true, both: 'PER&ECU' });
    expect(match('PER closed=close the gate')).toEqual(PLAIN);
  });

  it('prefers the form to nothing coded under the lemma, and patterns of all blocks of a verb', () => {
    expect(match('PER shot=shoot rebels')).toEqual(PLAIN);
    expect(match('PER shot=shoot rebels dead')).toEqual(PLAIN);
    expect(match('PER shoots=shoot rebels')).toEqual(NO_EVENT);
  });
});
