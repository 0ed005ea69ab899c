import { describe, expect, it } from 'vitest';
import { compiledCopy, compiledKey, parseYaml } from './parse-yaml.ts';

describe('YAML', () => {
  it('becomes plain data', () => {
    expect(parseYaml('talks: { round: 2, sides: [Lima, Oslo] }\nopen: true\n')).toEqual({
      talks: { round: 2, sides: ['Lima', 'Oslo'] },
      open: true,
    });
  });
  it('has no compiled copy when it is nobody’s but the user’s', () => {
    expect(compiledCopy('mine: [a, b]\n')).toBeUndefined();
  });
  it('is another text, with another key, once a letter is changed', () => {
    expect(compiledKey('a: 1')).not.toBe(compiledKey('a: 2'));
    expect(compiledKey('a: 1')).toBe(compiledKey('a: 1'));
  });
  it('throws for what is no YAML', () => {
    expect(() => parseYaml('a: [1\n')).toThrow(/end with a \]/);
  });
});
