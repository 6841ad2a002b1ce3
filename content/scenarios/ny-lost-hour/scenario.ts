import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ny-lost-hour',
  title: 'The night without half past two',
  difficulty: 'staff',
  minutes: 14,
  covers: ['clock change'],
  page: {
    what: 'Every March one trading day is not closed. CronJob close-trading-day shows no failed Job and no event. It is 6 March; the clocks change on Sunday.',
    since: 'three years. Each time somebody closed the day by hand at noon',
    who: 'The regulator, who wants exactly one close a night, between 01:00 and 05:00 New York time, in March and in November.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 60, startsAt: '2026-03-06T17:00:00Z', speed: 3600 },
  settleSeconds: 259_200,
  goals: [
    {
      id: 'sunday-is-closed',
      title: 'A close runs in the night to Sunday 8 March, between 01:00 and 05:00 New York time',
      check: 'runs',
      selector: 'app=trading-day',
      afterSeconds: 133_000,
      withinSeconds: 144_000,
      atLeast: 1,
    },
    {
      id: 'once-a-night',
      title: 'Three nights, three closes at most',
      check: 'runs',
      selector: 'app=trading-day',
      withinSeconds: 259_200,
      atMost: 3,
    },
    {
      id: 'autumn-is-safe',
      title: 'You write down why your time is also right in the night when the clocks go back',
      check: 'explanation',
      words: [
        ['twice', 'two times', 'repeat', 'both'],
        ['november', 'autumn', 'fall', 'back'],
      ],
    },
    {
      id: 'zone-stays',
      title: 'The schedule is still read on New York’s clock',
      check: 'fieldEquals',
      kind: 'CronJob',
      name: 'close-trading-day',
      path: 'spec.timeZone',
      equals: 'America/New_York',
    },
  ],
  hints: [
    'What does a wall clock in New York show on 8 March 2026 after 01:59:59?',
    '03:00:00. There is no half past two that night, so the schedule matches nothing. Which times are there in every night, exactly once?',
    'Between 02:00 and 03:00 the spring has a hole; between 01:00 and 02:00 the autumn has everything twice. Choose 03:30, and say so.',
  ],
  solutions: [
    {
      title: 'Half past three, by patch',
      run: ['kubectl patch cronjob close-trading-day -p \'{"spec":{"schedule":"30 3 * * *"}}\''],
      writes: 'In November the clocks go back at 02:00 and 01:00 to 02:00 comes twice; 03:30 exists once in every night.',
    },
    {
      title: 'Half past three, in the file',
      run: ['kubectl apply -f solution/cronjob.yaml'],
      writes: 'When the clocks go back only the hour from one to two is repeated, so half past three runs once.',
    },
  ],
  debrief: {
    cause:
      'When the clocks go forward, 02:00 to 03:00 does not exist. A schedule of 02:30 fires at no instant of that night, and a slot that never was is not “missed” either.',
    model:
      'The schedule is compared with the wall clock, minute by minute. A gap swallows its times, an overlap fires them twice. Safe are times outside the hours that move, or a zone without summer time, UTC.',
    interview:
      'Say both halves, the hole in spring and the double in autumn, and that no event tells of either. Then go one step further: a Job that closes a day must be idempotent, since “about once” is all that a CronJob promises.',
  },
  wrongAnswers: [
    {
      run: ['kubectl apply -f wrong/half-past-one.yaml'],
      writes: 'Half past one exists every night, so nothing is lost.',
      failsGoal: 'autumn-is-safe',
    },
    {
      run: ['kubectl apply -f wrong/twice.yaml'],
      writes: 'In autumn the hour from one to two comes twice, this one does not.',
      failsGoal: 'once-a-night',
    },
    {
      run: ['kubectl patch cronjob close-trading-day -p \'{"spec":{"schedule":"30 7 * * *","timeZone":"Etc/UTC"}}\''],
      writes: 'UTC has no clock that goes back, so nothing is repeated in autumn.',
      failsGoal: 'zone-stays',
    },
  ],
});
