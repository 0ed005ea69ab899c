import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ParleyError, parseYaml } from '../../text/index.ts';

const Words = z.array(z.union([z.string(), z.number()]).transform(String)).default([]);
const Example = z.union([z.string(), z.strictObject({ none: z.string() })]);

const Reference = z.strictObject({
  value: z.enum(['PAST_REF', 'PRESENT_REF', 'FUTURE_REF']),
  words: Words,
  adjectives: Words,
  'not behind': Words,
  'not before': Words,
  examples: z.array(Example).min(1),
});

const Holiday = z.strictObject({
  names: Words,
  on: z.string(),
  days: z.number().int().min(1).default(1),
  examples: z.array(Example).min(1),
});

const DatedEvent = z.strictObject({
  event: z.string(),
  start: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  end: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .nullable(),
  names: Words,
  words: Words,
  with: Words,
});

/** A day with a name: a row of rules/en/times-holidays.yaml. */
export type HolidayRow = z.infer<typeof Holiday>;
/** A dated thing of the world: a row of rules/en/times-events.yaml. */
export type DatedEventRow = z.infer<typeof DatedEvent>;

function readTable<Row>(name: string, row: z.ZodType<Row>): readonly Row[] {
  const url = new URL(`../../../rules/en/${name}.yaml`, import.meta.url);
  const read = z.array(row).safeParse(parseYaml(readFileSync(url, 'utf8')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ParleyError(
    'rules.malformed',
    `rules/en/${name}.yaml: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    'Correct the row named, or restore the file from the package.',
    { cause: read.error },
  );
}

export const REFERENCES = readTable('times-references', Reference);
export const HOLIDAYS = readTable('times-holidays', Holiday);
export const DATED_EVENTS = readTable('times-events', DatedEvent);
