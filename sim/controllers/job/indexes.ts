/** Sets of completion indexes as intervals, the form that Job status prints: `0,2-5,9`. */

/** Sorted, disjoint, not adjacent; both ends are in. */
export type IndexIntervals = readonly { readonly first: number; readonly last: number }[];

/** Reads `1,3-5`; entries at or above `completions` are dropped. Malformed parts are skipped. */
export function parseIndexes(text: string | undefined, completions: number): IndexIntervals {
  if (text === undefined || text === '') return [];
  const intervals: { first: number; last: number }[] = [];
  for (const part of text.split(',')) {
    const [a, b] = part.split('-');
    const first = Number(a);
    const last = Math.min(b === undefined ? first : Number(b), completions - 1);
    if (!Number.isInteger(first) || !Number.isInteger(last) || first > last) continue;
    const previous = intervals.at(-1);
    if (previous !== undefined && first <= previous.last + 1) previous.last = Math.max(previous.last, last);
    else intervals.push({ first, last });
  }
  return intervals;
}

/** Runs of three or more print as `a-b`, runs of two as `a,b`. */
export function formatIndexes(intervals: IndexIntervals): string {
  const part = ({ first, last }: { first: number; last: number }): string =>
    first === last ? `${first}` : last === first + 1 ? `${first},${last}` : `${first}-${last}`;
  return intervals.map(part).join(',');
}

export function countIndexes(intervals: IndexIntervals): number {
  let total = 0;
  for (const { first, last } of intervals) total += last - first + 1;
  return total;
}

export function hasIndex(intervals: IndexIntervals, index: number): boolean {
  let low = 0;
  let high = intervals.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const interval = intervals[middle] as { first: number; last: number };
    if (index < interval.first) high = middle - 1;
    else if (index > interval.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The set with `added` in it; `added` in any order, duplicates allowed. */
export function withIndexes(intervals: IndexIntervals, added: readonly number[]): IndexIntervals {
  if (added.length === 0) return intervals;
  const parts = [...intervals, ...added.map((index) => ({ first: index, last: index }))].sort((a, b) => a.first - b.first);
  const merged: { first: number; last: number }[] = [];
  for (const { first, last } of parts) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous.last + 1) previous.last = Math.max(previous.last, last);
    else merged.push({ first, last });
  }
  return merged;
}
