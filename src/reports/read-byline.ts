/** Roles that stand behind a name in a byline and are none: "Karin Wall, Asia Business Correspondent". */
const ROLE =
  /\b(?:correspondents?|editors?|reporters?|writers?|columnists?|contributors?|staff|bureau|chief|desk|team|producer|analyst|fellow|professor|director|special to|for the|updated|published)\b/i;

/**
 * The names in a byline: "By Ann Harbour, Asia Correspondent, and Tom Quay" → Ann Harbour, Tom Quay. Names of agencies and desks
 * stay, for they say where a report is from.
 */
export function readByline(written: string): string[] {
  const names = written
    .replace(/^\s*(?:written |reported |story )?by[:\s]+/i, '')
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s*(?:,|;|\||\band\b|&|\n|•|·)\s*/)
    .map(name =>
      name
        .replace(/\s+/g, ' ')
        .replace(/^by\s+/i, '')
        .replace(/^[-–—\s]+|[-–—\s]+$/g, ''),
    )
    .filter(name => name !== '' && name.length <= 80 && /\p{L}{2}/u.test(name))
    .filter(name => !/^https?:|^www\.|@/.test(name));
  const people = names.filter(
    (name, i) => i === 0 || (!ROLE.test(name) && !/^(?:jr|sr|ph\.?d|ii|iii|m\.?d)\.?$/i.test(name)),
  );
  return [...new Set(people)];
}
