type BashModule = typeof import('just-bash');

/** One use of each program that people pipe kubectl into. just-bash fetches a program when it first runs, which takes up to 40 ms. */
const FIRST_USES: readonly string[] = [
  'echo | grep -c x',
  'echo | wc -l',
  'echo | head -n 1',
  'echo | tail -n 1',
  'echo | sort',
  'echo | uniq',
  'echo | cut -c 1',
  'echo | tr a b',
  'echo | sed s/a/b/',
  "echo | awk '{print $1}'",
  'echo | xargs echo',
  'echo | base64',
  'echo {} | jq .',
  'echo a | yq .',
  'echo | tee /dev/null | cat',
  'ls',
];

/**
 * Fetches the programs that people pipe kubectl into, so that no line waits for one. They run in a shell of their own: nothing of
 * the learner's is touched. A program that cannot be fetched now is left to its first use.
 */
export async function fetchPrograms({ Bash }: BashModule): Promise<void> {
  const bash = new Bash({ defenseInDepth: false });
  for (const line of FIRST_USES) {
    try {
      await bash.exec(line);
    } catch {
      return;
    }
  }
}
