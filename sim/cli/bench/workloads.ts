import { memoryUsage } from 'node:process';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { recordedNode } from '#sim/bootstrap.ts';
import { Simulation } from '#sim/simulation.ts';
import type { WorkloadSize } from './bare-loop.ts';
import { percentile, processCpuMs } from './cpu-clock.ts';

const START_MS = 1_767_225_600_000;
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
const DAY_MS = 24 * HOUR_MS;

/** A Job of many Pods, a hundred at a time, each 30 s long, until it is Complete. */
export function runWideJob(completions: number, prepare = (_target: Simulation): void => undefined): Simulation {
  const target = simulation();
  prepare(target);
  create(target, jobManifest('wide', completions, 100, 30));
  for (let quarter = 1; quarter < 192 && !isComplete(target, 'wide'); quarter++) target.runUntil((quarter * HOUR_MS) / 4);
  if (!isComplete(target, 'wide')) throw new Error('bench: the wide Job did not complete');
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

/** One CronJob that starts a Job of 30 s every five minutes. */
export function runCronJob(days: number, prepare = (_target: Simulation): void => undefined): Simulation {
  const target = simulation();
  prepare(target);
  create(target, cronJobManifest('tick', '*/5 * * * *'));
  target.runUntil(days * DAY_MS);
  return target;
}

/** Hourly CronJobs, spread over the minutes of the hour. */
export function runCronJobs(count: number, prepare = (_target: Simulation): void => undefined): Simulation {
  const target = simulation(2000);
  prepare(target);
  for (let i = 0; i < count; i++) create(target, cronJobManifest(`hourly-${i}`, `${i % 60} * * * *`));
  target.runUntil(DAY_MS);
  return target;
}

/** A Job whose Pods all run at the same time. */
export function runPods(count: number): Simulation {
  const target = simulation(count + 10);
  create(target, jobManifest('many', count, count, 86_400));
  target.runUntil(60_000);
  return target;
}

/** Writes and log entries of a workload for each of its rounds, counted on a small run of the same shape. */
export function sizeOf(
  small: { readonly rounds: number; run(prepare: (target: Simulation) => void): Simulation },
  rounds: number,
  keptRounds: number,
): WorkloadSize {
  let writes = 0;
  const target = small.run((simulation) => {
    simulation.onChange = (type) => {
      if (type !== 'DELETED') writes += 1;
    };
  });
  return {
    rounds,
    writesPerRound: Math.round(writes / small.rounds),
    entriesPerRound: Math.round(target.timeline.log.length / small.rounds),
    keptRounds,
  };
}

/** A seek runs code that a run does not: until V8 has compiled it, its compiler threads are what is measured. */
const WARM_UP_SEEKS = 300;
const MEASURED_SEEKS = 500;

/** p99 of the CPU ms that seeks to pseudo-random instants take. */
export function measureSeeks(target: Simulation): number {
  const { headMs } = target.history;
  const times: number[] = [];
  let state = 12_345;
  // As before every other workload: what the run left behind is not what a seek costs.
  globalThis.gc?.();
  for (let i = 0; i < WARM_UP_SEEKS + MEASURED_SEEKS; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const before = processCpuMs();
    target.history.seek((state / 4_294_967_296) * headMs);
    if (i >= WARM_UP_SEEKS) times.push(processCpuMs() - before);
  }
  target.history.toHead();
  return percentile(times, 0.99);
}

/** Bytes of heap for each Pod of a running cluster. */
export function heapPerPod(): number {
  globalThis.gc?.();
  const before = memoryUsage().heapUsed;
  const target = runPods(1000);
  globalThis.gc?.();
  const bytes = (memoryUsage().heapUsed - before) / 1000;
  return target.nowMs > 0 ? bytes : Number.NaN;
}
