import { COMMANDS, TOP_LEVEL } from './command-table.ts';

const MAX_DISTANCE = 2;

/** Commands that an unknown word may have meant: within two edits, or with that prefix. @source cobra SuggestionsFor */
function suggestionsFor(typed: string): readonly string[] {
  const word = typed.toLowerCase();
  return TOP_LEVEL.filter((name) => {
    const others = COMMANDS.find(({ path }) => path.length === 1 && path[0] === name)?.suggestFor ?? [];
    return editDistance(word, name) <= MAX_DISTANCE || name.startsWith(word) || others.includes(word);
  });
}

/** What kubectl prints for a word that is no command (rule KCT-2). */
export function unknownCommand(word: string): string {
  const words = suggestionsFor(word);
  const help = words.length === 0 ? '' : `\nDid you mean this?\n${words.map((one) => `\t${one}\n`).join('')}`;
  return `error: unknown command "${word}" for "kubectl"\n${help}`;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
