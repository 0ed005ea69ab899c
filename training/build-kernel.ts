import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

/** Compiles src/language/kernel/assembly/kernel.ts; the same source and compiler give the same bytes. */
export async function compileKernel(): Promise<Uint8Array> {
  const baseDir = fileURLToPath(new URL('../src/language/kernel/assembly/', import.meta.url));
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    [
      'kernel.ts',
      '--baseDir',
      baseDir,
      '-O3',
      '--converge',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--importMemory',
      '--outFile',
      'kernel.wasm',
    ],
    {
      writeFile(name, contents) {
        if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error !== null || binary === undefined) throw new Error(`The kernel does not compile: ${stderr.toString()}`);
  return binary;
}

/** `npm run build:kernel` writes the compiled kernel as a module, so that it travels with the code wherever that is bundled. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const base64 = Buffer.from(await compileKernel()).toString('base64');
  const lines = base64.match(/.{1,116}/g) ?? [];
  const file = new URL('../src/language/kernel/kernel-binary.ts', import.meta.url);
  const text = lines.map(line => `  '${line}'`).join(',\n');
  writeFileSync(
    file,
    `/** The compiled kernel, base64. Made by \`npm run build:kernel\` from assembly/kernel.ts; a test compiles it again and compares. */\nexport const KERNEL_BASE64 = [\n${text},\n].join('');\n`,
  );
  console.log(`${base64.length} characters`);
}
