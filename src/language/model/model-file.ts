import { ParleyError } from '../../text/index.ts';

/** One layer of the network, as the model file names it. */
type Layer = { readonly kind: 'conv'; readonly dilation: number } | { readonly kind: 'sru' };

/** The header of docs/parser-model.md. */
export interface ModelHeader {
  readonly language: string;
  readonly width: number;
  readonly layers: readonly Layer[];
  readonly arc: number;
  readonly relation: number;
  readonly distance: number;
  readonly inputs: readonly { readonly feature: string; readonly values: readonly string[]; readonly width: number }[];
  readonly upos: readonly string[];
  readonly xposFeats: readonly string[];
  readonly deprel: readonly string[];
  readonly tensors: Readonly<Record<string, TensorPlace>>;
  readonly madeFrom: string;
}

interface TensorPlace {
  readonly type: 'int8' | 'float32';
  readonly shape: readonly number[];
  readonly offset: number;
  readonly scales?: number;
}

/** An int8 matrix or table with its float32 scales (one per column of a matrix, one per row of a table). */
export interface SmallMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** A parser model in memory: views into the file's bytes, nothing unpacked yet. */
export interface ModelFile {
  readonly header: ModelHeader;
  /** A float32 tensor. */
  numbers(name: string, length: number): Float32Array;
  /** An int8 matrix `[rows, columns]`; `scaledBy` says whether rows or columns have the scales. */
  matrix(name: string, rows: number, columns: number, scaledBy: 'row' | 'column'): SmallMatrix;
}

const MAGIC = 'PARLEYM1';

/**
 * Reads the bytes of a parser model (docs/parser-model.md).
 *
 * @throws {ParleyError} `model-damaged` when the bytes are no model, are cut short, or lack a tensor.
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
  const damaged = (why: string) =>
    new ParleyError(
      'model-damaged',
      `The parser model cannot be read: ${why}.`,
      'Install Parley again, or train the model anew.',
    );
  const magic = String.fromCharCode(...bytes.subarray(0, 8));
  if (magic !== MAGIC || bytes.length < 12) throw damaged(`it does not begin with ${MAGIC}`);
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (12 + size > bytes.length) throw damaged('it ends inside its header');
  let header: ModelHeader;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + size))) as ModelHeader;
  } catch (cause) {
    throw damaged(`its header is not JSON (${String(cause)})`);
  }
  for (const [name, value] of Object.entries({ width: header.width, arc: header.arc, relation: header.relation })) {
    if (!Number.isInteger(value) || value <= 0 || value % 8 !== 0)
      throw damaged(`${name} is ${value}, no multiple of 8`);
  }
  // Views of float32 need a start that divides by four; a file's bytes may lie anywhere in a pool.
  const data = new Uint8Array(bytes.subarray(12 + size)).buffer;

  const find = (name: string, type: TensorPlace['type'], shape: readonly number[]) => {
    const place = header.tensors[name];
    if (place === undefined) throw damaged(`the tensor ${name} is missing`);
    if (place.type !== type || String(place.shape) !== String(shape)) {
      throw damaged(`${name} is ${place.type} [${place.shape}] where ${type} [${shape}] was expected`);
    }
    return place;
  };
  const view = <T>(name: string, make: () => T): T => {
    try {
      return make();
    } catch {
      throw damaged(`it ends inside ${name}`);
    }
  };
  return {
    header,
    numbers(name, length) {
      const { offset } = find(name, 'float32', [length]);
      return view(name, () => new Float32Array(data, offset, length));
    },
    matrix(name, rows, columns, scaledBy) {
      const { offset, scales = -1 } = find(name, 'int8', [rows, columns]);
      return view(name, () => ({
        rows,
        columns,
        values: new Int8Array(data, offset, rows * columns),
        scales: new Float32Array(data, scales, scaledBy === 'row' ? rows : columns),
      }));
    },
  };
}
