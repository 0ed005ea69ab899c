import type { Kernel } from './kernel.ts';

const f = Math.fround;
/** Adding and taking away 1.5 · 2^23 rounds a float32 to the nearest whole number, halves to even. */
const ROUND = 12582912;
const EPSILON = f(1e-5);
const TENTH = f(0.1);

/** The coefficients of Eigen's rational tanh, good to a few units in the last place of float32. */
const TANH = {
  clamp: f(7.90531110763549),
  odd: [
    -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
    6.37261928875436e-4, 4.89352455891786e-3,
  ].map(f),
  even: [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3].map(f),
} as const;
const [A13, A11, A9, A7, A5, A3, A1] = TANH.odd as [number, number, number, number, number, number, number];
const [B6, B4, B2, B0] = TANH.even as [number, number, number, number];

/** tanh in single precision, operation by operation as the SIMD kernel does it. */
export function tanh(value: number): number {
  const x = Math.min(Math.max(value, -TANH.clamp), TANH.clamp);
  const s = f(x * x);
  let p = f(f(s * A13) + A11);
  p = f(f(s * p) + A9);
  p = f(f(s * p) + A7);
  p = f(f(s * p) + A5);
  p = f(f(s * p) + A3);
  p = f(f(s * p) + A1);
  let q = f(f(s * B6) + B4);
  q = f(f(s * q) + B2);
  q = f(f(s * q) + B0);
  return f(f(x * p) / q);
}

const sigmoid = (value: number) => f(f(tanh(f(value * 0.5)) * 0.5) + 0.5);

/**
 * The kernel in plain TypeScript: the yardstick of the SIMD kernel, and its stand-in where WASM SIMD is missing.
 * Sums run in four lanes because the SIMD kernel's do.
 */
