import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParleyError } from '../text/index.ts';
import { idOf, parseDefinition, partyLookup, renderDefinition } from './definition.ts';

const YAML = `
title: Ardania and Bellmark
kind: border
period: 2020/..
parties:
  - { name: Ardania, iso3: ARD, aliases: [Ardania City, the Ardanian delegation] }
  - name: Bellmark
third parties:
  - { name: Oman, role: host, aliases: [Muscat] }
issues:
  - { name: border crossing, words: [border, crossing] }
`;

describe('a definition file', () => {
  it('says what a dossier is about', () => {
    const definition = parseDefinition(YAML);
    expect(definition).toMatchObject({ id: 'ardania-and-bellmark', kind: 'border', period: '2020/..', given: true });
    expect(definition.thirdParties).toEqual([{ name: 'Oman', aliases: ['Muscat'], iso3: null, role: 'host' }]);
  });

  it('is refused with the place that is wrong and what to do next', () => {
    for (const [yaml, place] of [
      ['title: x\nparties: [{ name: Ardania }]', 'parties'],
      ['parties: [{ name: a }, { name: b }]', 'title'],
      [`${YAML}\ncolour: red`, 'colour'],
      ['title: [', 'YAML'],
    ] as const) {
      const refuse = () => parseDefinition(yaml, 'mine.yaml');
      expect(refuse).toThrow(ParleyError);
      expect(refuse).toThrow(/mine\.yaml/);
      expect(refuse).toThrow(new RegExp(place));
    }
  });

  it('is written as a file that says the same', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 });
    const aliases = fc.array(name, { maxLength: 2 });
    const iso3 = fc.constantFrom(null, 'ARD', 'BEL');
    const party = fc.record({ name, aliases, iso3 });
    const given = fc.record({
      id: fc.constantFrom('talks', 'the-border-2'),
      title: name,
      kind: fc.constantFrom('peace' as const, 'other' as const),
      period: fc.constantFrom(null, '2020/..'),
      parties: fc.array(party, { minLength: 2, maxLength: 3 }),
      thirdParties: fc.array(fc.record({ name, aliases, iso3, role: fc.constantFrom(null, 'host') }), { maxLength: 1 }),
      issues: fc.array(fc.record({ name, words: aliases }), { maxLength: 2 }),
      given: fc.constant(true),
    });
    fc.assert(
      fc.property(given, definition => {
        expect(parseDefinition(renderDefinition(definition))).toEqual(definition);
      }),
    );
    // The id is left out where the title gives it.
    expect(renderDefinition(parseDefinition(YAML))).not.toContain('id:');
  });

  it('finds its parties by name, alias and code', () => {
    const lookup = partyLookup(parseDefinition(YAML));
    expect(lookup('the Ardanian delegation', null)).toBe('Ardania');
    expect(lookup('somebody', 'ARD')).toBe('Ardania');
    expect(lookup('Muscat', null)).toBe('Oman');
    expect(lookup('Celland', null)).toBeNull();
  });

  it('gives ids that can stand in a path', () => {
    expect(idOf('Türkiye & the Kurds: 2013–15')).toBe('turkiye-the-kurds-2013-15');
    expect(idOf('…')).toBe('dossier');
  });

  it.each(['istanbul', 'strike', 'trade'])('stands with the example %s', name => {
    const file = new URL(`../../examples/${name}/dossier.yaml`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(parseDefinition(readFileSync(file, 'utf8')).parties.length).toBeGreaterThanOrEqual(2);
  });
});
