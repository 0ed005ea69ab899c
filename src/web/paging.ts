/** A part of a long list under one heading: open threads, the actors of one side. */
export interface Section<Item> {
  readonly key: string;
  readonly items: readonly Item[];
}

/** A section as one page shows it: some of its items, and where they stand in the whole list. */
export interface ShownSection<Item> extends Section<Item> {
  /** Index of the first item among all items of all sections. */
  readonly from: number;
  /** So many the section has on all pages together. */
  readonly of: number;
}

/** Pages that a list fills: one at least. */
export function partsOf(sections: readonly Section<unknown>[], size: number): number {
  return Math.max(1, Math.ceil(sections.reduce((n, { items }) => n + items.length, 0) / size));
}

/** What the page `part` (counted from 1) shows of some sections that follow one another; sections without an item on it are left out. */
export function pageOf<Item>(sections: readonly Section<Item>[], part: number, size: number): ShownSection<Item>[] {
  const [first, last] = [(part - 1) * size, part * size];
  const shown: ShownSection<Item>[] = [];
  let at = 0;
  for (const { key, items } of sections) {
    const [from, to] = [Math.max(first - at, 0), Math.min(last - at, items.length)];
    if (from < to) shown.push({ key, items: items.slice(from, to), from: at + from, of: items.length });
    at += items.length;
  }
  return shown;
}

/** On which page each item is to be found, by its id. */
export function partIndex<Item>(
  sections: readonly Section<Item>[],
  size: number,
  idOf: (item: Item) => string,
): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  let at = 0;
  for (const { items } of sections) for (const item of items) parts.set(idOf(item), Math.floor(at++ / size) + 1);
  return parts;
}
