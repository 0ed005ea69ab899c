import type { Passage, Report } from '../../reports/index.ts';
import { compareSpans, contains, subtractSpans, trimSpan } from '../../text/index.ts';
import type { MarkedPassage } from './review.ts';

/**
 * The report with its passages as people marked them: a marked stretch is one passage of its own, boilerplate or body, cut out of those it lies in.
 * A stretch that lies outside the text, or holds nothing but white space, changes nothing.
 */
export function markPassages(report: Report, marks: readonly MarkedPassage[]): Report {
  let { passages } = report;
  for (const mark of marks) {
    const span = trimSpan(report.text, { start: mark.start, end: Math.min(mark.end, report.text.length) });
    if (span.start >= span.end) continue;
    const under = passages.find(passage => contains(passage, span));
    const marked: Passage = {
      // A block that is no boilerplate goes back to what it was found as, where that was said.
      kind: mark.boilerplate
        ? 'boilerplate'
        : under === undefined || under.kind === 'boilerplate'
          ? 'body'
          : under.kind,
      label: mark.boilerplate ? mark.label : null,
      ...span,
    };
    passages = [
      ...passages.flatMap(passage => {
        if (passage.end <= span.start || passage.start >= span.end) return [passage];
        return subtractSpans([passage], [span])
          .map(left => trimSpan(report.text, left))
          .filter(({ start, end }) => start < end)
          .map(({ start, end }) => ({ kind: passage.kind, label: passage.label, start, end }));
      }),
      marked,
    ].sort(compareSpans);
  }
  return passages === report.passages ? report : { ...report, passages };
}
