// AssemblyScript. The arithmetic of kernel.ts in 128-bit SIMD; plain-kernel.ts is the same, operation by operation.
// Compiled by `npm run build:kernel`; the memory comes from outside and never grows.

const ROUND: f32 = 12582912.0;
const EPSILON: f32 = 1e-5;

function magnitude(from: usize, columns: i32, most: v128): v128 {
  const end = from + (columns << 2);
  for (let at = from; at < end; at += 16) most = f32x4.max(most, f32x4.abs(v128.load(at)));
  return most;
}

function across(lanes: v128): f32 {
  const pair = f32x4.max(lanes, v128.shuffle<f32>(lanes, lanes, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pair, 0), f32x4.extract_lane(pair, 1));
}

function quantiseRow(from: usize, to: usize, columns: i32, factor: v128): void {
  const round = f32x4.splat(ROUND);
  for (let k = 0; k < columns; k += 8) {
    const at = from + (k << 2);
    const low = f32x4.sub(f32x4.add(f32x4.mul(v128.load(at), factor), round), round);
    const high = f32x4.sub(f32x4.add(f32x4.mul(v128.load(at, 16), factor), round), round);
    v128.store(to + (k << 1), i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(low), i32x4.trunc_sat_f32x4_s(high)));
  }
}

export function quantise(source: usize, target: usize, scales: usize, rows: i32, columns: i32, limit: f32): void {
  for (let i = 0; i < rows; i++) {
    const from = source + i * columns * 4;
    const most = across(magnitude(from, columns, f32x4.splat(0)));
    store<f32>(scales + i * 4, most / limit);
    quantiseRow(from, target + i * columns * 2, columns, f32x4.splat(most > 0 ? limit / most : 0));
  }
}

export function quantiseWindow(source: usize, target: usize, scales: usize, rows: i32, columns: i32, dilation: i32, limit: f32): void {
  const reach = dilation * columns * 4;
  for (let i = 0; i < rows; i++) {
    const from = source + i * columns * 4;
    const lanes = magnitude(from - reach, columns, magnitude(from, columns, magnitude(from + reach, columns, f32x4.splat(0))));
    const most = across(lanes);
    store<f32>(scales + i * 4, most / limit);
    const factor = f32x4.splat(most > 0 ? limit / most : 0);
    const to = target + i * columns * 6;
    quantiseRow(from - reach, to, columns, factor);
    quantiseRow(from, to + columns * 2, columns, factor);
    quantiseRow(from + reach, to + columns * 4, columns, factor);
  }
}

@inline
function finish(sums: v128, weightScales: v128, scale: v128, shift: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sums), weightScales), scale), shift);
}

