import { describe, expect, it } from 'vitest';
import { parseStatementModel } from './statement-scorers.ts';

const zeros = (classes: readonly string[]) => ({
  classes,
  buckets: 2,
  scale: 1,
  weights: Buffer.from(new Int8Array(classes.length * 2).buffer).toString('base64'),
});
const MODEL = { version: 2, cue: zeros(['cue']), part: zeros(['none', 'source', 'content']) };

describe('the model of the statements layer', () => {
  it('reads what training writes', () => {
    const { cue, part } = parseStatementModel(JSON.stringify(MODEL));
    expect(cue.score([1])).toEqual([0]);
    expect(part.score([1])).toEqual([0, 0, 0]);
  });

  it.each([
    ['another version', { ...MODEL, version: 1 }],
    ['other classes', { ...MODEL, part: zeros(['none', 'content', 'source']) }],
    ['a cue scorer of two rows', { ...MODEL, cue: zeros(['none', 'cue']) }],
    ['weights that do not fit', { ...MODEL, cue: { ...MODEL.cue, buckets: 8 } }],
  ])('refuses %s', (_, model) => {
    expect(() => parseStatementModel(JSON.stringify(model))).toThrow('cannot be used');
  });
});
