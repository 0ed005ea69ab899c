import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPORT_NOTICES } from '../src/export/exported.ts';
import * as vocabulary from '../src/reading/vocabulary.ts';
import { PROBLEM_CODES } from '../src/store/check.ts';

const page = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
const source = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');

describe('docs/record.md', () => {
  const record = page('record.md');
  // Notice codes have a page of their own.
  const { NOTICE_CODES, ...lists } = vocabulary;
  it.each(Object.entries(lists))('tells every word of %s', (_name, words) => {
    expect(words.filter(word => !record.includes(`\`${word}\``))).toEqual([]);
  });
  it('names every field of an entry', () => {
    const fields = [...source('reading/entry.ts').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field]) => field!);
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter(field => !new RegExp(`\\b${field}\\b`).test(record))).toEqual(['keyQuestion', 'parent']);
  });
});

describe('docs/notices.md', () => {
  const notices = page('notices.md');
  it.each([...vocabulary.NOTICE_CODES, ...EXPORT_NOTICES, ...PROBLEM_CODES])('explains %s', code => {
    expect(notices).toMatch(new RegExp(`^\\| \`${code.replace('.', '\\.')}\` \\| \\S`, 'm'));
  });
  it('has every code a reading gives in its list', () => {
    const given = [...source('reading/times/read-times.ts').matchAll(/code: '([a-z.-]+)'/g)].map(([, code]) => code!);
    expect(given.sort()).toEqual([...vocabulary.NOTICE_CODES].sort());
  });
});
