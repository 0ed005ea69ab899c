import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/growing.md', import.meta.url), 'utf8');
const here = new URL('./', import.meta.url);
const sources = [
  ...readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
    .map(name => readFileSync(new URL(name, here), 'utf8')),
  readFileSync(new URL('../cli/work-command.ts', import.meta.url), 'utf8'),
];
const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap(source => [...source.matchAll(pattern)].map(([, word]) => word!))),
];

describe('docs/growing.md', () => {
  it('names every code that work refuses with or records', () => {
    const codes = found(/'((?:work|reader)-[a-z-]+)'/g);
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(page).toContain(`\`${code}\``);
  });
  it('names every event that workers tell', () => {
    const events = found(/\bevent: '([a-z ]+)'/g);
    expect(events).toContain('chunk done');
    expect(events.length).toBeGreaterThan(10);
    for (const event of events) expect(page).toContain(`\`${event}\``);
  });
  it('works its costs out by the formula it gives', () => {
    const given = (name: string) => {
      const row = new RegExp(`^\\| \`${name}\` \\|[^|]*\\| ([\\d.,]+)`, 'm').exec(page);
      expect(row, name).not.toBeNull();
      return Number(row![1]!.replaceAll(',', ''));
    };
    const [N, p, f, s, W, v, k, c] = ['N', 'p', 'f', 's', 'W', 'v', 'k', 'c'].map(given) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const hours = (passing: number, filter: number) =>
      (N * (1 / p + filter + passing * (W / v + k / 1000))) / (1 - c / 100) / 3600;
    const told = (words: RegExp) => Number(words.exec(page)![1]!.replaceAll(',', ''));
    const near = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(0.02);
    near(told(/with the pre-filter\*\* \| ([\d,]+) core hours/), hours(s / 100, 1 / f));
    near(told(/every page read\*\* \| ([\d,]+) core hours/), hours(1, 0));
  });
});
