/**
 * A list of numbers as an immutable value whose `append` is amortised O(1): versions share one array, and each version
 * only reads its own prefix.
 */
export interface GrowList {
  readonly items: readonly number[];
  readonly length: number;
}

export const emptyGrowList: GrowList = { items: [], length: 0 };

/** A new version with `value` at the end. */
export function append(list: GrowList, value: number): GrowList {
  const items = list.items as number[];
  if (list.length === 0) return { items: [value], length: 1 };
  if (items.length === list.length) {
    items.push(value);
    return { items, length: list.length + 1 };
  }
  // an older version is being continued: the array's tail belongs to the newer one, unless it says the same
  if (items[list.length] === value) return { items, length: list.length + 1 };
  const copy = items.slice(0, list.length);
  copy.push(value);
  return { items: copy, length: copy.length };
}

/** The entries that pass, as a list of its own; the same list when all pass. */
export function keep(list: GrowList, passes: (value: number) => boolean): GrowList {
  for (let i = 0; i < list.length; i++) {
    if (passes(list.items[i] as number)) continue;
    const rest = list.items.slice(0, i);
    for (let j = i + 1; j < list.length; j++) {
      const value = list.items[j] as number;
      if (passes(value)) rest.push(value);
    }
    return { items: rest, length: rest.length };
  }
  return list;
}
