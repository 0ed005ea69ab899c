import type { Cite } from '../text/index.ts';

/** A cite and the field it stands in: `cites`, `content`, `chain.cue`, `versions.cites`. */
export interface PlacedCite {
  readonly field: string;
  readonly cite: Cite;
}

/** Every cite anywhere in an entry, in the order of its fields; the way to it is named without indexes. */
export function findCites(entry: unknown): PlacedCite[] {
  const found: PlacedCite[] = [];
  const walk = (value: unknown, field: string) => {
    if (Array.isArray(value)) for (const one of value) walk(one, field);
    else if (isCite(value)) found.push({ field, cite: value });
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, field === '' ? key : `${field}.${key}`);
  };
  walk(entry, '');
  return found;
}

function isCite(value: unknown): value is Cite {
  if (value === null || typeof value !== 'object') return false;
  const { report, start, end, exact } = value as { readonly [key in keyof Cite]?: unknown };
  return (
    typeof report === 'string' && typeof start === 'number' && typeof end === 'number' && typeof exact === 'string'
  );
}
