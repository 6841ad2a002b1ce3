import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from './simulation.ts';
import { objectsOf, timelineOf } from './testing-snapshot.ts';

const START_MS = parseTime('2026-03-10T10:00:00Z');
const END_MS = 150_000;

const template = (script: string): JsonObject => ({
  spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script] }] },
});
const job = (name: string, script: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: { template: template(script), ...spec },
});
const cronJob: JsonObject = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'tick' },
  spec: { schedule: '* * * * *', concurrencyPolicy: 'Replace', jobTemplate: { spec: { template: template('sleep 70') } } },
};

/** What a learner may do; each is harmless when its object is not there. */
const ACTS: readonly ((simulation: Simulation) => void)[] = [
  ({ client }) => client.create(resourceOfKind('Job'), 'default', job('good', 'sleep 8', { completions: 3, parallelism: 2 })),
  ({ client }) => client.create(resourceOfKind('Job'), 'default', job('bad', 'sleep 2; exit 3', { backoffLimit: 2 })),
  ({ client }) => client.create(resourceOfKind('CronJob'), 'default', cronJob),
  ({ client }) => client.patch(resourceOfKind('Job'), 'default', 'good', 'merge', { spec: { suspend: true } }),
  ({ client }) => client.patch(resourceOfKind('Job'), 'default', 'good', 'merge', { spec: { suspend: false, parallelism: 1 } }),
  ({ client }) => client.delete(resourceOfKind('Job'), 'default', 'bad', { propagationPolicy: 'Foreground' }),
  ({ client }) => client.delete(resourceOfKind('CronJob'), 'default', 'tick'),
  (simulation) => simulation.weather({ kind: 'registry', isDown: true }),
];

interface Placed {
  readonly atMs: number;
  readonly act: number;
}

const placed = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: END_MS - 1 }), act: fc.nat(ACTS.length - 1) }), { maxLength: 6 })
  .map((late): readonly Placed[] => [...[0, 1, 2].map((act) => ({ atMs: 0, act })), ...late.sort((a, b) => a.atMs - b.atMs)]);

const perform = (simulation: Simulation, act: number): void => ACTS[act]?.(simulation);

/** A fresh cluster that got the acts, at an instant. `spans` cut the way to each act into steps. */
function run(acts: readonly Placed[], untilMs: number, { seed = 7, spans = [] as readonly number[], spacing = 40 } = {}): Simulation {
  const simulation = new Simulation({ seed, startAtMs: START_MS }, spacing);
  const walkTo = (atMs: number): void => {
    for (const span of spans) if (simulation.nowMs + span < atMs) simulation.runUntil(simulation.nowMs + span);
    simulation.runUntil(atMs);
  };
  for (const { atMs, act } of acts) {
    if (atMs > untilMs) break;
    walkTo(atMs);
    perform(simulation, act);
  }
  walkTo(untilMs);
  return simulation;
}

const settings = { numRuns: 12 };

describe('Simulation', () => {
  it('has a story to tell in these tests', () => {
    const simulation = run(
      [0, 1, 2].map((act) => ({ atMs: 0, act })),
      END_MS,
    );
    expect(simulation.timeline.log.length).toBeGreaterThan(40);
    expect(simulation.history.checkpointCount).toBeGreaterThan(3);
    const pods = simulation.client.list(resourceOfKind('Pod'), {});
    expect(pods.ok && pods.value.length).toBeGreaterThan(5);
  });

  it('[ENG-4] history does not depend on how the span is cut', () => {
    const spans = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(placed, spans, fc.integer({ min: 5, max: 400 }), (acts, cuts, spacing) => {
        const whole = run(acts, END_MS);
        const cut = run(acts, END_MS, { spans: cuts, spacing });
        expect(timelineOf(cut)).toBe(timelineOf(whole));
        expect(objectsOf(cut)).toBe(objectsOf(whole));
      }),
      settings,
    );
  });

  it('[ENG-11] the same seed and inputs give the same bytes, another seed gives other names', () => {
    fc.assert(
      fc.property(fc.nat(), placed, (seed, acts) => {
        const once = run(acts, END_MS, { seed });
        const again = run(acts, END_MS, { seed });
        expect(objectsOf(again)).toBe(objectsOf(once));
        expect(timelineOf(again)).toBe(timelineOf(once));
        expect(objectsOf(run(acts, END_MS, { seed: seed + 1 }))).not.toBe(objectsOf(once));
      }),
      settings,
    );
  });

  it('[ENG-6] a past instant is what a fresh run shows there, and the head comes back', () => {
    const instants = fc.array(fc.integer({ min: 0, max: END_MS }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(placed, instants, (acts, seeks) => {
        const simulation = run(acts, END_MS);
        const head = objectsOf(simulation);
        const timeline = timelineOf(simulation);
        for (const atMs of seeks) {
          simulation.history.seek(atMs);
          expect(simulation.nowMs).toBe(atMs);
          expect(objectsOf(simulation)).toBe(objectsOf(run(acts, atMs)));
        }
        expect(timelineOf(simulation)).toBe(timeline);
        simulation.history.seek(END_MS);
        expect(objectsOf(simulation)).toBe(head);
        simulation.runUntil(END_MS + 60_000);
        expect(objectsOf(simulation)).toBe(objectsOf(run(acts, END_MS + 60_000)));
      }),
      settings,
    );
  });

  it('[ENG-6] nothing is told while the past is replayed', () => {
    const simulation = run([{ atMs: 0, act: 0 }], END_MS);
    let told = 0;
    simulation.onChange = () => {
      told += 1;
    };
    simulation.history.seek(20_000);
    expect(told).toBe(0);
    perform(simulation, 1);
    expect(told).toBeGreaterThan(0);
  });

  it('[ENG-7] a branch equals a fresh run with the same inputs', () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: 0, max: END_MS - 1 }), fc.nat(ACTS.length - 1), (acts, atMs, act) => {
        const simulation = run(acts, END_MS);
        simulation.history.seek(atMs);
        perform(simulation, act);
        simulation.runUntil(END_MS);
        const fresh = run([...acts.filter((one) => one.atMs <= atMs), { atMs, act }], END_MS);
        expect(objectsOf(simulation)).toBe(objectsOf(fresh));
        expect(timelineOf(simulation)).toBe(timelineOf(fresh));
      }),
      settings,
    );
  });
});
