import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { Dossier } from '../../dossier/index.ts';
import type { Reading } from '../../reading/index.ts';
import { exportPlover, type PloverRecord } from '../events/export-plover.ts';
import { sampleReading, sampleRecord } from '../sample-record.ts';
import type { dossierSchema } from './dossier-schema.ts';
import { exportJsonSchema } from './export-json-schema.ts';
import type { ploverSchema } from './plover-schema.ts';
import type { readingSchema } from './reading-schema.ts';

/** The type with every array and field read-only, so that only shape is compared. */
type Plain<T> = T extends readonly unknown[] | object ? { readonly [key in keyof T]: Plain<T[key]> } : T;

describe('JSON Schema', () => {
  const ajv = new Ajv2020({ strict: true, strictTuples: false });
  const [reading, dossier, plover] = exportJsonSchema().files.map(({ text }) => ajv.compile(JSON.parse(text)));
  const { readings, dossiers } = sampleRecord();

  it('says the same as the types, both ways', () => {
    expectTypeOf<Plain<z.infer<typeof readingSchema>>>().toExtend<Plain<Reading>>();
    expectTypeOf<Plain<Reading>>().toExtend<Plain<z.infer<typeof readingSchema>>>();
    expectTypeOf<Plain<z.infer<typeof dossierSchema>>>().toExtend<Plain<Dossier>>();
    expectTypeOf<Plain<Dossier>>().toExtend<Plain<z.infer<typeof dossierSchema>>>();
  });
  it('says of an event what the plover export writes', () => {
    expectTypeOf<z.infer<typeof ploverSchema>>().toExtend<PloverRecord>();
    const { text } = exportPlover({ readings, dossiers, asOf: '2020-05-05' }).files[0]!;
    const lines = text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as object);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(plover!(line), JSON.stringify(plover!.errors)).toBe(true);
    expect(plover!({ ...lines[0], event: ['GOSSIP'] })).toBe(false);
  });
  it('takes a reading and its dossier', () => {
    expect(reading!(readings[0]), JSON.stringify(reading!.errors)).toBe(true);
    expect(dossier!(dossiers[0]), JSON.stringify(dossier!.errors)).toBe(true);
  });
  it('refuses an entry without a cite, a word that is no word of the record, a field too many, a field too few', () => {
    const [meeting] = sampleReading().meetings;
    const { date, ...dateless } = meeting!;
    for (const wrong of [
      { ...meeting, cites: [] },
      { ...meeting, status: 'happened' },
      { ...meeting, mood: 'warm' },
      dateless,
    ])
      expect(reading!({ ...readings[0], meetings: [wrong] })).toBe(false);
  });
});
