import { describe, expect, it } from 'vitest';
import { compileKernel } from '../../../training/build-kernel.ts';
import type { Kernel } from './kernel.ts';
import { KERNEL_BASE64 } from './kernel-binary.ts';
import { createPlainKernel, tanh } from './plain-kernel.ts';
import { createSimdKernel } from './simd-kernel.ts';

const BYTES = 1 << 20;
const [A, B, C, D, E] = [0x10000, 0x30000, 0x50000, 0x70000, 0x90000];

/** The same numbers for the same seed, with large, tiny, zero and negative ones among them. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    const value = (state >> 8) / (1 << 23);
    return state % 11 === 0 ? 0 : state % 7 === 0 ? value * 30 : value;
  });
}

/** Runs the same on both kernels and compares all of their memory, bit for bit. */
function same(prepare: (memory: ArrayBuffer) => void, run: (kernel: Kernel) => void): Kernel {
  const plain = createPlainKernel(BYTES);
  const simd = createSimdKernel(BYTES);
  if (simd === undefined) throw new Error('This engine has no WASM SIMD: the kernels cannot be compared');
  for (const kernel of [plain, simd]) {
    prepare(kernel.memory);
    run(kernel);
  }
  const [own, other] = [plain, simd].map(({ memory }) => new Int32Array(memory));
  const differing = own!.findIndex((value, k) => value !== other![k]);
  expect(differing).toBe(-1);
  return plain;
}
const put = (memory: ArrayBuffer, at: number, values: Float32Array) => new Float32Array(memory).set(values, at >> 2);
const take = ({ memory }: Kernel, at: number, count: number) => [...new Float32Array(memory, at, count)];