// Four rows by eight columns at a time: eight sums, two weights and one input pair live in registers.
export function multiply(
  left: usize, leftScales: usize, rows: i32, depth: i32,
  right: usize, rightScales: usize, shift: usize, columns: i32, out: usize,
): void {
  const stride = depth * 2;
  const outStride = columns * 4;
  for (let panel = 0; panel < columns; panel += 8) {
    const weights = right + panel * depth * 2;
    const s0 = v128.load(rightScales + panel * 4);
    const s1 = v128.load(rightScales + panel * 4, 16);
    const b0 = v128.load(shift + panel * 4);
    const b1 = v128.load(shift + panel * 4, 16);
    for (let i = 0; i < rows; i += 4) {
      let a = left + i * stride;
      let w = weights;
      const end = w + depth * 16;
      let p0 = i32x4.splat(0), p1 = i32x4.splat(0), q0 = i32x4.splat(0), q1 = i32x4.splat(0);
      let r0 = i32x4.splat(0), r1 = i32x4.splat(0), t0 = i32x4.splat(0), t1 = i32x4.splat(0);
      const a2 = a + stride * 2;
      let c = a2;
      while (w < end) {
        const w0 = v128.load(w);
        const w1 = v128.load(w, 16);
        let x = v128.load32_splat(a);
        p0 = i32x4.add(p0, i32x4.dot_i16x8_s(x, w0));
        p1 = i32x4.add(p1, i32x4.dot_i16x8_s(x, w1));
        x = v128.load32_splat(a + stride);
        q0 = i32x4.add(q0, i32x4.dot_i16x8_s(x, w0));
        q1 = i32x4.add(q1, i32x4.dot_i16x8_s(x, w1));
        x = v128.load32_splat(c);
        r0 = i32x4.add(r0, i32x4.dot_i16x8_s(x, w0));
        r1 = i32x4.add(r1, i32x4.dot_i16x8_s(x, w1));
        x = v128.load32_splat(c + stride);
        t0 = i32x4.add(t0, i32x4.dot_i16x8_s(x, w0));
        t1 = i32x4.add(t1, i32x4.dot_i16x8_s(x, w1));
        a += 4;
        c += 4;
        w += 32;
      }
      const scales = v128.load(leftScales + i * 4);
      let to = out + i * outStride + panel * 4;
      let scale = v128.shuffle<f32>(scales, scales, 0, 0, 0, 0);
      v128.store(to, finish(p0, s0, scale, b0));
      v128.store(to, finish(p1, s1, scale, b1), 16);
      to += outStride;
      scale = v128.shuffle<f32>(scales, scales, 1, 1, 1, 1);
      v128.store(to, finish(q0, s0, scale, b0));
      v128.store(to, finish(q1, s1, scale, b1), 16);
      to += outStride;
      scale = v128.shuffle<f32>(scales, scales, 2, 2, 2, 2);
      v128.store(to, finish(r0, s0, scale, b0));
      v128.store(to, finish(r1, s1, scale, b1), 16);
      to += outStride;
      scale = v128.shuffle<f32>(scales, scales, 3, 3, 3, 3);
      v128.store(to, finish(t0, s0, scale, b0));
      v128.store(to, finish(t1, s1, scale, b1), 16);
    }
  }
}

@inline
function total(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1) + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  );
}

function meanOf(row: usize, width: i32): f32 {
  const end = row + (width << 2);
  let sum = f32x4.splat(0);
  for (let at = row; at < end; at += 16) sum = f32x4.add(sum, v128.load(at));
  return total(sum) / <f32>width;
}

function inverseOf(row: usize, width: i32, mean: v128): f32 {
  const end = row + (width << 2);
  let sum = f32x4.splat(0);
  for (let at = row; at < end; at += 16) {
    const off = f32x4.sub(v128.load(at), mean);
    sum = f32x4.add(sum, f32x4.mul(off, off));
  }
  return <f32>1 / sqrt<f32>(total(sum) / <f32>width + EPSILON);
}

@inline
function normalised(at: usize, mean: v128, inverse: v128, gain: usize, shift: usize): v128 {
  return f32x4.add(f32x4.mul(f32x4.mul(f32x4.sub(v128.load(at), mean), inverse), v128.load(gain)), v128.load(shift));
}

export function maxNormalise(z: usize, gain: usize, shift: usize, rows: i32, width: i32, out: usize): void {
  const bytes = width << 2;
  for (let i = 0; i < rows; i++) {
    const from = z + i * bytes * 2;
    const to = out + i * bytes;
    for (let j = 0; j < bytes; j += 16) v128.store(to + j, f32x4.max(v128.load(from + j), v128.load(from + bytes + j)));
    const mean = f32x4.splat(meanOf(to, width));
    const inverse = f32x4.splat(inverseOf(to, width, mean));
    for (let j = 0; j < bytes; j += 16) v128.store(to + j, normalised(to + j, mean, inverse, gain + j, shift + j));
  }
}

export function addNormalised(branch: usize, gain: usize, shift: usize, rows: i32, width: i32, floor: f32, h: usize): void {
  const bytes = width << 2;
  const least = f32x4.splat(floor);
  for (let i = 0; i < rows; i++) {
    const row = branch + i * bytes;
    const to = h + i * bytes;
    for (let j = 0; j < bytes; j += 16) v128.store(row + j, f32x4.max(v128.load(row + j), least));
    const mean = f32x4.splat(meanOf(row, width));
    const inverse = f32x4.splat(inverseOf(row, width, mean));
    for (let j = 0; j < bytes; j += 16) {
      v128.store(to + j, f32x4.add(v128.load(to + j), normalised(row + j, mean, inverse, gain + j, shift + j)));
    }
  }
}

