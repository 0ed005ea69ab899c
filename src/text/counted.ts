/** `1 report`, `2 reports`, `0 clashes`: a number with its noun. The plural is said where an `s` does not make it. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
