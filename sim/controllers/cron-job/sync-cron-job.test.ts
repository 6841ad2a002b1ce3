import { describe, expect, it } from 'vitest';
import { CronWorld, type Story } from './testing-driver.ts';

const always = (seconds: number) => (): number => seconds;

/** Prefixes a day, so that a trace of one day reads as times. */
const on = (day: string, ...lines: readonly string[]): readonly string[] => lines.map((line) => `${day} ${line}`);

interface Scenario {
  readonly title: string;
  readonly story: Story;
  readonly events?: (world: CronWorld) => void;
  readonly until: string;
  readonly log: readonly string[];
  readonly check?: (world: CronWorld) => void;
}

/** Starts of a world whose Jobs take 5 s, without the noise of completions. */
const startsOf = (world: CronWorld): readonly string[] => world.log.filter((line) => line.includes(' SC '));

const day = '2026-03-10T';

const scenarios: readonly Scenario[] = [
  {
    title: '[CRON-2] [CRON-4] [CRON-5] every minute, the fourth success pushes the first out',
    story: { createdAt: `${day}10:00:20Z`, spec: { schedule: '*/1 * * * *' }, runSeconds: always(5) },
    until: `${day}10:06:30Z`,
    log: on(
      '03-10',
      '10:01:00.1 SC 281',
      '10:01:05.1 SAW 281',
      '10:02:00.1 SC 282',
      '10:02:05.1 SAW 282',
      '10:03:00.1 SC 283',
      '10:03:05.1 SAW 283',
      '10:04:00.1 SC 284',
      '10:04:05.1 DEL 281',
      '10:04:05.1 SAW 284',
      '10:05:00.1 SC 285',
      '10:05:05.1 DEL 282',
      '10:05:05.1 SAW 285',
      '10:06:00.1 SC 286',
      '10:06:05.1 DEL 283',
      '10:06:05.1 SAW 286',
    ),
    check: (world) => {
      expect([...world.jobs.keys()].map((name) => name.slice(-3))).toEqual(['284', '285', '286']);
      expect(world.cronJob.status).toEqual({ lastScheduleTime: `${day}10:06:00Z`, lastSuccessfulTime: `${day}10:06:05Z` });
    },
  },
  {
    title: '[CRON-9] the first slot lies strictly after the creation second',
    story: { createdAt: `${day}10:00:00.7Z`, spec: { schedule: '* * * * *' }, runSeconds: always(5) },
    until: `${day}10:01:02Z`,
    log: on('03-10', '10:01:00.1 SC 281'),
  },
  {
    title: '[CRON-9] [CRON-16] @every counts from the creation second',
    story: { createdAt: `${day}10:00:20.7Z`, spec: { schedule: '@every 1h30m' }, runSeconds: always(5) },
    until: `${day}13:00:21Z`,
    log: on('03-10', '11:30:20.1 SC 370', '11:30:25.1 SAW 370', '13:00:20.1 SC 460'),
  },
  {
    title: '[CRON-13] [CRON-17] two slots of one minute share a Job',
    story: { createdAt: `${day}10:00:20Z`, spec: { schedule: '@every 30s' }, runSeconds: always(5) },
    until: `${day}10:02:21Z`,
    log: on(
      '03-10',
      '10:00:50.1 SC 280',
      '10:00:55.1 SAW 280',
      '10:01:20.1 SC 281',
      '10:01:25.1 SAW 281',
      '10:01:50.1 SAW 281',
      '10:02:20.1 SC 282',
    ),
  },
  {
    title: '[CRON-9] after a pause of the controller only the latest slot is started',
    story: { createdAt: `${day}00:15:00Z`, spec: { schedule: '@every 2h' }, runSeconds: always(5) },
    events: (world) => world.down(`${day}03:00:00Z`, `${day}11:00:00Z`),
    until: `${day}14:15:01Z`,
    log: on(
      '03-10',
      '02:15:00.1 SC 815',
      '02:15:05.1 SAW 815',
      '11:00:00.0 SC 295',
      '11:00:05.0 SAW 295',
      '12:15:00.1 SC 415',
      '12:15:05.1 SAW 415',
      '14:15:00.1 SC 535',
    ),
  },
  {
    title: '[CRON-8] a schedule that never fires warns at each sync and is never queued',
    story: { createdAt: `${day}10:00:00Z`, spec: { schedule: '0 0 30 2 *' } },
    events: (world) => world.at(`${day}11:00:00Z`, () => world.label()),
    until: '2026-05-10T10:00:00Z',
    log: on('03-10', '10:00:00.0 InvalidSchedule', '11:00:00.0 InvalidSchedule'),
  },
  {
    title: '[CRON-14] Forbid starts the latest skipped slot late',
    story: { createdAt: `${day}09:59:30Z`, spec: { schedule: '* * * * *', concurrencyPolicy: 'Forbid' }, runSeconds: always(95) },
    until: `${day}10:04:45.2Z`,
    log: on(
      '03-10',
      '10:00:00.1 SC 280',
      '10:01:00.1 JAA',
      '10:01:35.1 SAW 280',
      '10:01:35.1 SC 281',
      '10:02:00.1 JAA',
      '10:03:00.1 JAA',
      '10:03:10.1 SAW 281',
      '10:03:10.1 SC 283',
      '10:04:00.1 JAA',
      '10:04:45.1 SAW 283',
      '10:04:45.1 SC 284',
    ),
  },
  {
    title: '[CRON-11] [CRON-14] a deadline forgets skipped slots',
    story: {
      createdAt: `${day}09:59:30Z`,
      spec: { schedule: '* * * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 20 },
      runSeconds: always(95),
    },
    until: `${day}10:04:01Z`,
    log: on(
      '03-10',
      '10:00:00.1 SC 280',
      '10:01:00.1 JAA',
      '10:01:35.1 SAW 280',
      '10:02:00.1 SC 282',
      '10:03:00.1 JAA',
      '10:03:35.1 SAW 282',
      '10:04:00.1 SC 284',
    ),
  },
  {
    title: '[CRON-11] [CRON-14] a skipped slot within the deadline is started late',
    story: {
      createdAt: `${day}10:00:00Z`,
      spec: { schedule: '*/10 * * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 300 },
      runSeconds: always(24 * 60),
    },
    until: `${day}11:00:01Z`,
    log: on(
      '03-10',
      '10:10:00.1 SC 290',
      '10:20:00.1 JAA',
      '10:30:00.1 JAA',
      '10:34:00.1 SAW 290',
      '10:34:00.1 SC 310',
      '10:40:00.1 JAA',
      '10:50:00.1 JAA',
      '10:58:00.1 SAW 310',
      '11:00:00.1 SC 340',
    ),
  },
  {
    title: '[CRON-15] Replace deletes the running Job and starts the next in one sync',
    story: { createdAt: `${day}09:59:30Z`, spec: { schedule: '* * * * *', concurrencyPolicy: 'Replace' }, runSeconds: always(90) },
    until: `${day}10:02:30Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:01:00.1 DEL 280', '10:01:00.1 SC 281', '10:02:00.1 DEL 281', '10:02:00.1 SC 282'),
    check: (world) => {
      expect(world.mostActive).toBe(1);
      expect(world.cronJob.status.lastSuccessfulTime).toBeUndefined();
    },
  },
  {
    title: '[CRON-15] [CRON-20] Replace clears all that Allow had let pile up',
    story: { createdAt: `${day}10:00:20Z`, spec: { schedule: '*/2 * * * *' }, runSeconds: always(600) },
    events: (world) => world.at(`${day}10:07:00Z`, () => world.edit({ concurrencyPolicy: 'Replace' })),
    until: `${day}10:08:30Z`,
    log: on(
      '03-10',
      '10:02:00.1 SC 282',
      '10:04:00.1 SC 284',
      '10:06:00.1 SC 286',
      '10:08:00.1 DEL 282',
      '10:08:00.1 DEL 284',
      '10:08:00.1 DEL 286',
      '10:08:00.1 SC 288',
    ),
    check: (world) => expect(world.active()).toEqual(['288']),
  },
  {
    title: '[CRON-6] a Job deleted by hand makes room for the skipped slot',
    story: { createdAt: `${day}10:02:00Z`, spec: { schedule: '*/5 * * * *', concurrencyPolicy: 'Forbid' }, runSeconds: always(720) },
    events: (world) => world.at(`${day}10:11:30Z`, () => world.remove('c-29552285')),
    until: `${day}10:15:30Z`,
    log: on('03-10', '10:05:00.1 SC 285', '10:10:00.1 JAA', '10:11:30.0 MissingJob 285', '10:11:30.0 SC 290', '10:15:00.1 JAA'),
  },
  {
    title: '[CRON-3] [CRON-5] a manual Job is unexpected, stands in nobody’s way and counts as a success',
    story: { createdAt: `${day}10:02:00Z`, spec: { schedule: '*/10 * * * *', concurrencyPolicy: 'Forbid' }, runSeconds: always(300) },
    events: (world) => world.at(`${day}10:09:00Z`, () => world.startManually('manual', 180)),
    until: `${day}10:12:30Z`,
    log: on('03-10', '10:09:00.0 UnexpectedJob manual', '10:10:00.1 UnexpectedJob manual', '10:10:00.1 SC 290'),
    check: (world) => expect(world.cronJob.status.lastSuccessfulTime).toBe(`${day}10:12:00Z`),
  },
  {
    title: '[CRON-15] Replace leaves a manual Job alone',
    story: { createdAt: `${day}10:02:00Z`, spec: { schedule: '*/10 * * * *', concurrencyPolicy: 'Replace' }, runSeconds: always(300) },
    events: (world) => world.at(`${day}10:09:00Z`, () => world.startManually('manual', 180)),
    until: `${day}10:11:00Z`,
    log: on('03-10', '10:09:00.0 UnexpectedJob manual', '10:10:00.1 UnexpectedJob manual', '10:10:00.1 SC 290'),
    check: (world) => expect(world.jobs.has('manual')).toBe(true),
  },
  {
    title: '[CRON-9] a pause loses the older slots',
    story: { createdAt: `${day}09:55:00Z`, spec: { schedule: '*/10 * * * *' }, runSeconds: always(30) },
    events: (world) => world.down(`${day}10:05:00Z`, `${day}10:47:00Z`),
    until: `${day}10:50:10Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:00:30.1 SAW 280', '10:47:00.0 SC 320', '10:47:30.0 SAW 320', '10:50:00.1 SC 330'),
  },
  {
    title: '[CRON-10] more than a hundred missed slots are worth a warning, and the Job starts',
    story: { createdAt: `${day}08:28:30Z`, spec: { schedule: '* * * * *' }, runSeconds: always(5) },
    events: (world) => world.down(`${day}08:29:00Z`, `${day}10:21:10Z`),
    until: `${day}10:22:01Z`,
    log: on('03-10', '10:21:10.0 TooManyMissedTimes', '10:21:10.0 SC 301', '10:21:15.0 SAW 301', '10:22:00.1 SC 302'),
  },
  {
    title: '[CRON-11] a deadline keeps the count of missed slots small',
    story: { createdAt: `${day}08:28:30Z`, spec: { schedule: '* * * * *', startingDeadlineSeconds: 200 }, runSeconds: always(5) },
    events: (world) => world.down(`${day}08:29:00Z`, `${day}10:21:10Z`),
    until: `${day}10:21:30Z`,
    log: on('03-10', '10:21:10.0 SC 301', '10:21:15.0 SAW 301'),
  },
  {
    title: '[CRON-7] resuming starts the latest missed slot at once',
    story: { createdAt: `${day}09:58:00Z`, spec: { schedule: '*/5 * * * *' }, runSeconds: always(5) },
    events: (world) =>
      world.at(`${day}10:02:00Z`, () => world.edit({ suspend: true })).at(`${day}10:32:00Z`, () => world.edit({ suspend: false })),
    until: `${day}10:35:01Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:00:05.1 SAW 280', '10:32:00.0 SC 310', '10:32:05.0 SAW 310', '10:35:00.1 SC 315'),
  },
  {
    title: '[CRON-7] [CRON-11] resuming past the deadline waits for the next slot, silently',
    story: { createdAt: `${day}09:58:00Z`, spec: { schedule: '*/5 * * * *', startingDeadlineSeconds: 60 }, runSeconds: always(5) },
    events: (world) =>
      world.at(`${day}10:02:00Z`, () => world.edit({ suspend: true })).at(`${day}10:32:00Z`, () => world.edit({ suspend: false })),
    until: `${day}10:35:01Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:00:05.1 SAW 280', '10:35:00.1 SC 315'),
  },
  {
    title: '[CRON-10] exactly a hundred missed slots are no reason to warn',
    story: { createdAt: `${day}00:00:30Z`, spec: { schedule: '*/2 * * * *', suspend: true }, runSeconds: always(5) },
    events: (world) => world.at(`${day}03:21:10Z`, () => world.edit({ suspend: false })),
    until: `${day}03:21:12Z`,
    log: on('03-10', '03:21:10.0 SC 880'),
  },
  {
    title: '[CRON-10] a hundred and one are',
    story: { createdAt: `${day}00:00:30Z`, spec: { schedule: '*/2 * * * *', suspend: true }, runSeconds: always(5) },
    events: (world) => world.at(`${day}03:22:10Z`, () => world.edit({ suspend: false })),
    until: `${day}03:22:12Z`,
    log: on('03-10', '03:22:10.0 TooManyMissedTimes', '03:22:10.0 SC 882'),
  },
  {
    title: '[CRON-9] [CRON-10] the estimate from the first gap misses a slot and then cries wolf',
    story: { createdAt: '2026-03-09T23:59:00Z', spec: { schedule: '0,1 0 * * *', suspend: true }, runSeconds: always(5) },
    events: (world) => world.at(`${day}12:00:00Z`, () => world.edit({ suspend: false })),
    until: '2026-03-11T00:01:01Z',
    log: on('03-11', '00:00:00.1 TooManyMissedTimes', '00:00:00.1 SC 120', '00:00:05.1 SAW 120', '00:01:00.1 SC 121'),
  },
  {
    title: '[CRON-9] the estimate can lie past the last slot of the week',
    story: { createdAt: '2016-05-19T10:00:00Z', spec: { schedule: '30 10,11,12 * * 1-5', suspend: true }, runSeconds: always(5) },
    events: (world) => world.at('2016-05-20T16:30:00Z', () => world.edit({ suspend: false })),
    until: '2016-05-23T10:30:01Z',
    log: on('05-23', '10:30:00.1 SC 990'),
  },
  {
    title: '[CRON-11] deadline 0 never starts anything',
    story: { createdAt: `${day}10:00:20Z`, spec: { schedule: '* * * * *', startingDeadlineSeconds: 0 }, runSeconds: always(5) },
    until: `${day}10:30:00Z`,
    log: [],
  },
  {
    title: '[CRON-11] deadline 1 starts every slot',
    story: { createdAt: `${day}10:00:20Z`, spec: { schedule: '* * * * *', startingDeadlineSeconds: 1 }, runSeconds: always(5) },
    until: `${day}10:02:01Z`,
    log: on('03-10', '10:01:00.1 SC 281', '10:01:05.1 SAW 281', '10:02:00.1 SC 282'),
  },
  {
    title: '[CRON-19] a new schedule alone catches nothing up',
    story: { createdAt: `${day}09:30:00Z`, spec: { schedule: '0 * * * *' }, runSeconds: always(5) },
    events: (world) => world.at(`${day}10:31:00Z`, () => world.edit({ schedule: '*/5 * * * *' })),
    until: `${day}10:35:01Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:00:05.1 SAW 280', '10:35:00.1 SC 315'),
  },
  {
    title: '[CRON-19] any other edit then starts a slot of the new schedule',
    story: { createdAt: `${day}09:30:00Z`, spec: { schedule: '0 * * * *' }, runSeconds: always(5) },
    events: (world) =>
      world.at(`${day}10:31:00Z`, () => world.edit({ schedule: '*/5 * * * *' })).at(`${day}10:32:00Z`, () => world.label()),
    until: `${day}10:34:00Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:00:05.1 SAW 280', '10:32:00.0 SC 310', '10:32:05.0 SAW 310'),
  },
  {
    title: '[CRON-19] a slot between creation and edit counts',
    story: { createdAt: `${day}08:00:00Z`, spec: { schedule: '0 7 * * *' }, runSeconds: always(5) },
    events: (world) => world.at(`${day}10:30:00Z`, () => world.edit({ schedule: '0 9 * * *' })).at(`${day}11:00:00Z`, () => world.label()),
    until: `${day}11:00:02Z`,
    log: on('03-10', '11:00:00.0 SC 220'),
  },
  {
    title: '[CRON-19] resuming together with a new schedule catches nothing up',
    story: { createdAt: `${day}08:30:00Z`, spec: { schedule: '0 * * * *', suspend: true }, runSeconds: always(5) },
    events: (world) => world.at(`${day}10:10:00Z`, () => world.edit({ schedule: '30 * * * *', suspend: false })),
    until: `${day}10:30:01Z`,
    log: on('03-10', '10:30:00.1 SC 310'),
  },
  {
    title: '[CRON-19] the wake-up of the old schedule does nothing',
    story: { createdAt: `${day}09:58:00Z`, spec: { schedule: '*/5 * * * *' }, runSeconds: always(5) },
    events: (world) => world.at(`${day}10:02:00Z`, () => world.edit({ schedule: '0 * * * *' })),
    until: `${day}11:00:01Z`,
    log: on('03-10', '10:00:00.1 SC 280', '10:00:05.1 SAW 280', '11:00:00.1 SC 340'),
  },
  {
    title: '[CRON-2] successes and failures are counted apart',
    story: {
      createdAt: `${day}10:00:20Z`,
      spec: { schedule: '* * * * *', successfulJobsHistoryLimit: 2, failedJobsHistoryLimit: 1 },
      runSeconds: always(10),
      fails: (nth) => [1, 2, 5].includes(nth),
    },
    until: `${day}10:07:30Z`,
    log: on(
      '03-10',
      '10:01:00.1 SC 281',
      '10:01:10.1 SAW 281',
      '10:02:00.1 SC 282',
      '10:02:10.1 SAW 282',
      '10:03:00.1 SC 283',
      '10:03:10.1 DEL 282',
      '10:03:10.1 SAW 283',
      '10:04:00.1 SC 284',
      '10:04:10.1 SAW 284',
      '10:05:00.1 SC 285',
      '10:05:10.1 DEL 281',
      '10:05:10.1 SAW 285',
      '10:06:00.1 SC 286',
      '10:06:10.1 DEL 283',
      '10:06:10.1 SAW 286',
      '10:07:00.1 SC 287',
      '10:07:10.1 DEL 284',
      '10:07:10.1 SAW 287',
    ),
  },
  {
    title: '[CRON-2] [CRON-5] limits of 0 delete what has just finished, and its success still counts',
    story: {
      createdAt: `${day}10:00:20Z`,
      spec: { schedule: '* * * * *', successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 0 },
      runSeconds: always(10),
      fails: (nth) => nth === 1,
    },
    until: `${day}10:02:30Z`,
    log: on('03-10', '10:01:00.1 SC 281', '10:01:10.1 DEL 281', '10:02:00.1 SC 282', '10:02:10.1 DEL 282'),
    check: (world) => {
      expect(world.cronJob.status).toEqual({ lastScheduleTime: `${day}10:02:00Z`, lastSuccessfulTime: `${day}10:01:10Z` });
    },
  },
];

describe('a CronJob over time', () => {
  it.each(scenarios)('$title', ({ story, events, until, log, check }) => {
    const world = new CronWorld(story);
    events?.(world);
    world.until(until);
    expect(world.log).toEqual(log);
    check?.(world);
  });
});

interface Calendar {
  readonly title: string;
  readonly from: string;
  readonly schedule: string;
  readonly timeZone?: string;
  readonly until: string;
  readonly starts: readonly string[];
}

const calendars: readonly Calendar[] = [
  {
    title: '[CRON-9] a repeated hour runs twice',
    from: '2026-10-31T12:00:00Z',
    schedule: '30 1 * * *',
    timeZone: 'America/New_York',
    until: '2026-11-02T12:00:00Z',
    starts: ['11-01 05:30:00.1 SC 850', '11-01 06:30:00.1 SC 910', '11-02 06:30:00.1 SC 350'],
  },
  {
    title: '[CRON-9] an hour left out does not run',
    from: '2026-03-06T12:00:00Z',
    schedule: '30 2 * * *',
    timeZone: 'America/New_York',
    until: '2026-03-09T12:00:00Z',
    starts: ['03-07 07:30:00.1 SC 810', '03-09 06:30:00.1 SC 630'],
  },
  {
    title: '[CRON-9] London in March',
    from: '2026-03-28T00:00:00Z',
    schedule: '30 1 * * *',
    timeZone: 'Europe/London',
    until: '2026-03-31T12:00:00Z',
    starts: ['03-28 01:30:00.1 SC 690', '03-30 00:30:00.1 SC 510', '03-31 00:30:00.1 SC 950'],
  },
  {
    title: '[CRON-9] day of month or day of week',
    from: '2026-02-01T00:00:00Z',
    schedule: '0 0 13 * 5',
    until: '2026-03-14T00:00:00Z',
    starts: ['02-06', '02-13', '02-20', '02-27', '03-06', '03-13'],
  },
  {
    title: '[CRON-9] a zone of half hours',
    from: '2026-01-01T00:00:00Z',
    schedule: '15 */6 * * *',
    timeZone: 'Asia/Kolkata',
    until: '2026-01-02T00:00:00Z',
    starts: ['01-01 00:45', '01-01 06:45', '01-01 12:45', '01-01 18:45'],
  },
  {
    title: '[CRON-9] the 31st',
    from: '2026-01-31T12:00:00Z',
    schedule: '0 0 31 * *',
    until: '2026-09-01T00:00:00Z',
    starts: ['03-31', '05-31', '07-31', '08-31'],
  },
  {
    title: '[CRON-9] steps restart each month',
    from: '2026-01-25T00:00:00Z',
    schedule: '0 0 */10 * *',
    until: '2026-03-02T00:00:00Z',
    starts: ['01-31', '02-01', '02-11', '02-21', '03-01'],
  },
];

describe('starts by the calendar', () => {
  it.each(calendars)('$title', ({ from, schedule, timeZone, until, starts }) => {
    const spec = timeZone === undefined ? { schedule } : { schedule, timeZone };
    const world = new CronWorld({ createdAt: from, spec, runSeconds: always(5) }).until(until);
    expect(startsOf(world).map((line, index) => line.slice(0, starts[index]?.length))).toEqual(starts);
  });

  it('[CRON-14] Forbid across a repeated hour', () => {
    const world = new CronWorld({
      createdAt: '2026-10-24T12:00:00Z',
      spec: { schedule: '*/30 1 * * *', timeZone: 'Europe/London', concurrencyPolicy: 'Forbid' },
      runSeconds: always(70 * 60),
    }).until('2026-10-25T02:30:00Z');
    expect(world.log.filter((line) => !line.includes('SAW'))).toEqual(
      on('10-25', '00:00:00.1 SC 440', '00:30:00.1 JAA', '01:00:00.1 JAA', '01:10:00.1 SC 500', '01:30:00.1 JAA', '02:20:00.1 SC 530'),
    );
  });

  it('[CRON-16] the scheduled timestamp carries the offset of the zone', () => {
    const world = new CronWorld({
      createdAt: '2026-10-31T12:00:00Z',
      spec: { schedule: '30 1 * * *', timeZone: 'America/New_York' },
      runSeconds: always(5),
    }).until('2026-11-01T12:00:00Z');
    expect([...world.jobs.values()].map((job) => job.metadata.annotations)).toEqual([
      { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-11-01T01:30:00-04:00' },
      { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-11-01T01:30:00-05:00' },
    ]);
  });
});
