import { canonicalCorrection, type Review, subjectOf } from '../../dossier/index.ts';

/** One matter that a review decides, and how: two reviews with different answers to one subject contradict each other. */
export interface Decided {
  readonly subject: string;
  readonly answer: string;
}

const exists = (entry: string): Decided => ({ subject: entry, answer: 'is an entry' });

/** What a review decides. Whoever corrects or adds an entry holds it to be one; a comment decides nothing. */
export function decisionsOf({ entry, action, field, value }: Review): readonly Decided[] {
  switch (action) {
    case 'correct': {
      const answer = canonicalCorrection(subjectOf(entry).kind, field ?? '', value ?? '');
      return [{ subject: `${entry}\n${field}`, answer }, exists(entry)];
    }
    case 'add':
      return [{ subject: `${entry}\nas it was added`, answer: value ?? '' }, exists(entry)];
    case 'confirm':
      return [exists(entry)];
    case 'reject':
      return [{ subject: entry, answer: 'is none' }];
    case 'merge':
    case 'split':
      return [{ subject: [entry, value ?? ''].sort().join('\n+\n'), answer: action }];
    case 'resolve':
      return [{ subject: `${entry}\nresolution`, answer: value ?? '' }];
    case 'include':
    case 'exclude':
      return [{ subject: `${entry}\nin the dossier`, answer: action }];
    case 'comment':
    case 'undo':
      return [];
  }
}
