import { loadDescriptions } from '#sim/api/schema/index.ts';

type BashModule = typeof import('just-bash');

/** One use of each program that people pipe kubectl into. just-bash fetches a program when it first runs, which takes up to 40 ms. */
const FIRST_USES: Readonly<Record<string, string>> = {
  grep: 'echo | grep -c x',
  wc: 'echo | wc -l',
  head: 'echo | head -n 1',
  tail: 'echo | tail -n 1',
  sort: 'echo | sort',
  uniq: 'echo | uniq',
  cut: 'echo | cut -c 1',
  tr: 'echo | tr a b',
  sed: 'echo | sed s/a/b/',
  awk: "echo | awk '{print $1}'",
  xargs: 'echo | xargs echo',
  base64: 'echo | base64',
  jq: 'echo {} | jq .',
  yq: 'echo a | yq .',
  tee: 'echo | tee /dev/null',
  cat: 'echo | cat',
  ls: 'ls',
};

/**
 * Fetches the programs that a line names, and what `kubectl explain` tells, so that it does not wait for them. They run in a shell of their own: nothing of the
 * learner's is touched. A program that cannot be fetched now is left to its first use.
 */
export class ProgramFetcher {
  private readonly fetched = new Set<string>();

  async fetch(line: string, { Bash }: BashModule): Promise<void> {
    for (const [name] of line.matchAll(/[a-z\d]+/g)) {
      const use = FIRST_USES[name];
      if ((use === undefined && name !== 'explain') || this.fetched.has(name)) continue;
      this.fetched.add(name);
      try {
        await (use === undefined ? loadDescriptions() : new Bash({ defenseInDepth: false }).exec(use));
      } catch {
        this.fetched.delete(name);
      }
    }
  }
}
