import { describe, expect, it } from 'vitest';
import { Asked, decisive, pod } from './testing.ts';

const DAY = '2026-03-29';
const TWO = [DAY, '02:00'] as const;
const HOUR = 3600;

describe('why did nothing run at 02:00', () => {
  const nightly = (spec = {}, schedule = '0 2 * * *', script = 'sleep 5'): Asked =>
    new Asked().cronJob('nightly', schedule, pod(script), spec);

  it('[WHY-5] the CronJob was suspended', () => {
    const asked = nightly()
      .run(HOUR)
      .patch('CronJob', 'nightly', { spec: { suspend: true } })
      .run(6 * HOUR);
    const answer = asked.absence('nightly', ...TWO);
    expect(answer.question).toBe(`Why did nightly start nothing at 02:00 (UTC) on ${DAY}?`);
    expect(decisive(answer)).toMatchObject({ rule: 'CRON-7', field: 'spec.suspend', value: 'true' });
    expect(decisive(answer)?.atMs).toBeLessThan((HOUR + 1) * 1000);
  });

  it('[WHY-5] a Job stood in the way', () => {
    const asked = nightly({ concurrencyPolicy: 'Forbid' }, '0 * * * *', 'sleep 20000').run(6 * HOUR);
    const answer = asked.absence('nightly', ...TWO);
    expect(decisive(answer)).toMatchObject({ rule: 'CRON-14', field: 'spec.concurrencyPolicy', value: 'Forbid' });
    expect(answer.answer).toContain('The slot of 02:00 UTC on 2026-03-29 was due, but Job nightly-');
    expect(answer.steps.some(({ subject, rule }) => subject.kind === 'Job' && rule === 'JOB-9')).toBe(true);
  });

  it('[WHY-5] the schedule has no slot then, or is read in another zone', () => {
    const other = nightly({}, '0 1,3 * * *')
      .run(8 * HOUR)
      .absence('nightly', ...TWO);
    expect(decisive(other)).toMatchObject({ rule: 'CRON-12', field: 'spec.schedule', value: '0 1,3 * * *' });
    expect(other.answer).toContain('before was 2026-03-29 01:00, the next one is 2026-03-29 03:00');
    const zoned = nightly({ timeZone: 'Asia/Tokyo' })
      .run(8 * HOUR)
      .absence('nightly', DAY, '09:00');
    expect(decisive(zoned)).toMatchObject({ field: 'spec.schedule, spec.timeZone', value: '0 2 * * *, Asia/Tokyo' });
  });

  it('[WHY-6] the clocks left the time out', () => {
    const answer = nightly({ timeZone: 'Europe/Berlin' })
      .run(8 * HOUR)
      .absence('nightly', ...TWO);
    expect(answer.answer).toContain('the clocks were put forward from 02:00 to 03:00');
    expect(decisive(answer)).toMatchObject({ field: 'spec.timeZone', value: 'Europe/Berlin', atMs: 3 * HOUR * 1000 });
  });

  const down = (isDown: boolean) => ({ kind: 'controllerManager', isDown }) as const;

  it('[WHY-5] the controller manager was down, and the slot came late or not at all', () => {
    const late = nightly().run(3 * HOUR);
    late.simulation.weather(down(true));
    late.run(2 * HOUR);
    expect(late.absence('nightly', ...TWO).answer).toMatch(/down from .* on: nobody looked/);
    late.simulation.weather(down(false));
    late.run(HOUR);
    const answer = late.absence('nightly', ...TWO);
    expect(answer.answer).toMatch(/When it was back: .*started Job nightly-\d+ for the slot of 02:00/);
    expect(decisive(answer)).toMatchObject({ rule: 'CRON-24', atMs: 3 * HOUR * 1000 });
  });

  it('[WHY-5] the starting deadline had passed', () => {
    const asked = nightly({ startingDeadlineSeconds: 600 }).run(3 * HOUR);
    asked.simulation.weather(down(true));
    asked.run(2 * HOUR);
    asked.simulation.weather(down(false));
    asked.run(HOUR);
    const answer = asked.absence('nightly', ...TWO);
    expect(answer.answer).toMatch(/When it was back: The slot of 02:00 .* Beyond the starting deadline/);
    expect(answer.steps.find(({ rule }) => rule === 'CRON-11')).toMatchObject({ field: 'spec.startingDeadlineSeconds', value: '600' });
  });

  it('[WHY-5] it did run, the time has not come, the CronJob was not there, the text is no time', () => {
    const asked = new Asked()
      .run(HOUR)
      .cronJob('nightly', '0 2 * * *', pod('sleep 5'))
      .run(6 * HOUR);
    expect(asked.absence('nightly', ...TWO).answer).toMatch(/^It did start something\. .*Job nightly-\d+ for the slot of 02:00/);
    expect(asked.absence('nightly', '2026-03-30', '02:00').answer).toContain('not come yet');
    expect(asked.absence('nightly', '2026-03-28', '22:30').answer).toContain('did not exist');
    expect(asked.absence('nightly', DAY, '2 am').answer).toContain('no date and time');
  });

  it('[WHY-5] in a stretch that was leapt over', () => {
    const asked = nightly({ concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 60 }, '*/5 * * * *').run(3 * 24 * HOUR);
    expect(decisive(asked.absence('nightly', '2026-03-30', '02:02'))).toMatchObject({ rule: 'CRON-12', value: '*/5 * * * *' });
    expect(asked.absence('nightly', '2026-03-30', '02:05').answer).toMatch(/^It did start something/);
  });
});
