import { relevanceOf } from '../reading/index.ts';
import { type Admit, nameOf } from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';

/** The code of what the pre-filter takes out of a stream. It comes as a result of its own, for nothing is to be lost unseen. */
export const NOT_RELEVANT = 'report-not-relevant';

/** Lets through the reports that can be about a negotiation by their words: `readReports(path, { admit: admitRelevant })`. */
export const admitRelevant: Admit = (words, place) => {
  const { about, score } = relevanceOf(words);
  if (about) return null;
  const headline = words.headline === null ? '' : ` (${words.headline.replace(/\s+/g, ' ').trim()})`;
  return new ParleyError(
    NOT_RELEVANT,
    `${nameOf(place)}${headline}: its words do not speak of a negotiation (score ${score.toFixed(2)})`,
    'Read it without --prefilter, or add a word of its dispute to rules/en/relevance.yaml.',
  );
};