export function createPlainKernel(bytes: number): Kernel {
  const memory = new ArrayBuffer(bytes);
  const floats = new Float32Array(memory);
  const shorts = new Int16Array(memory);
  const words = new Int32Array(memory);

  const largestMagnitude = (from: number, count: number) => {
    let most = 0;
    for (let k = from; k < from + count; k++) {
      const magnitude = Math.abs(floats[k]!);
      if (magnitude > most) most = magnitude;
    }
    return most;
  };
  const quantiseRow = (from: number, to: number, count: number, factor: number) => {
    for (let k = 0; k < count; k++) shorts[to + k] = f(f(f(floats[from + k]! * factor) + ROUND) - ROUND);
  };

  /** Mean and 1 / deviation of a row. */
  const moments = (row: number, width: number) => {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = row; k < row + width; k += 4) {
      a = f(a + floats[k]!);
      b = f(b + floats[k + 1]!);
      c = f(c + floats[k + 2]!);
      d = f(d + floats[k + 3]!);
    }
    const mean = f(f(f(a + b) + f(c + d)) / width);
    a = b = c = d = 0;
    for (let k = row; k < row + width; k += 4) {
      const [p, q, r, s] = [
        f(floats[k]! - mean),
        f(floats[k + 1]! - mean),
        f(floats[k + 2]! - mean),
        f(floats[k + 3]! - mean),
      ];
      a = f(a + f(p * p));
      b = f(b + f(q * q));
      c = f(c + f(r * r));
      d = f(d + f(s * s));
    }
    return { mean, inverse: f(1 / f(Math.sqrt(f(f(f(f(a + b) + f(c + d)) / width) + EPSILON)))) };
  };
  const normalised = (k: number, mean: number, inverse: number, gain: number, shift: number) =>
    f(f(f(f(floats[k]! - mean) * inverse) * gain) + shift);

  return {
    name: 'plain',
    memory,
    quantise(source, target, scales, rows, columns, limit) {
      for (let i = 0; i < rows; i++) {
        const from = (source >> 2) + i * columns;
        const most = largestMagnitude(from, columns);
        floats[(scales >> 2) + i] = f(most / limit);
        quantiseRow(from, (target >> 1) + i * columns, columns, most > 0 ? f(limit / most) : 0);
      }
    },
    quantiseWindow(source, target, scales, rows, columns, dilation, limit) {
      const reach = dilation * columns;
      for (let i = 0; i < rows; i++) {
        const from = (source >> 2) + i * columns;
        const most = Math.max(
          largestMagnitude(from - reach, columns),
          largestMagnitude(from, columns),
          largestMagnitude(from + reach, columns),
        );
        floats[(scales >> 2) + i] = f(most / limit);
        const factor = most > 0 ? f(limit / most) : 0;
        const to = (target >> 1) + i * columns * 3;
        for (let part = 0; part < 3; part++) {
          quantiseRow(from + (part - 1) * reach, to + part * columns, columns, factor);
        }
      }
    },
    multiply(left, leftScales, rows, depth, right, rightScales, shift, columns, out) {
      const sums = new Int32Array(8);
      for (let panel = 0; panel < columns; panel += 8) {
        const weights = (right >> 1) + panel * depth;
        for (let i = 0; i < rows; i++) {
          sums.fill(0);
          const row = (left >> 1) + i * depth;
          for (let k = 0; k < depth; k += 2) {
            const a = shorts[row + k]!;
            const b = shorts[row + k + 1]!;
            const at = weights + k * 8;
            for (let n = 0; n < 8; n++) {
              sums[n] = (sums[n]! + a * shorts[at + 2 * n]! + b * shorts[at + 2 * n + 1]!) | 0;
            }
          }
          const scale = floats[(leftScales >> 2) + i]!;
          for (let n = 0; n < 8; n++) {
            const scaled = f(f(f(sums[n]!) * floats[(rightScales >> 2) + panel + n]!) * scale);
            floats[(out >> 2) + i * columns + panel + n] = f(scaled + floats[(shift >> 2) + panel + n]!);
          }
        }
      }
    },
    maxNormalise(z, gain, shift, rows, width, out) {
      for (let i = 0; i < rows; i++) {
        const from = (z >> 2) + i * width * 2;
        const to = (out >> 2) + i * width;
        for (let j = 0; j < width; j++) floats[to + j] = Math.max(floats[from + j]!, floats[from + width + j]!);
        const { mean, inverse } = moments(to, width);
        for (let j = 0; j < width; j++) {
          floats[to + j] = normalised(to + j, mean, inverse, floats[(gain >> 2) + j]!, floats[(shift >> 2) + j]!);
        }
      }
    },
    addNormalised(branch, gain, shift, rows, width, floor, h) {
      for (let i = 0; i < rows; i++) {
        const row = (branch >> 2) + i * width;
        const to = (h >> 2) + i * width;
        for (let j = row; j < row + width; j++) floats[j] = Math.max(floats[j]!, floor);
        const { mean, inverse } = moments(row, width);
        for (let j = 0; j < width; j++) {
          const more = normalised(row + j, mean, inverse, floats[(gain >> 2) + j]!, floats[(shift >> 2) + j]!);
          floats[to + j] = f(floats[to + j]! + more);
        }
      }
    },
    scan(z, rows, width, out) {
      const from = z >> 2;
      const to = out >> 2;
      for (let j = 0; j < width; j++) {
        const forward = j < width / 2;
        let c = 0;
        for (let step = 0; step < rows; step++) {
          const i = forward ? step : rows - 1 - step;
          const at = from + i * width * 4 + j;
          const forget = sigmoid(f(floats[at + width]! + 1));
          c = f(f(forget * c) + f(f(1 - forget) * floats[at]!));
          const open = sigmoid(floats[at + width * 2]!);
          floats[to + i * width + j] = f(f(open * tanh(c)) + f(f(1 - open) * floats[at + width * 3]!));
        }
      }
    },
    leak(at, count) {
      for (let k = at >> 2; k < (at >> 2) + count; k++) floats[k] = Math.max(floats[k]!, f(floats[k]! * TENTH));
    },
    products(left, leftRows, right, rightRows, width, out) {
      for (let i = 0; i < leftRows; i++) {
        for (let j = 0; j < rightRows; j++) {
          const p = (left >> 2) + i * width;
          const q = (right >> 2) + j * width;
          let [a, b, c, d] = [0, 0, 0, 0];
          for (let k = 0; k < width; k += 4) {
            a = f(a + f(floats[p + k]! * floats[q + k]!));
            b = f(b + f(floats[p + k + 1]! * floats[q + k + 1]!));
            c = f(c + f(floats[p + k + 2]! * floats[q + k + 2]!));
            d = f(d + f(floats[p + k + 3]! * floats[q + k + 3]!));
          }
          floats[(out >> 2) + i * rightRows + j] = f(f(a + b) + f(c + d));
        }
      }
    },
    pair(left, right, heads, rows, width, out) {
      for (let i = 0; i < rows; i++) {
        const p = (left >> 2) + i * width;
        const q = (right >> 2) + words[(heads >> 2) + i]! * width;
        const to = (out >> 2) + i * width * 2;
        for (let k = 0; k < width; k++) {
          const sum = f(floats[p + k]! + floats[q + k]!);
          floats[to + k] = Math.max(sum, f(sum * TENTH));
          floats[to + width + k] = f(floats[p + k]! * floats[q + k]!);
        }
      }
    },
    largest(at, rows, columns, stride, out) {
      for (let i = 0; i < rows; i++) {
        const from = (at >> 2) + i * stride;
        let best = 0;
        for (let k = 1; k < columns; k++) if (floats[from + k]! > floats[from + best]!) best = k;
        words[(out >> 2) + i] = best;
      }
    },
  };
}
