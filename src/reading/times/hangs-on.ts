import type { Sentence } from '../../language/index.ts';
import type { Span } from '../../text/index.ts';
import { governingVerb, wordAt } from './tense-of-tree.ts';

/**
 * True when a time belongs to a verb of its sentence rather than to a clause within or above it: said-time and content-time are
 * told apart by asking this of the cue.
 *
 * ```
 * The minister said on Monday that talks would resume on Friday.
 *              └ said       └ said-time              └ content-time: hangs on "resume"
 * ```
 */
export function hangsOn(sentence: Sentence, time: Span, verb: number): boolean {
  const { tokens } = sentence;
  const first = wordAt(sentence, time.start);
  if (first < 0 || tokens[verb] === undefined) return false;
  const inside = tokens.filter(token => token.start < time.end && time.start < token.end);
  // The head of the expression is its word whose own head lies outside it.
  const head = inside.find(token => !inside.some(other => other.index === token.head)) ?? tokens[first]!;
  return governingVerb(sentence, head.head) === verb || head.index === verb;
}
