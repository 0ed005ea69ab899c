import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { isVerbal } from '../rules/index.ts';
import type { MoveDraft } from './move-draft.ts';

/** How far back a move still belongs to the negotiation that a report is about. */
const YEARS = 2;

/**
 * True for what was done in another round of history: "Four hostages were freed in 2019 after the state [agreed to withdraw]".
 * Judged by the dates of the move's clause and of the clause that leads to it; without a publication date nothing is history.
 */
export function isHistory(grounding: Grounding, { tree, head, span }: MoveDraft): boolean {
  const published = grounding.report.published;
  if (published === null) return false;
  const limit = `${String(Number(published.slice(0, 4)) - YEARS).padStart(4, '0')}${published.slice(4, 10)}`;
  const own = grounding.timesIn(span);
  const above = tree.tokens[head]!.head;
  const around =
    above >= 0 && isVerbal(tree.tokens[above]!) && !tree.tokens[head]!.deprel.startsWith('ccomp')
      ? grounding.timesIn(clauseSpan(tree, above))
      : [];
  const dates = [...own, ...around].filter(
    ({ type, latest }) => (type === 'date' || type === 'time') && latest !== null,
  );
  return dates.length > 0 && dates.every(({ latest }) => latest! < limit);
}
