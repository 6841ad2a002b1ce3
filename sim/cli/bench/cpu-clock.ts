import { readFileSync } from 'node:fs';
import { cpuUsage } from 'node:process';

/** Where Linux keeps what the main thread has used: nanoseconds on a processor, first of three numbers. */
const MAIN_THREAD = '/proc/self/schedstat';

/** CPU ms that the main thread has used so far. Where the system does not tell threads apart, that of the whole process. */
function cpuMs(): number {
  try {
    return Number.parseInt(readFileSync(MAIN_THREAD, 'utf8'), 10) / 1e6;
  } catch {
    return processCpuMs();
  }
}

/** CPU ms of the whole process, collector threads included; fine enough for a few ms, which the count of a thread is not. */
export function processCpuMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

const WARM_UPS = 2;
const RUNS = 5;

/** CPU ms of a workload: the median of five runs after two warm-ups. What a run returns stays alive until it was measured. */
export function measureCpuMs(run: () => unknown, runs = RUNS): number {
  for (let i = 0; i < WARM_UPS; i++) run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    globalThis.gc?.();
    const before = cpuMs();
    const result = run();
    times.push(cpuMs() - before);
    if (result === undefined) throw new Error('bench: a workload must return what it made');
  }
  return median(times);
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

/** @param p between 0 and 1 */
export const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN;