@inline
function tanh(value: v128): v128 {
  const clamp: f32 = 7.90531110763549;
  const x = f32x4.min(f32x4.max(value, f32x4.splat(-clamp)), f32x4.splat(clamp));
  const s = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(s, f32x4.splat(-2.76076847742355e-16)), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(s, p), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(s, p), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(s, p), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(s, p), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(s, p), f32x4.splat(4.89352455891786e-3));
  let q = f32x4.add(f32x4.mul(s, f32x4.splat(1.19825839466702e-6)), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(s, q), f32x4.splat(2.268434632439e-3));
  q = f32x4.add(f32x4.mul(s, q), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}

@inline
function sigmoid(value: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(f32x4.mul(tanh(f32x4.mul(value, half)), half), half);
}

export function scan(z: usize, rows: i32, width: i32, out: usize): void {
  const bytes = width << 2;
  const one = f32x4.splat(1);
  for (let j = 0; j < bytes; j += 16) {
    const forward = j < bytes / 2;
    let at = z + j + (forward ? 0 : (rows - 1) * bytes * 4);
    let to = out + j + (forward ? 0 : (rows - 1) * bytes);
    const step = forward ? bytes : -bytes;
    let c = f32x4.splat(0);
    for (let k = 0; k < rows; k++) {
      const forget = sigmoid(f32x4.add(v128.load(at + bytes), one));
      c = f32x4.add(f32x4.mul(forget, c), f32x4.mul(f32x4.sub(one, forget), v128.load(at)));
      const open = sigmoid(v128.load(at + bytes * 2));
      v128.store(to, f32x4.add(f32x4.mul(open, tanh(c)), f32x4.mul(f32x4.sub(one, open), v128.load(at + bytes * 3))));
      at += step * 4;
      to += step;
    }
  }
}

export function leak(at: usize, count: i32): void {
  const tenth = f32x4.splat(0.1);
  const end = at + (count << 2);
  for (let k = at; k < end; k += 16) {
    const x = v128.load(k);
    v128.store(k, f32x4.max(x, f32x4.mul(x, tenth)));
  }
}

export function products(left: usize, leftRows: i32, right: usize, rightRows: i32, width: i32, out: usize): void {
  const bytes = width << 2;
  for (let i = 0; i < leftRows; i++) {
    const p = left + i * bytes;
    let to = out + i * rightRows * 4;
    for (let j = 0; j < rightRows; j++) {
      const q = right + j * bytes;
      let sum = f32x4.splat(0);
      for (let k = 0; k < bytes; k += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(p + k), v128.load(q + k)));
      store<f32>(to, total(sum));
      to += 4;
    }
  }
}

export function pair(left: usize, right: usize, heads: usize, rows: i32, width: i32, out: usize): void {
  const bytes = width << 2;
  const tenth = f32x4.splat(0.1);
  for (let i = 0; i < rows; i++) {
    const p = left + i * bytes;
    const q = right + load<i32>(heads + i * 4) * bytes;
    const to = out + i * bytes * 2;
    for (let k = 0; k < bytes; k += 16) {
      const a = v128.load(p + k);
      const b = v128.load(q + k);
      const sum = f32x4.add(a, b);
      v128.store(to + k, f32x4.max(sum, f32x4.mul(sum, tenth)));
      v128.store(to + bytes + k, f32x4.mul(a, b));
    }
  }
}

export function largest(at: usize, rows: i32, columns: i32, stride: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    const from = at + i * stride * 4;
    let best = 0;
    let most = load<f32>(from);
    for (let k = 1; k < columns; k++) {
      const value = load<f32>(from + k * 4);
      if (value > most) {
        most = value;
        best = k;
      }
    }
    store<i32>(out + i * 4, best);
  }
}
