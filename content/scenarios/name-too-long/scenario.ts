import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'name-too-long',
  title: 'A name that says everything',
  difficulty: 'first day',
  minutes: 6,
  covers: ['name'],
  page: {
    what: 'kubectl apply -f cronjob.yaml is refused. No heat meter of Rosengasse 14 has been read.',
    since: 'the ticket of this morning, which asked for a CronJob with a name that explains itself',
    who: 'The housing association: meters that are not read for a day are billed by estimate.',
  },
  start: { manifests: ['readings.yaml'], opens: ['cronjob.yaml'], advanceSeconds: 5, speed: 60 },
  settleSeconds: 1200,
  goals: [
    {
      id: 'meters-are-read',
      title: 'At least three runs start within 20 minutes',
      check: 'runs',
      selector: 'app=heat-meters',
      atLeast: 3,
      withinSeconds: 1200,
    },
    {
      id: 'no-overlap',
      title: 'The CronJob still forbids that runs meet: the meters take one connection',
      check: 'fieldEquals',
      kind: 'CronJob',
      path: 'spec.concurrencyPolicy',
      equals: 'Forbid',
    },
    {
      id: 'runs-complete',
      title: 'A run becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=heat-meters',
      withinSeconds: 600,
    },
  ],
  hints: [
    'Apply the file. The error says how many characters the name may have.',
    'A name may have 63 characters where it becomes a label. What does the CronJob add to its own name for each Job?',
    'A dash and ten digits are kept free: 52 characters are left. Shorten the name; keep the rest.',
  ],
  solutions: [
    { title: 'Shorten the name in the file', run: ['kubectl apply -f solution/cronjob.yaml'] },
    {
      title: 'Shorten it on the way',
      run: ["sed 's/^  name: collect-heat-meter-.*/  name: read-heat-meters-rosengasse-14/' cronjob.yaml | kubectl apply -f -"],
    },
  ],
  debrief: {
    cause: 'The name had 59 characters. A CronJob may have 52, since the name of each of its Jobs is longer by a dash and ten digits.',
    model:
      'Names grow on the way down: the CronJob’s name, then the slot in minutes since 1970 for the Job, then five letters for the pod. The Job’s name becomes a label of its pods, and label values end at 63 characters.',
    interview:
      'It comes as “why 52?”. The answer is arithmetic: 63 minus 11. A good candidate adds that the suffix is the scheduled minute, so that the same slot cannot be started twice.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/overlaps.yaml'], failsGoal: 'no-overlap' },
    {
      run: ["sed -e 's/^  name: collect-heat-meter-.*/  name: heat-meters/' -e 's#\\*/5#0#' cronjob.yaml | kubectl apply -f -"],
      failsGoal: 'meters-are-read',
    },
  ],
});
