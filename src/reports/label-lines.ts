import { boilerplateCues, type CueHit } from './cues.ts';
import { countWords } from './find-blocks.ts';

/** What a line was found to be, or null for a line of the report itself. */
export type LineLabel = string | null;

interface ScoredLine {
  readonly hits: readonly CueHit[];
  /** Above zero: rather boilerplate; below: rather the report. */
  readonly score: number;
}

const SPEECH =
  /\b(?:said|says|told|added|announced|claimed|according to|stated|argued|warned|insisted|asked|replied)\b/i;
const QUOTED = /["“”][^"“”]{12,}/;
const SECOND_PERSON = /\b(?:you|your|yours|us|our|we)\b/gi;
const LONG_NUMBER = /(?:\d[ .-]?){8,}/;

/** Adds up what speaks for and against a line being boilerplate; the weights of the cues stand in the cue list. */
function scoreLine(line: string): ScoredLine {
  const hits = boilerplateCues(line);
  const words = countWords(line);
  // Many cues in one long paragraph are still one paragraph.
  let score = Math.min(
    6,
    hits.reduce((sum, { weight }) => sum + weight, 0),
  );
  if (LONG_NUMBER.test(line)) score += 1.5;
  if (words > 0 && (line.match(SECOND_PERSON)?.length ?? 0) / words > 0.06) score += 1.2;
  if (words <= 4) score += 0.4;
  // The report speaks: whole sentences, quotations, who said what.
  const isSentence = words >= 8 && /[.!?]["”’)]*$/.test(line);
  if (isSentence) score -= words >= 25 ? 2.2 : 1.6;
  if (SPEECH.test(line) || QUOTED.test(line)) score -= 2;
  return { hits, score };
}

const isSureAlone = ({ hits }: ScoredLine) => hits.some(({ alone }) => alone);

/**
 * Number of lines from one end that belong to the run of boilerplate with the greatest total; 0 when there is no such run. A line
 * that is boilerplate by itself neither begins a run nor adds to it: between an advertisement and a copyright notice there may
 * well stand the report.
 */
function boilerplateRun(lines: readonly ScoredLine[], maxLines: number): number {
  let total = 0;
  let best = 2.4;
  let length = 0;
  let cues = 0;
  for (const [i, line] of lines.slice(0, maxLines).entries()) {
    const alone = isSureAlone(line);
    if (!alone) total += line.score;
    if (line.hits.length > 0 || line.score > 1) cues++;
    // The run has to open on a cue, and two lines in five have to have one.
    if (!alone && total > best && line.hits.length > 0 && cues >= 0.4 * (i + 1)) {
      best = total;
      length = i + 1;
    }
  }
  return length;
}

/** A tail of boilerplate is a page's foot; only a very short report is shorter than the appeal below it. */
const MAX_TAIL_SHARE = 0.7;
const MAX_TAIL_LINES = 40;
const MAX_HEAD_LINES = 8;

/**
 * Labels the boilerplate among the lines of one text: single lines by cues that are sure alone, and the run at the end or the
 * beginning whose lines taken together are. Method: the suffix (prefix) with the largest cumulative score.
 */
export function labelLines(lines: readonly string[]): LineLabel[] {
  const scored = lines.map(scoreLine);
  const labels: LineLabel[] = scored.map(({ hits }) => hits.find(hit => hit.alone)?.label ?? null);
  const tail = boilerplateRun(
    [...scored].reverse(),
    Math.min(MAX_TAIL_LINES, Math.floor(lines.length * MAX_TAIL_SHARE)),
  );
  const head = boilerplateRun(scored, Math.min(MAX_HEAD_LINES, Math.floor(lines.length / 2)));
  let near: string | null = null;
  const labelRun = (from: number, to: number) => {
    near = null;
    for (let i = from; i < to; i++) {
      const [first] = scored[i]!.hits;
      if (first !== undefined) near = first.label;
      labels[i] ??= first?.label ?? near;
    }
  };
  labelRun(lines.length - tail, lines.length);
  labelRun(0, head);
  return labels;
}
