import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROBLEM_CODES } from './index.ts';

const page = readFileSync(new URL('../../docs/store.md', import.meta.url), 'utf8');

it('docs/store.md names every code a check gives and every code the store refuses with', () => {
  const here = new URL('./', import.meta.url);
  const refused = readdirSync(here)
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap(name => [
      ...readFileSync(new URL(name, here), 'utf8').matchAll(/'((?:store|backup|move|review)-[a-z-]+)'/g),
    ])
    .map(([, code]) => code!);
  expect(refused.length).toBeGreaterThan(10);
  for (const code of [...refused, ...PROBLEM_CODES]) expect(page).toContain(`\`${code}\``);
});
