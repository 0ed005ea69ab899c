import type { Span } from '../../text/index.ts';
import type { Voice } from '../entry.ts';
import { REPORTER } from '../step.ts';
import type { Grounding } from './grounding.ts';

/** Whose word a passage is: the speaker's of the innermost statement that holds it, else the reporter's. */
export function voiceAt(grounding: Grounding, span: Span): Voice {
  const statement = grounding.statementAt(span);
  return statement === null ? REPORTER : { kind: 'source', actor: statement.speaker.actor, statement: statement.id };
}
