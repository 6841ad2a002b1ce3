import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'deadline-of-zero',
  title: 'Zero tolerance',
  difficulty: 'staff',
  minutes: 12,
  covers: ['starting deadline'],
  page: {
    what: 'CronJob lighthouse-check has never run. No Job, no event, no error; it is not suspended and its schedule is right.',
    since: 'it was created, half an hour ago, from a template that says “a check that is late is worthless”',
    who: 'Ships at the northern passage. A colleague says that anything below 10 seconds never runs; the rule of the harbour is at most 9.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 1830, speed: 30 },
  settleSeconds: 600,
  goals: [
    {
      id: 'lamp-is-checked',
      title: 'At least four checks start within 10 minutes',
      check: 'runs',
      cronJob: 'lighthouse-check',
      atLeast: 4,
      withinSeconds: 600,
    },
    {
      id: 'at-most-nine-seconds',
      title: 'A check that is more than 9 seconds late is not started',
      check: 'fieldBetween',
      kind: 'CronJob',
      name: 'lighthouse-check',
      path: 'spec.startingDeadlineSeconds',
      atMost: 9,
    },
    {
      id: 'cause-is-named',
      title: 'You write down why a deadline of 0 means never',
      check: 'explanation',
      words: [
        ['after', 'late', 'later', 'delay', 'already', 'past', 'ms', 'milliseconds', '0.1'],
        ['deadline', 'startingdeadlineseconds', 'tolerance', 'window'],
      ],
    },
  ],
  hints: [
    'Read every field of the CronJob, one by one, and ask of each whether it can say “never”.',
    'The controller looks a tenth of a second after the minute. How late is a run then, and how late may it be?',
    'Any value of 1 or more works in this version; the old advice of 10 belongs to a controller that looked every ten seconds. Set 5, and write why 0 cannot work.',
  ],
  solutions: [
    {
      title: 'Five seconds, by patch',
      run: ['kubectl patch cronjob lighthouse-check -p \'{"spec":{"startingDeadlineSeconds":5}}\''],
      writes: 'The controller always looks a little after the minute, so with a deadline of 0 every slot is already too late.',
    },
    {
      title: 'Five seconds, in the file',
      run: ['kubectl apply -f solution/cronjob.yaml'],
      writes: 'Each run starts about 0.1 seconds late; a starting deadline of zero excludes all of them.',
    },
  ],
  debrief: {
    cause:
      'The controller serves a slot a moment after it fell due. With a deadline of 0 that moment is already too late, so no slot is ever found, and nothing is reported.',
    model:
      'A slot counts if it lies within the last startingDeadlineSeconds. 0 is an empty window. Small windows work while the controller is quick and lose runs when it is slow, in silence.',
    interview:
      'Documentation still warns of values below 10, which was true of a controller that polled every ten seconds; the present one is driven by timers. A staff answer knows the history, tests it, and still does not choose 1 for something that matters.',
  },
  wrongAnswers: [
    {
      run: ['kubectl patch cronjob lighthouse-check -p \'{"spec":{"startingDeadlineSeconds":60}}\''],
      writes: 'With a deadline of 0 every start is already late.',
      failsGoal: 'at-most-nine-seconds',
    },
    {
      run: ['kubectl patch cronjob lighthouse-check -p \'{"spec":{"startingDeadlineSeconds":9}}\''],
      writes: 'The field was broken in the template.',
      failsGoal: 'cause-is-named',
    },
    {
      run: ['kubectl patch cronjob lighthouse-check -p \'{"spec":{"startingDeadlineSeconds":9,"schedule":"*/9 * * * *"}}\''],
      writes: 'With a deadline of 0 every start is already late.',
      failsGoal: 'lamp-is-checked',
    },
  ],
});
