import { InvalidArgumentError } from 'commander';

/** `--jobs 4` @throws {InvalidArgumentError} for anything but a whole number from 1. */
export function wholeNumber(word: string): number {
  const number = Number(word);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return number;
}

/** `--port 8080` @throws {InvalidArgumentError} for anything but a port, or 0 for any that is free. */
export function portNumber(word: string): number {
  const number = Number(word);
  if (word === '' || !Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('It must be a port, 0 to 65535.');
  return number;
}

/** `--date 2025-11-19` @throws {InvalidArgumentError} for anything but a day. */
export function day(word: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word) || Number.isNaN(Date.parse(word)))
    throw new InvalidArgumentError('It must be a day, as 2025-11-19.');
  return word;
}

/** `--from 2025-11` @throws {InvalidArgumentError} for anything but a day, a month or a year. */
export function dayOrPart(word: string): string {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(word) || Number.isNaN(Date.parse(word)))
    throw new InvalidArgumentError('It must be a day, a month or a year, as 2025-11-19, 2025-11, 2025.');
  return word;
}

/** An option that may be given again: all its values in order. */
export const list = (word: string, before: readonly string[] = []): string[] => [...before, word];
