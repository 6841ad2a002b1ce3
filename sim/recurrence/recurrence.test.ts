import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';
import { objectsOf, timelineOf } from '#sim/testing-snapshot.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Story {
  readonly startAt: string;
  readonly cronJobs: readonly {
    readonly schedule: string;
    readonly script: string;
    readonly spec?: JsonObject;
    readonly job?: JsonObject;
  }[];
  readonly days: number;
}

const cronJob = ({ schedule, script, spec = {}, job = {} }: Story['cronJobs'][number], index: number): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: `tick-${index}` },
  spec: {
    schedule,
    jobTemplate: {
      spec: {
        template: {
          spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script] }] },
        },
        ...job,
      },
    },
    ...spec,
  },
});

/** A cluster with the story's CronJobs; `isTold` makes it simulate every change, since somebody listens. */
function begin({ startAt, cronJobs }: Story, isTold: boolean): Simulation {
  const simulation = new Simulation({ seed: 5, startAtMs: parseTime(startAt) });
  for (const [index, one] of cronJobs.entries()) {
    const created = simulation.client.create(resourceOfKind('CronJob'), 'default', cronJob(one, index));
    if (!created.ok) throw new Error(created.status.message);
  }
  if (isTold) simulation.onChange = () => undefined;
  return simulation;
}

function expectSame(leapt: Simulation, straight: Simulation): void {
  expect(leapt.nowMs).toBe(straight.nowMs);
  expect(objectsOf(leapt)).toBe(objectsOf(straight));
  expect(leapt.cluster.engine.readCounters()).toEqual(straight.cluster.engine.readCounters());
}

const every5: Story = { startAt: '2026-01-05T10:02:00Z', cronJobs: [{ schedule: '*/5 * * * *', script: 'sleep 30' }], days: 2 };
const stories: Readonly<Record<string, Story>> = {
  'every five minutes': every5,
  'hourly, kept for a while': {
    startAt: '2026-01-05T10:00:00Z',
    cronJobs: [{ schedule: '0 * * * *', script: 'echo done; sleep 4', job: { ttlSecondsAfterFinished: 5000 } }],
    days: 9,
  },
  'daily in a zone, through the change of the clocks': {
    startAt: '2026-02-01T00:00:00Z',
    cronJobs: [{ schedule: '30 2 * * *', script: 'sleep 60', spec: { timeZone: 'America/New_York' } }],
    days: 150,
  },
  'two rhythms and one that is monthly': {
    startAt: '2026-01-05T10:02:00Z',
    cronJobs: [
      { schedule: '*/20 * * * *', script: 'sleep 15' },
      { schedule: '5 * * * *', script: 'exit 3', job: { backoffLimit: 0 } },
      { schedule: '0 0 1 * *', script: 'sleep 5' },
    ],
    days: 20,
  },
};

describe('a run that repeats itself', () => {
  it.each(Object.entries(stories))('[REC-1] ends as if every period had been simulated: %s', (_name, story) => {
    const [leapt, straight] = [begin(story, false), begin(story, true)];
    for (const one of [leapt, straight]) one.runUntil(story.days * DAY_MS);
    expect(leapt.cluster.engine.executed).toBeLessThan(straight.cluster.engine.executed / 2);
    expectSame(leapt, straight);
    expect(timelineOf(leapt)).toBe(timelineOf(straight));
    for (const one of [leapt, straight]) {
      one.onChange = () => undefined;
      one.runUntil(story.days * DAY_MS + 7 * HOUR_MS);
    }
    expectSame(leapt, straight);
    expect(timelineOf(leapt)).toBe(timelineOf(straight));
  });

  it('[REC-2] shows any instant of what was leapt over, and the head again', () => {
    const [leapt, straight] = [begin(every5, false), begin(every5, true)];
    for (const one of [leapt, straight]) one.runUntil(every5.days * DAY_MS);
    const [head, timeline] = [objectsOf(leapt), timelineOf(leapt)];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: every5.days * DAY_MS }), (atMs) => {
        for (const one of [leapt, straight]) one.history.seek(atMs);
        expectSame(leapt, straight);
      }),
      { numRuns: 30 },
    );
    leapt.history.toHead();
    expect(objectsOf(leapt)).toBe(head);
    expect(timelineOf(leapt)).toBe(timeline);
  });

  it('[REC-3] branches from any instant of what was leapt over', () => {
    const suspend = ({ client }: Simulation): unknown =>
      client.patch(resourceOfKind('CronJob'), 'default', 'tick-0', 'merge', { spec: { suspend: true } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAY_MS }), (atMs) => {
        const [leapt, straight] = [begin(every5, false), begin(every5, true)];
        for (const one of [leapt, straight]) {
          one.runUntil(DAY_MS);
          one.history.seek(atMs);
          suspend(one);
          one.runUntil(atMs + HOUR_MS);
        }
        expectSame(leapt, straight);
        expect(timelineOf(leapt)).toBe(timelineOf(straight));
        for (const one of [leapt, straight]) one.history.seek(atMs / 2);
        expectSame(leapt, straight);
      }),
      { numRuns: 6 },
    );
  });

  it('[REC-4] is not taken for one when a program looks at the clock', () => {
    const story = { ...every5, cronJobs: [{ schedule: '*/5 * * * *', script: 'test "$(date +%d)" = 07 && exit 1; sleep 2' }], days: 2 };
    const [leapt, straight] = [begin(story, false), begin(story, true)];
    for (const one of [leapt, straight]) one.runUntil(story.days * DAY_MS);
    expect(leapt.cluster.engine.executed).toBe(straight.cluster.engine.executed);
    expectSame(leapt, straight);
    expect(timelineOf(leapt)).toBe(timelineOf(straight));
  });
});
