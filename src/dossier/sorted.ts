/** Negative where `a` comes first; never 0 for two that differ. */
export type Order<Item> = (a: Item, b: Item) => number;

/** Where an item is in a sorted list, or where it belongs. */
export function placeOf<Sought, Item extends Sought>(
  list: readonly Item[],
  item: Sought,
  order: Order<Sought>,
): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (order(list[middle]!, item) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Puts an item into a sorted list, in place of one that is equal in order. */
export function putSorted<Item>(list: Item[], item: Item, order: Order<Item>): void {
  const at = placeOf(list, item, order);
  const there = list[at];
  list.splice(at, there !== undefined && order(there, item) === 0 ? 1 : 0, item);
}

/** Takes an item out of a sorted list, where it is in it. */
export function takeSorted<Item>(list: Item[], item: Item, order: Order<Item>): void {
  const at = placeOf(list, item, order);
  const there = list[at];
  if (there !== undefined && order(there, item) === 0) list.splice(at, 1);
}

/** Two sorted lists as one. */
export function mergeSorted<Item>(a: readonly Item[], b: readonly Item[], order: Order<Item>): Item[] {
  if (b.length === 0) return [...a];
  const merged: Item[] = [];
  let i = 0;
  for (const item of b) {
    while (i < a.length && order(a[i]!, item) <= 0) merged.push(a[i++]!);
    merged.push(item);
  }
  while (i < a.length) merged.push(a[i++]!);
  return merged;
}
