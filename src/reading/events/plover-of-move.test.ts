import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MOVE_TYPES, PLOVER_EVENTS } from '../vocabulary.ts';
import { PLOVER_OF_MOVE } from './plover-of-move.ts';

const page = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');

describe('moves as events', () => {
  it('has codes for every type of move but a clarification', () => {
    expect(Object.keys(PLOVER_OF_MOVE).sort()).toEqual([...MOVE_TYPES].sort());
    expect(MOVE_TYPES.filter(type => PLOVER_OF_MOVE[type].length === 0)).toEqual(['clarify']);
  });

  it('writes PLOVER types and CAMEO codes of two to four digits', () => {
    for (const { event, cameo } of Object.values(PLOVER_OF_MOVE).flat()) {
      expect(PLOVER_EVENTS).toContain(event);
      expect(cameo).toMatch(/^(?:0[1-9]|1\d|20)\d{0,2}$/);
    }
  });

  it('says in two events what one cannot: a yes that asks for something', () => {
    expect(PLOVER_OF_MOVE['accept with condition'].map(({ event }) => event)).toEqual(['AGREE', 'REQUEST']);
  });

  it.each(MOVE_TYPES.map(type => [type]))('stands in docs/events.md: %s', type => {
    const row = page.split('\n').find(line => line.startsWith('|') && line.includes(`\`${type}\``));
    expect(row).toBeDefined();
    for (const { event, cameo } of PLOVER_OF_MOVE[type]) {
      expect(row).toContain(event);
      expect(row).toContain(cameo);
    }
  });
});
