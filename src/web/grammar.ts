/** How English counts, joins and owns: what the templates of words.ts are made with. */
const COUNTED = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];
/** A small number as a word, for the start of a sentence. */
export const counted = (n: number) => COUNTED[n] ?? String(n);
export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
export const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);
/** `Ukraine’s`, `United States’`. */
export const possessive = (name: string) => `${name}${name.endsWith('s') ? '’' : '’s'}`;
/** `Russia, Ukraine and Turkey` */
export const list = (names: readonly string[]) =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
