import { readAddedEntry } from './add-entries.ts';
import { isCorrectable, readCorrection, readListed } from './correctable-fields.ts';
import { type Review, subjectOf } from './review.ts';

/**
 * Why a review cannot be meant, in one clause; null where it can. For the border where reviews are written: whether its entry is there, and
 * whether its cites are exact, only the report can tell.
 */
export function reviewProblem({ action, entry, field, value }: Review): string | null {
  const { kind, start, end } = subjectOf(entry);
  switch (action) {
    case 'correct': {
      if (field === null || value === null) return 'a correction names the field and its value';
      if (kind === 'passage') return 'a stretch of a report is included or excluded';
      const read = isCorrectable(kind) ? readCorrection(kind, field, value) : readListed(field, value);
      return read.ok ? null : read.because;
    }
    case 'add': {
      if (value === null) return 'an added entry is given whole, as JSON in `value`';
      const read = readAddedEntry(entry, value);
      return read.ok ? null : `the added entry cannot be read: ${read.because}`;
    }
    case 'include':
    case 'exclude':
      return kind === 'passage' && start >= end ? 'the stretch holds no words' : null;
    case 'merge':
    case 'split':
      if (value === null) return 'merge and split name the other entry in `value`';
      if (value === entry) return 'an entry is one with itself';
      return subjectOf(value).kind === kind || kind === 'listed' || subjectOf(value).kind === 'listed'
        ? null
        : `a ${kind} and a ${subjectOf(value).kind} cannot be one`;
    case 'resolve':
      return value === null ? 'a resolution says in `value` what holds' : null;
    case 'comment':
    case 'confirm':
    case 'reject':
    case 'undo':
      return null;
  }
}
