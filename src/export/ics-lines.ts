/** A property of RFC 5545: `DTSTART;VALUE=DATE:20200503`. The value is ready: text goes through `icsText` first. */
export const property = (name: string, value: string): string => folded(`${name}:${value}`);

/** A TEXT value: what has a meaning in iCalendar is escaped, what is no text is dropped. */
export function icsText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const WIDTH = 75;

/** One content line, folded at 75 octets of UTF-8 and never inside a character, ended by CRLF (RFC 5545, 3.1). */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > WIDTH) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return `${[...parts, part].join('\r\n')}\r\n`;
}
