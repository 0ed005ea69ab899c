import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ParleyError } from '../text/index.ts';
import { idOf, parseDefinition, partyLookup } from './definition.ts';

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
