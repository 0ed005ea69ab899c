import { canonicalCorrection, type Review, subjectOf } from '../../dossier/index.ts';

/** What a review decides about, and how: two reviews of one subject with different answers contradict each other. Null for a comment. */
export function decisionOf({ entry, action, field, value }: Review): { subject: string; answer: string } | null {
  switch (action) {
    case 'correct':
      return {
        subject: `${entry}\n${field}`,
        answer: canonicalCorrection(subjectOf(entry).kind, field ?? '', value ?? ''),
      };
    case 'confirm':
    case 'add':
      return { subject: entry, answer: 'is an entry' };
    case 'reject':
      return { subject: entry, answer: 'is none' };
    case 'merge':
    case 'split':
      return { subject: [entry, value ?? ''].sort().join('\n+\n'), answer: action };
    case 'resolve':
      return { subject: `${entry}\nresolution`, answer: value ?? '' };
    case 'include':
    case 'exclude':
      return { subject: `${entry}\nin the dossier`, answer: action };
    case 'comment':
    case 'undo':
      return null;
  }
}
