import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOSSIER_VIEWS } from '../../dossier/index.ts';
import { EXPORT_FORMATS } from '../../export/index.ts';
import { TOKEN_VARIABLES } from './access.ts';
import { API_ROUTES } from './routes.ts';
import { type SampleRecord, sampleRecord } from './testing/sample-record.ts';

const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
let record: SampleRecord;
beforeAll(async () => {
  record = await sampleRecord();
});
afterAll(() => record.close());

it('docs/api.md has every route, and none that is not', () => {
  const told = [...page.matchAll(/^\| `(GET|POST) (\S+)` \|/gm)].map(([, method, path]) => `${method} ${path}`);
  expect(told.sort()).toEqual(API_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort());
});

it('docs/api.md has every code the API refuses with, every view, format and variable', () => {
  const here = new URL('./', import.meta.url);
  const codes = readdirSync(here)
    .filter(name => /(?<!test)\.ts$/.test(name))
    .flatMap(name => [...readFileSync(new URL(name, here), 'utf8').matchAll(/new Problem\(\s*\d+,\s*'([a-z-]+)'/g)])
    .map(([, code]) => code!);
  expect(codes.length).toBeGreaterThan(15);
  for (const word of [...codes, ...DOSSIER_VIEWS, ...EXPORT_FORMATS, ...Object.values(TOKEN_VARIABLES)])
    expect(page).toContain(`\`${word}\``);
});

// ```sh try … curl … # the answer, with … for what is another every time ```
const examples = [...page.matchAll(/^```sh try\n([\s\S]*?)\n# (.*)\n```$/gm)].map(([, command, answer]) => ({
  command: command!.replaceAll('\\\n', ''),
  answer: answer!,
}));

it('docs/api.md has its examples answered as it says', async () => {
  expect(examples.length).toBeGreaterThan(5);
  for (const { command, answer } of examples) {
    const [, path] = /127\.0\.0\.1:4750\/api\/v1(\S+)/.exec(command)!;
    const body = /-d '([\s\S]*)'$/.exec(command)?.[1];
    const headers = Object.fromEntries(
      [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [name!, value!]),
    );
    const given = await record.ask(path!, body === undefined ? {} : { method: 'POST', headers, body });
    const text = await given.text();
    const pattern = answer
      .split('…')
      .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]*');
    expect(text).toMatch(new RegExp(`^${pattern}$`));
  }
});

it('the document is served, names every route, and refers to nothing that is not in it', async () => {
  const document = await (await record.ask('/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  for (const { method, path, id } of API_ROUTES) expect(document.paths[path][method].operationId).toBe(id);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target!);
  expect(references.length).toBeGreaterThan(5);
  for (const target of references)
    expect(document.components.schemas[target.replace('#/components/schemas/', '')]).toBeDefined();
});
