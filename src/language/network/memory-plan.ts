import type { SmallMatrix } from '../model/model-file.ts';

/** Lays out the kernel's memory before it exists, because it is allocated once and never grows. */
export interface MemoryPlan {
  /** Takes so many bytes and returns where they begin. */
  reserve(bytes: number): number;
  /** Bytes taken so far. */
  readonly size: number;
}

export function planMemory(): MemoryPlan {
  let size = 16; // place 0 stays free, so that no offset is ever mistaken for "none"
  return {
    reserve(bytes) {
      const at = size;
      size += Math.ceil(bytes / 16) * 16;
      return at;
    },
    get size() {
      return size;
    },
  };
}

const upToEight = (count: number) => Math.ceil(count / 8) * 8;

/** Where a packed matrix lies in the kernel's memory, and the numbers its products need. */
export interface PackedMatrix {
  /** Inputs, a multiple of 8: rows of zeros make up the rest. */
  readonly depth: number;
  /** Outputs, a multiple of 8: columns of zeros make up the rest. */
  readonly columns: number;
  /** Outputs that mean something. */
  readonly used: number;
  /** The largest int16 an input may be quantised to, such that no sum leaves int32. */
  readonly limit: number;
  readonly weights: number;
  readonly scales: number;
  readonly shift: number;
  /** Writes the weights into the memory. */
  fill(memory: ArrayBuffer): void;
}

/**
 * Reserves a matrix and its shift (bias), packed for `Kernel.multiply`: eight outputs at a time, and within these eight two
 * inputs at a time, as one int16 dot product takes them.
 */
export function planMatrix(plan: MemoryPlan, matrix: SmallMatrix, shift?: Float32Array): PackedMatrix {
  const depth = upToEight(matrix.rows);
  const columns = upToEight(matrix.columns);
  const weights = plan.reserve(depth * columns * 2);
  const scales = plan.reserve(columns * 4);
  const shiftAt = plan.reserve(columns * 4);
  return {
    depth,
    columns,
    used: matrix.columns,
    limit: Math.min(32767, Math.floor(2147483647 / (127 * depth))),
    weights,
    scales,
    shift: shiftAt,
    fill(memory) {
      const packed = new Int16Array(memory, weights, depth * columns);
      for (let k = 0; k < matrix.rows; k++) {
        for (let n = 0; n < matrix.columns; n++) {
          packed[(n >> 3) * depth * 8 + (k >> 1) * 16 + (n & 7) * 2 + (k & 1)] = matrix.values[k * matrix.columns + n]!;
        }
      }
      new Float32Array(memory, scales, columns).set(matrix.scales);
      if (shift !== undefined) new Float32Array(memory, shiftAt, columns).set(shift);
    },
  };
}

/** Reserves a vector; `fill` writes it. */
export function planNumbers(
  plan: MemoryPlan,
  numbers: Float32Array,
): { readonly at: number; fill(memory: ArrayBuffer): void } {
  const at = plan.reserve(numbers.length * 4);
  return { at, fill: memory => new Float32Array(memory, at, numbers.length).set(numbers) };
}
