import { deepStrictEqual } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { plainRules } from '../src/reading/rules/plain-rules.ts';
import { builtInRules, builtInSource } from '../src/reading/rules/rule-set.ts';
import { compiledKey } from '../src/text/index.ts';

// Makes dist/compiled-rules.json: every file of rules/en as data, and the patterns as rules, by the hash of their text.

const folder = fileURLToPath(new URL('../rules/en/', import.meta.url));
const texts = readdirSync(folder)
  .filter(name => name.endsWith('.yaml'))
  .map(name => readFileSync(folder + name, 'utf8'));
const copies: Record<string, unknown> = Object.fromEntries(texts.map(text => [compiledKey(text), parse(text)]));
copies[compiledKey(builtInSource())] = plainRules(builtInRules().rules);

const json = JSON.stringify(copies);
deepStrictEqual(JSON.parse(json), copies, 'a rules file holds what JSON cannot');
writeFileSync(new URL('../dist/compiled-rules.json', import.meta.url), json);
