import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadLanguage } from './index.ts';

afterEach(() => vi.unstubAllGlobals());

describe('loadLanguage', () => {
  it('reads the same without WASM', () => {
    const text = 'The envoy, Gen. Ivo Brand, said on Friday that the talks had failed. “We leave,” he added.';
    const blocks = [{ start: 0, end: text.length }];
    const fast = loadLanguage().analyse(text, blocks);
    vi.stubGlobal('WebAssembly', undefined);
    expect(loadLanguage().analyse(text, blocks)).toEqual(fast);
  });

  it('refuses a folder whose files are no models, and says what to do', () => {
    const folder = mkdtempSync(join(tmpdir(), 'models-'));
    try {
      for (const name of ['tokeniser.bin', 'parser.bin', 'lemmas.json'])
        writeFileSync(join(folder, name), 'not a model');
      const refusal = expect.objectContaining({
        code: 'model-damaged',
        next: expect.stringContaining('Install Parley again'),
      });
      expect(() => loadLanguage({ models: pathToFileURL(`${folder}/`) })).toThrow(refusal);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
