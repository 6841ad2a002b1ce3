import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'seven-in-berlin',
  title: 'An hour late for the bread',
  difficulty: 'on call',
  minutes: 9,
  covers: ['time zone'],
  page: {
    what: 'CronJob bread-orders should run at 05:00, and the log says that it did. The mill got the order at 06:00.',
    since: 'the bakery moved to the cluster in December. The baker promises: in summer it will be two hours',
    who: 'A bakery in Berlin. The mill’s van leaves at 05:30, Berlin time, summer and winter.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 60, startsAt: '2026-03-27T18:00:00Z', speed: 3600 },
  settleSeconds: 230_400,
  goals: [
    {
      id: 'five-in-winter-time',
      title: 'On Saturday 28 March an order runs at 05:00 Berlin time (04:00 UTC)',
      check: 'runs',
      selector: 'app=bread',
      afterSeconds: 35_800,
      withinSeconds: 36_200,
      atLeast: 1,
      atMost: 1,
    },
    {
      id: 'five-in-summer-time',
      title: 'On Sunday 29 March, after the clocks went forward, one runs at 05:00 Berlin time (03:00 UTC)',
      check: 'runs',
      selector: 'app=bread',
      afterSeconds: 118_600,
      withinSeconds: 119_000,
      atLeast: 1,
      atMost: 1,
    },
    {
      id: 'once-a-day',
      title: 'Two days, two orders',
      check: 'runs',
      selector: 'app=bread',
      withinSeconds: 172_800,
      atMost: 2,
    },
  ],
  hints: [
    'kubectl get cronjob bread-orders has a column TIMEZONE. Whose clock is meant when it says <none>?',
    'Without a zone the schedule is read in the zone of the controller manager, which is UTC here. Moving the hour by hand holds until the clocks change.',
    'spec.timeZone takes a name of the tz database. Europe/Berlin knows summer and winter.',
  ],
  solutions: [
    { title: 'Name the zone, by patch', run: ['kubectl patch cronjob bread-orders -p \'{"spec":{"timeZone":"Europe/Berlin"}}\''] },
    { title: 'Name the zone, in the file', run: ['kubectl apply -f solution/cronjob.yaml'] },
  ],
  debrief: {
    cause: 'The schedule had no time zone, so 05:00 was read as UTC, which is 06:00 in Berlin in winter and 07:00 in summer.',
    model:
      'A schedule is a wall clock, and timeZone says on whose wall. Without it you get the clock of the controller manager, usually UTC. Offsets such as +01:00 are refused; a name of the tz database carries the rules of summer time with it.',
    interview:
      'The weak answer moves the hour: right until the last Sunday of March. Also mention that TZ= inside the schedule is refused by the API, and that times between 02:00 and 03:00 have problems of their own.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/winter-only.yaml'], failsGoal: 'five-in-summer-time' },
    {
      run: ['kubectl patch cronjob bread-orders -p \'{"spec":{"schedule":"0 3,4 * * *"}}\''],
      failsGoal: 'once-a-day',
    },
    {
      run: ['kubectl patch cronjob bread-orders -p \'{"spec":{"timeZone":"Europe/Moscow","schedule":"0 6 * * *"}}\''],
      failsGoal: 'five-in-winter-time',
    },
  ],
});
