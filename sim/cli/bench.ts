import { cpuUsage, memoryUsage } from 'node:process';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { recordedNode } from '#sim/bootstrap.ts';
import { Simulation } from '#sim/simulation.ts';

const START_MS = 1_767_225_600_000;
const WARM_UPS = 2;
const RUNS = 5;

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = cpuUsage(since);
  return (user + system) / 1000;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN;

const jobManifest = (name: string, completions: number, parallelism: number, seconds: number): JsonValue => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: { completions, parallelism, template: podTemplate(seconds) },
});

const podTemplate = (seconds: number): JsonValue => ({
  spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sleep', String(seconds)] }] },
});

const cronJobManifest = (name: string, schedule: string): JsonValue => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name },
  spec: { schedule, jobTemplate: { spec: { template: podTemplate(30) } } },
});

function simulation(pods = 110): Simulation {
  return new Simulation({ seed: 7, startAtMs: START_MS, nodes: [{ ...recordedNode, cpu: '64', memory: '256Gi', pods }] });
}

function create(target: Simulation, body: JsonValue): void {
  const result = target.client.create(resourceOfKind((body as { kind: string }).kind), 'default', body);
  if (!result.ok) throw new Error(`bench: ${result.status.message}`);
}

const HOUR_MS = 3_600_000;

function runJob10k(): Simulation {
  const target = simulation();
  create(target, jobManifest('wide', 10_000, 100, 30));
  for (let hour = 1; hour < 48 && !isComplete(target, 'wide'); hour++) target.runUntil((hour * HOUR_MS) / 4);
  if (!isComplete(target, 'wide')) throw new Error('bench: job10k did not complete');
  return target;
}

function isComplete(target: Simulation, name: string): boolean {
  const job = target.client.get(resourceOfKind('Job'), 'default', name);
  return (
    job.ok &&
    ((job.value as unknown as { status: { conditions?: { type: string }[] } }).status.conditions ?? []).some(
      ({ type }) => type === 'Complete',
    )
  );
}

function runCronYear(): Simulation {
  const target = simulation();
  create(target, cronJobManifest('tick', '*/5 * * * *'));
  target.runUntil(365 * 24 * HOUR_MS);
  return target;
}

function runCron1000(): Simulation {
  const target = simulation(2000);
  for (let i = 0; i < 1000; i++) create(target, cronJobManifest(`hourly-${i}`, `${i % 60} * * * *`));
  target.runUntil(24 * HOUR_MS);
  return target;
}

function runPods(count: number): Simulation {
  const target = simulation(count + 10);
  create(target, jobManifest('many', count, count, 86_400));
  target.runUntil(60_000);
  return target;
}

/** CPU ms of a workload: median of five runs after two warm-ups. */
function measure(run: () => unknown, runs = RUNS): number {
  for (let i = 0; i < WARM_UPS; i++) run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    globalThis.gc?.();
    const before = cpuUsage();
    run();
    times.push(cpuMs(before));
  }
  return median(times);
}

/** p99 of the ms that 200 seeks to pseudo-random instants take. */
function measureSeeks(target: Simulation): number {
  const headMs = target.history.headMs;
  const times: number[] = [];
  let state = 12_345;
  for (let i = 0; i < 220; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const before = process.hrtime.bigint();
    target.history.seek((state / 4_294_967_296) * headMs);
    if (i >= 20) times.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
  target.history.toHead();
  return percentile(times, 0.99);
}

function heapPerPod(): number {
  globalThis.gc?.();
  const before = memoryUsage().heapUsed;
  const target = runPods(1000);
  globalThis.gc?.();
  const bytes = (memoryUsage().heapUsed - before) / 1000;
  return target.nowMs > 0 ? bytes : Number.NaN;
}

/** What a bare loop costs that makes an object and a log entry for every transition: the yardstick of the budgets. */
function bareLoop(transitions: number): number {
  return measure(() => {
    const log = new Float64Array(transitions * 3);
    const objects: unknown[] = [];
    let object = { uid: 0, phase: 'Pending', conditions: [] as readonly { type: string; status: string }[], version: '' };
    for (let i = 0; i < transitions; i++) {
      object = {
        ...object,
        uid: i,
        phase: i % 2 === 0 ? 'Running' : 'Pending',
        conditions: [{ type: 'Ready', status: i % 2 === 0 ? 'True' : 'False' }],
        version: String(i),
      };
      log[i * 3] = i * 10;
      log[i * 3 + 1] = object.uid;
      log[i * 3 + 2] = i % 7;
      if (i % 100 === 0) objects.push(object);
    }
    return objects;
  });
}

const WORKLOADS: Readonly<Record<string, () => number>> = {
  bare: () => bareLoop(500_000),
  job10k: () => measure(runJob10k),
  cronYear: () => measure(runCronYear, 3),
  cron1000: () => measure(runCron1000, 3),
  pods100: () => measure(() => runPods(100)),
  pods1000: () => measure(() => runPods(1000)),
  seekJob10k: () => measureSeeks(runJob10k()),
  seekYear: () => measureSeeks(runCronYear()),
  heapPerPod,
  historyBytes: () => runJob10k().timeline.log.bytes,
};

const UNITS: Readonly<Record<string, string>> = { heapPerPod: 'bytes', historyBytes: 'bytes', seekJob10k: 'ms p99', seekYear: 'ms p99' };

/** Runs the benchmark; arguments name workloads, none means all. */
export function runBench(args: readonly string[]): number {
  const wanted = args.filter((arg) => arg !== '--json');
  const results: Record<string, number> = {};
  for (const [name, run] of Object.entries(WORKLOADS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const value = run();
    results[name] = Math.round(value * 100) / 100;
    if (!args.includes('--json'))
      process.stdout.write(`${name.padEnd(14)} ${String(results[name]).padStart(12)} ${UNITS[name] ?? 'ms CPU'}\n`);
  }
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`);
  return 0;
}
