import type { Kernel } from './kernel.ts';
import { KERNEL_BASE64 } from './kernel-binary.ts';

/** The part of WebAssembly that is used here. Its types belong to the browser's library, which this project does not load. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: Operations };
}
type Operations = Omit<Kernel, 'name' | 'memory'>;

const PAGE = 65_536;
let compiled: object | undefined;

/** The kernel in WASM SIMD, in a memory of its own. Undefined where the engine lacks WASM or its SIMD. */
export function createSimdKernel(bytes: number): Kernel | undefined {
  const wasm = (globalThis as { readonly WebAssembly?: Wasm }).WebAssembly;
  if (wasm === undefined) return undefined;
  try {
    compiled ??= new wasm.Module(Buffer.from(KERNEL_BASE64, 'base64'));
  } catch {
    return undefined;
  }
  const pages = Math.ceil(bytes / PAGE);
  const memory = new wasm.Memory({ initial: pages, maximum: pages });
  const { exports } = new wasm.Instance(compiled, { env: { memory } });
  return { ...exports, name: 'simd', memory: memory.buffer };
}
