import { bareLoop, type WorkloadSize } from './bare-loop.ts';
import { measureCpuMs } from './cpu-clock.ts';
import { nextRunMicros } from './next-run.ts';
import { heapPerPod, measureSeeks, runCronJob, runCronJobs, runPods, runWideJob, sizeOf } from './workloads.ts';

const RUNS_PER_YEAR = 105_120;
const RUNS_PER_DAY = 288;

/** A workload that is judged by its ratio to the bare loop that makes as many objects and log entries (design.md, Budgets). */
interface Judged {
  run(): unknown;
  size(): WorkloadSize;
  readonly runs: number;
}

const JUDGED: Readonly<Record<string, Judged>> = {
  job10k: {
    run: () => runWideJob(10_000),
    size: () => sizeOf({ rounds: 1000, run: (prepare) => runWideJob(1000, prepare) }, 10_000, 10_000),
    runs: 5,
  },
  cronYear: {
    run: () => runCronJob(365),
    size: () => sizeOf({ rounds: RUNS_PER_DAY, run: (prepare) => runCronJob(1, prepare) }, RUNS_PER_YEAR, 16),
    runs: 5,
  },
  cron1000: {
    run: () => runCronJobs(1000),
    size: () => sizeOf({ rounds: 2400, run: (prepare) => runCronJobs(100, prepare) }, 24_000, 4000),
    runs: 5,
  },
};

const WORKLOADS: Readonly<Record<string, () => number>> = {
  pods100: () => measureCpuMs(() => runPods(100)),
  pods1000: () => measureCpuMs(() => runPods(1000)),
  seekJob10k: () => measureSeeks(runWideJob(10_000)),
  seekYear: () => measureSeeks(runCronJob(365)),
  nextRunUtc: () => nextRunMicros(undefined),
  nextRunZone: () => nextRunMicros('America/New_York'),
  heapPerPod,
  historyBytes: () => runWideJob(10_000).timeline.log.bytes,
};

const UNITS: Readonly<Record<string, string>> = {
  heapPerPod: 'bytes',
  historyBytes: 'bytes',
  seekJob10k: 'ms p99',
  seekYear: 'ms p99',
  nextRunUtc: 'µs',
  nextRunZone: 'µs',
};

/**
 * Runs the benchmark; arguments name workloads, none means all. A judged workload also prints what the bare loop took in the
 * same run (`…Bare`) and the ratio of the two (`…Ratio`). `--json` prints one object.
 */
export function runBench(args: readonly string[]): number {
  const wanted = args.filter((arg) => arg !== '--json');
  const known = [...Object.keys(JUDGED), ...Object.keys(WORKLOADS)];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`no workload ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const results: Record<string, number> = {};
  const report = (name: string, value: number, unit: string): void => {
    results[name] = Math.round(value * 100) / 100;
    if (!args.includes('--json')) process.stdout.write(`${name.padEnd(14)} ${String(results[name]).padStart(12)} ${unit}\n`);
  };
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  for (const [name, { run, size, runs }] of Object.entries(JUDGED)) {
    if (!isWanted(name)) continue;
    const loopSize = size();
    const bareMs = measureCpuMs(() => bareLoop(loopSize), runs);
    const ms = measureCpuMs(run, runs);
    report(name, ms, 'ms CPU');
    report(`${name}Bare`, bareMs, 'ms CPU');
    report(`${name}Ratio`, ms / bareMs, '');
  }
  for (const [name, run] of Object.entries(WORKLOADS)) if (isWanted(name)) report(name, run(), UNITS[name] ?? 'ms CPU');
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`);
  return 0;
}
