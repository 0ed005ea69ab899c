import { canonicalCorrection, type Review, readAddedEntry, standingReviews, subjectOf } from '../../dossier/index.ts';
import type { Entry, EntryId } from '../../reading/index.ts';
import { krippendorffAlpha, type Unit } from './alpha.ts';

/** What one coder may see of the log: the coder's own reviews. Two coders who see only their own are blind to each other. */
export function seenBy(coder: string, reviews: readonly Review[]): Review[] {
  return reviews.filter(({ by }) => by === coder);
}

export interface FieldAgreement {
  /** A field of the entries, or `is an entry`: whether it should be in the record at all. */
  readonly field: string;
  /** Entries that two coders at least coded. */
  readonly units: number;
  /** Share of pairs of coders that gave the same value. */
  readonly agreed: number;
  /** Krippendorff's alpha for names; null where all gave one value. */
  readonly alpha: number | null;
}

/**
 * How far coders agree, field by field. A coder has coded an entry by confirming, correcting, rejecting or adding it; where it was not rejected,
 * each field has the value the coder gave, else the machine's. Fields are compared as a whole and by name.
 *
 * @param entries As the machine made them; entries added by hand as those who added them made them.
 */
export function agreementOf(
  entries: readonly Entry[],
  reviews: readonly Review[],
  fields: readonly string[],
): FieldAgreement[] {
  const log = standingReviews(reviews);
  const coders = [...new Set(log.map(({ by }) => by))].sort();
  const codings = coders.map(coder => codingsOf(seenBy(coder, log)));
  const valueIn = (entry: Entry, field: string): string => {
    const value = Object.entries(entry).find(([name]) => name === field)?.[1];
    return JSON.stringify(value ?? null);
  };
  const unitsOf = (field: string): Unit<string>[] =>
    entries.map(entry =>
      codings.map(coding => {
        const coded = coding.get(entry.id);
        if (coded === undefined) return null;
        if (field === IS_ENTRY) return coded.rejected ? 'no' : 'yes';
        return coded.rejected ? null : (coded.fields.get(field) ?? valueIn(entry, field));
      }),
    );
  return [IS_ENTRY, ...fields].map(field => {
    const units = unitsOf(field);
    return { field, ...pairsOf(units), alpha: krippendorffAlpha(units, 'nominal') };
  });
}

const IS_ENTRY = 'is an entry';

interface Coding {
  readonly rejected: boolean;
  readonly fields: ReadonlyMap<string, string>;
}

/** What one coder made of each entry: the last word on each. */
function codingsOf(log: readonly Review[]): Map<EntryId, Coding> {
  const codings = new Map<EntryId, Coding>();
  for (const { entry, action, field, value } of log) {
    const before = codings.get(entry) ?? { rejected: false, fields: new Map<string, string>() };
    if (action === 'confirm' || action === 'reject') codings.set(entry, { ...before, rejected: action === 'reject' });
    else if (action === 'correct' && field !== null && value !== null) {
      const given = canonicalCorrection(subjectOf(entry).kind, field, value);
      codings.set(entry, { rejected: false, fields: new Map([...before.fields, [field, given]]) });
    } else if (action === 'add' && value !== null)
      codings.set(entry, { rejected: false, fields: fieldsOf(entry, value) });
  }
  return codings;
}

/** The fields of an entry that a coder added, as the coder gave them. */
function fieldsOf(entry: EntryId, value: string): Map<string, string> {
  const read = readAddedEntry(entry, value);
  return new Map(
    read.ok ? Object.entries(read.entry).map(([field, given]) => [field, JSON.stringify(given)] as const) : [],
  );
}

function pairsOf(units: readonly Unit<string>[]): { units: number; agreed: number } {
  let pairs = 0;
  let same = 0;
  let paired = 0;
  for (const unit of units) {
    const values = unit.filter(value => value !== null);
    if (values.length > 1) paired++;
    for (const [i, a] of values.entries())
      for (const b of values.slice(i + 1)) {
        pairs++;
        if (a === b) same++;
      }
  }
  return { units: paired, agreed: pairs === 0 ? 0 : same / pairs };
}
