/** Where an entry leads to, and the heading that it stands under. */
export type EntryKind = 'lesson' | 'scenario' | 'question' | 'field' | 'command' | 'page';

/** One thing that can be found. The list is made when the pages are built. */
export interface SearchEntry {
  readonly kind: EntryKind;
  readonly title: string;
  /** One line under the title. */
  readonly detail: string;
  readonly href: string;
  /** More text that is searched but not shown. */
  readonly text?: string;
  /** What shows it in a lab's terminal, where there is one. */
  readonly run?: string;
}

/** An entry in the form in which it is compared: lower case, cut into words. */
interface Prepared {
  readonly entry: SearchEntry;
  readonly title: string;
  readonly words: readonly string[];
  readonly rest: string;
}

export interface SearchIndex {
  readonly prepared: readonly Prepared[];
}

const KIND_WEIGHT: Readonly<Record<EntryKind, number>> = { lesson: 3, scenario: 3, page: 3, command: 2, question: 2, field: 1 };

/** So that what is written about a field does not hide the field. */
const MOST_OF_A_KIND = 6;
/** A result that fits this much worse than the best one is only in the way. */
const LEAST_SHARE = 0.3;

/** `backoffLimitPerIndex` is found by each of its words, and whole. */
function wordsOf(text: string): readonly string[] {
  const parts = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const whole = text.toLowerCase();
  return [...new Set([...parts.split(/[^a-z0-9]+/), ...whole.split(/[^a-z0-9]+/)])].filter((word) => word !== '');
}

export function prepareIndex(entries: readonly SearchEntry[]): SearchIndex {
  return {
    prepared: entries.map((entry) => ({
      entry,
      title: entry.title.toLowerCase(),
      words: wordsOf(entry.title),
      rest: ` ${entry.detail} ${entry.text ?? ''}`.toLowerCase(),
    })),
  };
}

/** Whether two words differ by one letter that was added, left out or mistyped, or by two that were swapped. */
export function isOneSlipAway(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [a, b] = [left.slice(start), right.slice(start)];
  if (a === b || a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** How well one word of the query fits; 0 when it does not. */
function scoreOf(word: string, { title, words, rest }: Prepared): number {
  if (words.includes(word)) return 12;
  if (words.some((each) => each.startsWith(word))) return 9;
  if (title.includes(word)) return 6;
  if (rest.includes(` ${word}`)) return 3;
  if (word.length >= 3 && rest.includes(word)) return 2;
  if (word.length >= 4 && words.some((each) => isOneSlipAway(word, each))) return 2;
  return 0;
}

/**
 * The entries that have every word of the query, best first.
 *
 * @param limit how many at most
 */
export function search({ prepared }: SearchIndex, query: string, limit: number): readonly SearchEntry[] {
  const text = query.trim().toLowerCase();
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const found: { readonly entry: SearchEntry; readonly score: number }[] = [];
  for (const each of prepared) {
    let score = 0;
    for (const word of words) {
      const one = scoreOf(word, each);
      score = one === 0 ? Number.NEGATIVE_INFINITY : score + one;
    }
    if (score <= 0) continue;
    // `backoff limit` means the field of that name.
    if (words.length > 1 && each.words.includes(words.join(''))) score += 12;
    if (each.title === text) score += 20;
    else if (each.title.startsWith(text)) score += 6;
    found.push({ entry: each.entry, score: score + KIND_WEIGHT[each.entry.kind] });
  }
  const best = found.reduce((most, { score }) => Math.max(most, score), 0);
  const counts = new Map<EntryKind, number>();
  return found
    .filter(({ score }) => score >= best * LEAST_SHARE)
    .sort((left, right) => right.score - left.score || left.entry.title.length - right.entry.title.length)
    .map(({ entry }) => entry)
    .filter(({ kind }) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return count <= MOST_OF_A_KIND;
    })
    .slice(0, limit);
}
