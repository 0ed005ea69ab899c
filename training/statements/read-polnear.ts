import { readdirSync, readFileSync } from 'node:fs';
import type { Span } from '../../src/text/index.ts';

/** One attribution as PolNeAR marks it; any of the three may be absent. */
export interface Attribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

export interface Article {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

/** Articles of one split of `../shared/data/attribution`, in the order of their names. */
export function readPolnear(folder: URL): Article[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const marks = readFileSync(new URL(name.replace(/txt$/, 'ann'), folder), 'utf8');
      return { id: name.slice(0, -'.txt'.length), text, attributions: parseAttributions(marks) };
    });
}

/**
 * The brat standoff format, as far as the corpus uses it:
 *
 *     T2	Cue 12 16	said
 *     E1	Attribution:T4 Content:T3 Cue:T2 Source:T1
 *
 * Offsets count code points, which are UTF-16 units in these texts. `Content2` and the like are parts of the same role.
 */
export function parseAttributions(marks: string): Attribution[] {
  const spans = new Map<string, Span[]>();
  for (const [, id, ranges] of marks.matchAll(/^(T\d+)\t\S+ ([\d ;]+)\t/gm)) {
    spans.set(
      id!,
      ranges!.split(';').map(range => {
        const [start, end] = range.trim().split(' ').map(Number);
        return { start: start!, end: end! };
      }),
    );
  }
  const attributions: Attribution[] = [];
  for (const [, roles] of marks.matchAll(/^E\d+\t(.*)$/gm)) {
    const named = (role: string) =>
      roles!
        .trim()
        .split(/\s+/)
        .filter(part => part.replace(/\d*:.*/, '') === role)
        .flatMap(part => spans.get(part.slice(part.indexOf(':') + 1)) ?? [])
        .sort((a, b) => a.start - b.start);
    const read = { source: named('Source'), cue: named('Cue'), content: named('Content') };
    if (read.source.length + read.cue.length + read.content.length > 0) attributions.push(read);
  }
  return attributions;
}

/** One block for each line that holds something: the corpus has a paragraph a line. */
export function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }));
}
