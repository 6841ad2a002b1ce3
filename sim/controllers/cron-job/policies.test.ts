import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CronJobSpec } from '#sim/api/batch-v1/types.ts';
import { CronWorld } from './testing-driver.ts';

const day = '2026-03-10T';

/** Every-minute schedules under all sorts of run times, outcomes and steps. */
const weather = fc.record({
  step: fc.integer({ min: 1, max: 7 }),
  seconds: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }),
  failures: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
});

function play(
  spec: Partial<CronJobSpec>,
  { step, seconds, failures }: { step: number; seconds: readonly number[]; failures: readonly boolean[] },
): CronWorld {
  return new CronWorld({
    createdAt: `${day}09:59:30Z`,
    spec: { schedule: `*/${step} * * * *`, ...spec },
    runSeconds: (nth) => seconds[nth % seconds.length],
    fails: (nth) => failures[nth % failures.length] ?? false,
  });
}

const starts = (world: CronWorld): readonly string[] => world.log.filter((line) => line.includes(' SC '));

describe('concurrency policies', () => {
  it('[CRON-14] Forbid never runs two Jobs at once', () => {
    fc.assert(
      fc.property(weather, (sky) => {
        const world = play({ concurrencyPolicy: 'Forbid' }, sky).until(`${day}11:00:00Z`);
        expect(starts(world).length).toBeGreaterThan(0);
        expect(world.mostActive).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('[CRON-15] Replace never leaves two Jobs behind', () => {
    fc.assert(
      fc.property(weather, (sky) => {
        const world = play({ concurrencyPolicy: 'Replace' }, sky).until(`${day}11:00:00Z`);
        expect(starts(world).length).toBe(60 % sky.step === 0 ? Math.ceil(60 / sky.step) : Math.floor(59 / sky.step) + 1);
        expect(world.mostActive).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('[CRON-12] [CRON-20] Allow starts every slot, 100 ms after it', () => {
    fc.assert(
      fc.property(weather, (sky) => {
        const world = play({}, sky).until(`${day}10:59:59Z`);
        const slots = Array.from({ length: 60 }, (_, minute) => minute).filter((minute) => minute % sky.step === 0);
        expect(starts(world).map((line) => line.slice(6, 16))).toEqual(slots.map((minute) => `10:${String(minute).padStart(2, '0')}:00.1`));
      }),
      { numRuns: 60 },
    );
  });

  it('[CRON-7] a suspended CronJob starts nothing', () => {
    fc.assert(
      fc.property(weather, fc.constantFrom('Allow', 'Forbid', 'Replace'), (sky, concurrencyPolicy) => {
        const world = play({ suspend: true, concurrencyPolicy }, sky).until(`${day}12:00:00Z`);
        expect(world.log).toEqual([]);
        expect(world.jobs.size).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('[CRON-2] finished Jobs never outnumber the limits', () => {
    const limits = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(weather, limits, limits, (sky, successfulJobsHistoryLimit, failedJobsHistoryLimit) => {
        const world = play({ successfulJobsHistoryLimit, failedJobsHistoryLimit }, sky).until(`${day}11:00:00Z`);
        const ends = [...world.jobs.values()].map((job) => job.status.conditions?.[0]?.type);
        expect(ends.filter((end) => end === 'Complete').length).toBeLessThanOrEqual(successfulJobsHistoryLimit);
        expect(ends.filter((end) => end === 'Failed').length).toBeLessThanOrEqual(failedJobsHistoryLimit);
      }),
      { numRuns: 60 },
    );
  });

  it('[CRON-18] history does not depend on how the span is cut', () => {
    fc.assert(
      fc.property(weather, fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 10 }), (sky, cuts) => {
        const whole = play({ concurrencyPolicy: 'Forbid' }, sky).until(`${day}11:00:00Z`);
        const cut = play({ concurrencyPolicy: 'Forbid' }, sky);
        for (const minute of cuts.toSorted((a, b) => a - b)) cut.until(`${day}10:${String(minute).padStart(2, '0')}:00Z`);
        expect(cut.until(`${day}11:00:00Z`).log).toEqual(whole.log);
      }),
      { numRuns: 30 },
    );
  });
});
