import { printable } from './mark-passage.ts';

/** Text of reports as a terminal may have it, its lines and their indents kept. */
export const printableLines = (text: string) =>
  text
    .split('\n')
    .map(line => `${/^ */.exec(line)![0]}${printable(line.trimStart())}`)
    .join('\n');
