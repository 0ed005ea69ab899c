import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../language/index.ts';
import { FACTUALITY_FLAGS, factualityOf } from './factuality.ts';
import { treeOf } from './tree.ts';

const language = loadLanguage();

/** The flags of the marked word: `Kyiv never *signed* it.` */
function flags(marked: string): string[] {
  const at = marked.indexOf('*');
  const text = marked.replaceAll('*', '');
  const [sentence] = language.analyse(text, [{ start: 0, end: text.length }]);
  const token = sentence!.tokens.find(({ start }) => start === at)!;
  const facts = factualityOf(treeOf(sentence!), token.index);
  return FACTUALITY_FLAGS.filter(flag => facts[flag]);
}

describe('how a clause is told', () => {
  it.each([
    ['The rebels *signed* the truce.', ['past']],
    ['The rebels never *signed* the truce.', ['negated', 'past']],
    ['The rebels will *sign* the truce.', ['future']],
    ['The rebels may *sign* the truce.', ['possible']],
    ['The rebels must *sign* the truce.', ['obliged']],
  ])('%s', (text, expected) => {
    expect(flags(text)).toEqual(expected);
  });

  it.each([
    'The rebels failed to *sign* the truce.',
    'The rebels did not *sign* the truce.',
    'The rebels refused to *sign* the truce.',
    'No truce was *signed*.',
  ])('denies: %s', text => {
    expect(flags(text)).toContain('negated');
  });

  it.each(['If the rebels *sign* the truce, the army will leave.', 'The army would *leave* if the rebels signed.'])(
    'supposes: %s',
    text => {
      expect(flags(text)).toContain('hypothetical');
    },
  );

  it('takes a promise told afterwards for a promise', () => {
    const told = flags('The minister said the army would *leave* the valley.');
    expect(told).toContain('future');
    expect(told).toContain('reported');
    expect(told).not.toContain('conditional');
  });

  it('says that a wish is not yet a deed', () => {
    expect(flags('The rebels want to *sign* the truce.')).toContain('intended');
    expect(flags('The rebels signed the truce to *end* the war.')).toContain('intended');
  });

  it('hears a habit', () => {
    expect(flags('The rebels have repeatedly *rejected* the plan.')).toContain('habitual');
  });
});
