import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from './site.ts';
import { shelvesOf } from './site.ts';
import { sitePages } from './site-pages.tsx';
import { exampleSite } from './testing/sample-site.ts';
import { makersOf } from './threads.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = shelvesOf(await exampleSite('istanbul'))[0]!;
});

describe('who makes a move', () => {
  it('is its side, else whoever the report names, else somebody', () => {
    const move = shelf.dossier.moves.find(({ by }) => by.length > 0)!;
    expect(makersOf(shelf, move)).toBe(move.by.join(' and '));

    const { report, entry } = move.mentions[0]!;
    const maker = shelf.moveEntry(entry)!.by[0];
    const name = shelf.readings.get(report)!.actors.find(({ id }) => id === maker)!.name;
    expect(makersOf(shelf, { ...move, by: [] })).toBe(name);
    expect(makersOf({ ...shelf, moveEntry: () => null }, { ...move, by: [] })).toBe('Somebody');
  });
});

describe('the rounds', () => {
  it('write the last round as people do', () => {
    const rounds = sitePages(shelf.site).find(({ path }) => path.endsWith('rounds.html'));
    const html = rounds?.text() ?? '';
    expect(html).toContain('the last round');
    expect(html).not.toContain('round last');
  });
});
