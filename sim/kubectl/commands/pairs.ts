/** Words of `label`, `annotate`, `taint`, `set env`: objects first, then changes (`k=v`, `k-`). */
export interface ObjectsAndChanges {
  readonly objects: readonly string[];
  readonly changes: readonly string[];
  /** A word among the changes that is none: an object in the wrong place. */
  readonly misplaced: string | undefined;
}

export type Changes =
  | { readonly ok: true; readonly set: ReadonlyMap<string, string>; readonly remove: readonly string[] }
  | { readonly ok: false; readonly error: string };

const isChange = (word: string): boolean => (word.includes('=') && !word.startsWith('=')) || word.endsWith('-');

/** Cuts the words where the first change stands. */
export function splitChanges(args: readonly string[]): ObjectsAndChanges {
  const first = args.findIndex(isChange);
  const cut = first < 0 ? args.length : first;
  const changes = args.slice(cut);
  return { objects: args.slice(0, cut), changes, misplaced: changes.find((word) => !isChange(word)) };
}

/** Reads `k=v` and `k-`. @param what `label` or `annotation`, for messages */
export function parseChanges(words: readonly string[], what: string): Changes {
  const set = new Map<string, string>();
  const remove: string[] = [];
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals > 0) set.set(word.slice(0, equals), word.slice(equals + 1));
    else if (word.endsWith('-') && word.length > 1) remove.push(word.slice(0, -1));
    else return { ok: false, error: `unknown ${what} spec: ${word}` };
  }
  const both = remove.filter((key) => set.has(key));
  if (both.length === 0) return { ok: true, set, remove };
  if (what === 'label') return { ok: false, error: 'can not both modify and remove a label in the same command' };
  return { ok: false, error: `can not both modify and remove the following ${what}(s) in the same command: ${both.join(', ')}` };
}
