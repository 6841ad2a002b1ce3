import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'seventeen-to-start',
  title: 'Seventeen seconds to start',
  difficulty: 'on call',
  minutes: 10,
  covers: ['starting deadline'],
  page: {
    what: 'A change request for CronJob grid-frequency: “every minute; a run that has not started within 17 seconds of its minute is to be cut off”.',
    since: 'last night the control plane was slow, and values were measured half a minute late under the name of their minute',
    who: 'The control room. A late value is worse than none, a slow measurement is perfectly good: it takes 25 seconds.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 150, speed: 10 },
  settleSeconds: 300,
  goals: [
    {
      id: 'late-starts-are-dropped',
      title: 'A run that could not start within 17 seconds is not started at all',
      check: 'fieldEquals',
      kind: 'CronJob',
      name: 'grid-frequency',
      path: 'spec.startingDeadlineSeconds',
      equals: 17,
    },
    {
      id: 'measurements-finish',
      title: 'A measurement that did start may take its 25 seconds: a run becomes Complete within 5 minutes',
      check: 'completes',
      selector: 'app=frequency',
      withinSeconds: 300,
    },
    {
      id: 'every-minute',
      title: 'At least three runs start within 5 minutes',
      check: 'runs',
      cronJob: 'grid-frequency',
      atLeast: 3,
      withinSeconds: 300,
    },
  ],
  hints: [
    'Two fields have “deadline” in their name. Which one is about the start, and in which object does it stand?',
    'spec.startingDeadlineSeconds belongs to the CronJob: how late may a run begin? activeDeadlineSeconds belongs to the Job: how long may it take?',
    'Set spec.startingDeadlineSeconds: 17, beside schedule. The request does not mention how long a run may take, so leave that alone.',
  ],
  solutions: [
    {
      title: 'Patch the CronJob',
      run: ['kubectl patch cronjob grid-frequency -p \'{"spec":{"startingDeadlineSeconds":17}}\''],
    },
    { title: 'Apply the changed file', run: ['kubectl apply -f solution/cronjob.yaml'] },
  ],
  debrief: {
    cause:
      'The sentence speaks of the start. startingDeadlineSeconds says how late a run may begin; a slot that is later than that gets no Job, without any event.',
    model:
      'Two clocks. The starting deadline runs from the scheduled minute to the creation of the Job, and belongs to the CronJob. The active deadline runs from the start of the Job to its end, and belongs to the Job. The first drops a run, the second kills one.',
    interview:
      'Exam forums argue about this sentence every year, because “cut off” sounds like killing. Read for the verb: not started means startingDeadlineSeconds, takes longer means activeDeadlineSeconds. Say both aloud and name the level in the YAML.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/run-time.yaml'], failsGoal: 'late-starts-are-dropped' },
    { run: ['kubectl apply -f wrong/both.yaml'], failsGoal: 'measurements-finish' },
    {
      run: ['kubectl patch cronjob grid-frequency -p \'{"spec":{"startingDeadlineSeconds":17,"schedule":"*/3 * * * *"}}\''],
      failsGoal: 'every-minute',
    },
  ],
});