describe('the two kernels', () => {
  it.each([8, 24, 128, 296])('quantise rows of %i alike, the largest to the limit', columns => {
    const plain = same(
      memory => put(memory, A, numbers(columns * 5, 3).fill(0, 0, columns)),
      kernel => kernel.quantise(A, B, C, 5, columns, 32767),
    );
    const rows = new Int16Array(plain.memory, B, columns * 5);
    expect(Math.max(...rows.subarray(columns, 2 * columns).map(Math.abs))).toBe(32767);
    expect([...rows.subarray(0, columns)].every(value => value === 0)).toBe(true);
    expect(take(plain, C, 1)).toEqual([0]);
  });

  it.each([1, 2, 4])('lay windows of dilation %i side by side', dilation => {
    const width = 16;
    const plain = same(
      memory => put(memory, A, numbers(width * 20, 5)),
      kernel => kernel.quantiseWindow(A + 5 * width * 4, B, C, 9, width, dilation, 1000),
    );
    const source = new Float32Array(plain.memory, A, width * 20);
    const scale = new Float32Array(plain.memory, C, 9)[3]!;
    const window = new Int16Array(plain.memory, B + 3 * width * 6, width * 3);
    const wanted = [8 - dilation, 8, 8 + dilation].flatMap(row => [...source.subarray(row * width, (row + 1) * width)]);
    for (const [k, value] of wanted.entries()) expect(Math.abs(window[k]! * scale - value)).toBeLessThan(scale * 0.51);
  });

  it.each([
    [8, 8],
    [96, 24],
    [384, 128],
  ])('multiply rows of %i by %i columns', (depth, columns) => {
    const rows = 6;
    const plain = same(
      memory => {
        new Int16Array(memory, A, (rows + 2) * depth).set(numbers((rows + 2) * depth, 7).map(value => value * 1000));
        new Int16Array(memory, B, depth * columns).set(numbers(depth * columns, 9).map(value => value * 4));
        put(memory, C, numbers(rows + 2, 11));
        put(memory, D, numbers(columns, 13));
        put(memory, D + 0x1000, numbers(columns, 15));
      },
      kernel => {
        kernel.multiply(A, C, rows, depth, B, D, D + 0x1000, columns, E);
        // Up to three rows behind the last are working space.
        new Float32Array(kernel.memory, E + rows * columns * 4, 4 * columns).fill(0);
      },
    );
    const left = new Int16Array(plain.memory, A, rows * depth);
    const right = new Int16Array(plain.memory, B, depth * columns);
    const [row, column] = [rows - 1, columns - 3];
    let sum = 0;
    for (let k = 0; k < depth; k++) {
      sum += left[row * depth + k]! * right[(column >> 3) * depth * 8 + (k >> 1) * 16 + (column & 7) * 2 + (k & 1)]!;
    }
    const wanted = sum * take(plain, D, columns)[column]! * take(plain, C, rows)[row]!;
    const got = take(plain, E, rows * columns)[row * columns + column]!;
    expect(got - take(plain, D + 0x1000, columns)[column]!).toBeCloseTo(wanted, 2);
  });

  it('normalise the larger half, and add what they normalise', () => {
    const width = 24;
    const prepare = (memory: ArrayBuffer) => {
      put(memory, A, numbers(width * 2 * 4, 17));
      put(memory, B, numbers(width, 19));
      put(memory, C, numbers(width, 21));
      put(memory, D, numbers(width * 4, 23));
    };
    same(prepare, kernel => kernel.maxNormalise(A, B, C, 4, width, E));
    same(prepare, kernel => kernel.addNormalised(A, B, C, 4, width, 0, D));
    const plain = same(prepare, kernel => kernel.addNormalised(A, B, C, 4, width, Number.NEGATIVE_INFINITY, D));
    const row = numbers(width * 2 * 4, 17).subarray(0, width);
    const mean = row.reduce((sum, value) => sum + value, 0) / width;
    const deviation = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width + 1e-5);
    const wanted =
      numbers(width, 23)[2]! + ((row[2]! - mean) / deviation) * numbers(width, 19)[2]! + numbers(width, 21)[2]!;
    expect(take(plain, D, width)[2]).toBeCloseTo(wanted, 4);
  });

  it.each([1, 2, 7])('scan %i rows, half of the channels in each direction', rows => {
    const width = 16;
    const plain = same(
      memory => put(memory, A, numbers(rows * width * 4, 25)),
      kernel => kernel.scan(A, rows, width, B),
    );
    const z = numbers(rows * width * 4, 25);
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    for (const channel of [3, width - 2]) {
      let c = 0;
      for (let step = 0; step < rows; step++) {
        const i = channel < width / 2 ? step : rows - 1 - step;
        const [x, forget, open, skip] = [0, 1, 2, 3].map(part => z[i * width * 4 + part * width + channel]!);
        c = sigmoid(forget! + 1) * c + (1 - sigmoid(forget! + 1)) * x!;
        const wanted = sigmoid(open!) * Math.tanh(c) + (1 - sigmoid(open!)) * skip!;
        expect(take(plain, B, rows * width)[i * width + channel]).toBeCloseTo(wanted, 4);
      }
    }
  });

  it('leak, pair, multiply rows with rows and find the largest alike', () => {
    const width = 24;
    const prepare = (memory: ArrayBuffer) => {
      put(memory, A, numbers(width * 6, 27));
      put(memory, B, numbers(width * 7, 29));
      new Int32Array(memory, C, 6).set([6, 0, 0, 3, 5, 2]);
    };
    same(prepare, kernel => kernel.leak(A, width * 6));
    same(prepare, kernel => kernel.pair(A, B, C, 6, width, D));
    const products = same(prepare, kernel => kernel.products(A, 6, B, 7, width, D));
    const dot = numbers(width * 6, 27)
      .subarray(width, 2 * width)
      .reduce((sum, value, k) => sum + value * numbers(width * 7, 29)[6 * width + k]!, 0);
    expect(take(products, D, 14)[13]).toBeCloseTo(dot, 3);
    const largest = same(prepare, kernel => kernel.largest(A, 6, width - 3, width, D));
    const first = [...numbers(width * 6, 27).subarray(0, width - 3)];
    expect(new Int32Array(largest.memory, D, 1)[0]).toBe(first.indexOf(Math.max(...first)));
  });
});

describe('tanh', () => {
  it('is tanh to six places', () => {
    for (let x = -12; x <= 12; x += 0.0173) expect(Math.abs(tanh(Math.fround(x)) - Math.tanh(x))).toBeLessThan(1e-6);
  });
});

describe('the compiled kernel', () => {
  it('is what its source compiles to', async () => {
    expect(Buffer.from(await compileKernel()).toString('base64')).toBe(KERNEL_BASE64);
  });
});
