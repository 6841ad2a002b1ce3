/** The word that was probably meant: the same but for case, or at most two slips away and the only such; else undefined. */
export function nearWord(word: string, known: Iterable<string>): string | undefined {
  const candidates = [...known].filter((candidate) => candidate !== word);
  const sameLetters = candidates.filter((candidate) => candidate.toLowerCase() === word.toLowerCase());
  if (sameLetters.length === 1) return sameLetters[0];
  const most = word.length < 4 ? 1 : 2;
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: editDistance(word.toLowerCase(), candidate.toLowerCase(), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  const [best, second] = ranked;
  return best === undefined || second?.slips === best.slips ? undefined : best.candidate;
}

/** Insertions, deletions and replacements between two words; more than `most` counts as `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}
