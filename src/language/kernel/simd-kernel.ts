import type { Kernel } from './kernel.ts';
import { KERNEL_BASE64 } from './kernel-binary.ts';

type Operations = Omit<Kernel, 'name' | 'memory'>;

const PAGE = 65_536;
let compiled: WebAssembly.Module | undefined;

/** The kernel in WASM SIMD, in a memory of its own. Undefined where the engine lacks WASM or its SIMD. */
export function createSimdKernel(bytes: number): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BASE64, 'base64'));
  } catch {
    return undefined;
  }
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...(exports as unknown as Operations), name: 'simd', memory: memory.buffer };
}
