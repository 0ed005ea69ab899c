import { describe, expect, it } from 'vitest';
import { tinyModelBytes } from '../../../test/tiny-model.ts';
import { ParleyError } from '../../text/index.ts';
import { readModelFile } from './model-file.ts';

const PLAN = { width: 8, layers: [{ kind: 'conv', dilation: 1 } as const], arc: 8, relation: 8, distance: 2 };
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof ParleyError ? error.code : error;
  }
  return 'nothing was thrown';
};

describe('readModelFile', () => {
  const bytes = tinyModelBytes(PLAN);

  it('gives views of what the file holds', () => {
    const model = readModelFile(bytes);
    expect(model.header.width).toBe(8);
    expect(model.header.inputs.map(({ feature }) => feature)).toEqual(['form', 'suffix2', 'shape']);
    const { values, scales, rows, columns } = model.matrix('layer0.W', 24, 8, 'column');
    expect([values.length, scales.length, rows, columns]).toEqual([192, 8, 24, 8]);
    expect(Math.max(...values)).toBeGreaterThan(0);
    expect(model.matrix('in.form', 5, 8, 'row').scales).toHaveLength(5);
    expect(model.numbers('arc.rootBias', 1)[0]).not.toBe(0);
  });

  it('reads the same from an odd place of a larger buffer', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const model = readModelFile(shifted.subarray(3));
    expect([...model.numbers('arc.v', 8)]).toEqual([...readModelFile(bytes).numbers('arc.v', 8)]);
  });

  it.each([
    ['is empty', new Uint8Array(0)],
    ['is another file', new TextEncoder().encode('%PDF-1.7 and more of it')],
    ['ends inside its header', bytes.subarray(0, 200)],
  ])('refuses a file that %s', (_, damaged) => {
    expect(codeOf(() => readModelFile(damaged))).toBe('model-damaged');
  });

  it('refuses a header that is no JSON, and one whose widths no kernel takes', () => {
    const broken = bytes.slice();
    broken[12] = 63;
    expect(codeOf(() => readModelFile(broken))).toBe('model-damaged');
    expect(codeOf(() => readModelFile(tinyModelBytes({ ...PLAN, width: 12 })))).toBe('model-damaged');
  });

  it('refuses a tensor that is missing, cut off or of another shape', () => {
    const model = readModelFile(bytes);
    expect(codeOf(() => model.numbers('layer9.b', 8))).toBe('model-damaged');
    expect(codeOf(() => model.numbers('arc.v', 9))).toBe('model-damaged');
    expect(codeOf(() => model.matrix('layer0.W', 8, 24, 'column'))).toBe('model-damaged');
    const cut = readModelFile(bytes.subarray(0, bytes.length - 300));
    expect(codeOf(() => cut.matrix('relation.W', 16, 6, 'column'))).toBe('model-damaged');
  });
});
