import { agencyNamed } from './agencies.ts';

/** Roles that stand behind a name in a byline and are none: "Karin Wall, Asia Business Correspondent". */
const ROLE =
  /\b(?:correspondents?|editors?|reporters?|writers?|columnists?|contributors?|staff|bureau|chief|desk|team|producer|analyst|fellow|professor|director|special to|for the|updated|published)\b/i;

/** What stands in a byline's element and is no name: clocks, reading times, form fields, "said:", sentences. */
const NO_NAME =
  /\d|[*@:!?]|https?|\b(?:ago|said|read|share|comments?|published|updated|posted|view|follow|subscribe|email|newsletter)\b/i;
const MAX_NAME_WORDS = 6;

function isName(name: string): boolean {
  if (name.length < 2 || name.length > 80 || !/\p{L}{2}/u.test(name) || NO_NAME.test(name)) return false;
  if (name.split(' ').length > MAX_NAME_WORDS) return false;
  // A content system's own code for a desk: KWNEWS.
  return agencyNamed(name) !== null || !/^\p{Lu}{5,}$/u.test(name);
}

/**
 * The names in a byline: "By Ann Harbour, Asia Correspondent, and Tom Quay" → Ann Harbour, Tom Quay. Names of agencies and desks
 * stay, for they say where a report is from.
 */
export function readByline(written: string): string[] {
  const names = written
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s*(?:,|;|\||\band\b|&|\n|•|·|\s[–—-]\s|(?<=\p{Ll}{3})\.\s+)\s*/u)
    .map(name =>
      name
        .replace(/\s+/g, ' ')
        .replace(/^[-–—|\s]*(?:(?:written|reported|story|posted|words)? ?by|von|par|por)\b[:\s]+/i, '')
        .replace(/^[-–—\s]+|[-–—\s.]+$/g, ''),
    )
    .filter(isName);
  const people = names.filter(
    (name, i) => i === 0 || (!ROLE.test(name) && !/^(?:jr|sr|ph\.?d|ii|iii|m\.?d)\.?$/i.test(name)),
  );
  return [...new Set(people)];
}
