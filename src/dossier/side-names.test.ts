import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import { parseDefinition, partyLookup } from './definition.ts';
import { sampleReading } from './sample-reading.ts';
import { newSideNames } from './side-names.ts';

const definition = parseDefinition(
  'title: Talks\nparties: [{ name: Ardania, aliases: [Ardanians] }, { name: Bellmark }]',
);
const lookup = partyLookup(definition);
const told = (id: string, name: string) => {
  const reading = sampleReading({ id, text: `${name} spoke.`, actors: [{ name, kind: 'union' }] });
  return { reading, cast: castOf(reading, lookup) };
};

describe('names of sides', () => {
  it('are the definition’s, whatever the reports call them', () => {
    const names = newSideNames(definition);
    const { reading, cast } = told('a', 'Ardanians');
    names.add(reading, cast);
    expect(names.name(cast.side(reading.actors[0]!.id)!)).toBe('Ardania');
  });

  it('are else the commonest, and say when they change', () => {
    const names = newSideNames(definition);
    const [one, other, third] = [told('a', 'Dockers Union'), told('b', 'DOCKERS UNION'), told('c', 'DOCKERS UNION')];
    const side = one.cast.side(one.reading.actors[0]!.id)!;
    names.add(one.reading, one.cast);
    expect(names.changed()).toBe(false);
    expect(names.name(side)).toBe('Dockers Union');
    expect(other.cast.side(other.reading.actors[0]!.id)).toBe(side);
    names.add(other.reading, other.cast);
    names.add(third.reading, third.cast);
    expect(names.changed()).toBe(true);
    expect(names.name(side)).toBe('DOCKERS UNION');
    expect(names.changed()).toBe(false);
  });

  it('depend on the reports that are there, not on those that went', () => {
    const spellings = ['Harbour Guild', 'harbour guild', 'HARBOUR GUILD'];
    const steps = fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(steps, all => {
        const grown = newSideNames(definition);
        const left: ReturnType<typeof told>[] = [];
        all.forEach(([spelling, goes], i) => {
          const one = told(`r${i}`, spellings[spelling]!);
          grown.add(one.reading, one.cast);
          grown.name('harbour guild');
          if (goes) grown.remove(one.reading, one.cast);
          else left.push(one);
        });
        const anew = newSideNames(definition);
        for (const { reading, cast } of left.toReversed()) anew.add(reading, cast);
        expect(grown.name('harbour guild')).toBe(anew.name('harbour guild'));
      }),
    );
  });
});
