/**
 * The arithmetic of the parser, on one block of memory that never grows (a view of it stays good for ever).
 *
 * Places are byte offsets into `memory`, multiples of 16. Matrices are row-major; a row of numbers is as long as a matrix is
 * deep, always a multiple of 8. Every row is computed by itself, in a fixed order, in single precision: what a row becomes
 * cannot depend on its neighbours, and the two kernels (WASM SIMD, plain TypeScript) give the same bits.
 */
export interface Kernel {
  readonly name: 'simd' | 'plain';
  readonly memory: ArrayBuffer;
  /** Rows of float32 → rows of int16 and one float32 scale per row; the largest magnitude becomes `limit`. */
  quantise(source: number, target: number, scales: number, rows: number, columns: number, limit: number): void;
  /** As `quantise`, for the rows i - dilation, i, i + dilation of `source`, laid side by side. */
  quantiseWindow(
    source: number,
    target: number,
    scales: number,
    rows: number,
    columns: number,
    dilation: number,
    limit: number,
  ): void;
  /**
   * `out[i] = left[i] · right · scales + shift`: `left` from `quantise`, `right` packed by `packMatrix`.
   * Works on four rows at a time: up to three rows after the last are overwritten too.
   */
  multiply(
    left: number,
    leftScales: number,
    rows: number,
    depth: number,
    right: number,
    rightScales: number,
    shift: number,
    columns: number,
    out: number,
  ): void;
  /** `out[i] = norm(max(z[i][j], z[i][j + width]))`, layer-normalised, with gain and shift. */
  maxNormalise(z: number, gain: number, shift: number, rows: number, width: number, out: number): void;
  /** `h[i] += norm(max(branch[i], floor))`: a floor of 0 is relu, of -Infinity none. */
  addNormalised(
    branch: number,
    gain: number,
    shift: number,
    rows: number,
    width: number,
    floor: number,
    h: number,
  ): void;
  /** The simple recurrent unit: `z` has x, f, o, g side by side; first half of the channels left to right, second half back. */
  scan(z: number, rows: number, width: number, out: number): void;
  /** `x > 0 ? x : 0.1x`, in place. */
  leak(at: number, count: number): void;
  /** `out[i * rightRows + j] = left[i] · right[j]` in float32. */
  products(left: number, leftRows: number, right: number, rightRows: number, width: number, out: number): void;
  /** `out[i] = [leaky(left[i] + right[heads[i]]); left[i] * right[heads[i]]]`; `heads` are int32 row numbers. */
  pair(left: number, right: number, heads: number, rows: number, width: number, out: number): void;
  /** `out[i]` (int32) = place of the first largest among the first `columns` numbers of row i; rows are `stride` numbers long. */
  largest(at: number, rows: number, columns: number, stride: number, out: number): void;
}
