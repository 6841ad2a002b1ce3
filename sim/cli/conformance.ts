import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareRuns, type Level } from '#tests/conformance/compare.ts';
import { loadRecording, recordingNames } from '#tests/conformance/recordings.ts';
import { play } from './play.ts';

const LEVELS: readonly Level[] = ['outcome', 'states', 'events', 'timing', 'output'];

interface NamedRecording {
  readonly name: string;
  readonly load: () => Parameters<typeof play>[0];
}

/** The recordings of a folder, or the committed ones. */
function recordingsIn(folder: string | undefined): readonly NamedRecording[] {
  if (folder === undefined) return recordingNames().map((name) => ({ name, load: () => loadRecording(name) }));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file.replace(/\.json$/, ''), load: () => JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

/**
 * Plays every recording of a folder, compares, prints a line each and the totals of the levels.
 *
 * Arguments: `[DIR] [--only NAME,…] [--verbose] [--at-least LEVEL=PERCENT,…]`. Without `--at-least` any failed check
 * makes the exit code 1; with it, a level may miss as many checks as it allows.
 */
export async function runConformance(args: readonly string[]): Promise<number> {
  const flagValue = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const only = flagValue('--only')?.split(',');
  const bars = Object.fromEntries((flagValue('--at-least') ?? '').split(',').map((part) => part.split('=')));
  const isValue = (index: number): boolean => ['--only', '--at-least'].includes(args[index - 1] ?? '');
  const folder = args.find((arg, index) => !arg.startsWith('--') && !isValue(index));
  const totals = new Map(LEVELS.map((level) => [level, { good: 0, all: 0 }]));
  const recordings = recordingsIn(folder).filter(({ name }) => only === undefined || only.some((one) => name.includes(one)));
  if (recordings.length === 0) throw new Error(`no recordings in ${folder ?? 'tests/conformance/data'}: nothing was compared`);
  for (const { name, load } of recordings) {
    const recording = load();
    const checks = compareRuns(recording as never, (await play(recording, { seed: 1 })) as never);
    const parts = LEVELS.map((level) => {
      const list = checks[level];
      const good = list.filter(({ ok }) => ok).length;
      const total = totals.get(level);
      if (total !== undefined) {
        total.good += good;
        total.all += list.length;
      }
      return `${level} ${good}/${list.length}`;
    });
    process.stdout.write(`${name.padEnd(36)} ${parts.join('  ')}\n`);
    if (!args.includes('--verbose')) continue;
    for (const level of LEVELS) {
      for (const check of checks[level].filter(({ ok }) => !ok)) {
        process.stdout.write(
          `  ${level}: ${check.what}\n    real: ${JSON.stringify(check.want)}\n    sim:  ${JSON.stringify(check.got)}\n`,
        );
      }
    }
  }
  process.stdout.write(`${'total'.padEnd(36)} ${LEVELS.map((level) => `${level} ${percent(totals.get(level))}`).join('  ')}\n`);
  const isShort = (level: Level): boolean => {
    const { good, all } = totals.get(level) ?? { good: 0, all: 0 };
    return good * 100 < all * Number(bars[level] ?? 100);
  };
  return LEVELS.some(isShort) ? 1 : 0;
}

function percent(total: { readonly good: number; readonly all: number } | undefined): string {
  const { good, all } = total ?? { good: 0, all: 0 };
  return `${good}/${all} (${all === 0 ? '-' : ((good / all) * 100).toFixed(2)} %)`;
}
