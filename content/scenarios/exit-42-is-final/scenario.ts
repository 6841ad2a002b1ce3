import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'exit-42-is-final',
  title: 'Some failures are final',
  difficulty: 'staff',
  minutes: 15,
  covers: ['failure policy'],
  page: {
    what: 'Job read-meteor-data retries a damaged file for ten minutes before it fails, and blocks the antenna meanwhile.',
    since: 'a storm damaged a disk. Exit code 42 means damaged; any other code means that the antenna was busy, which passes',
    who: 'Three other stations that wait for the antenna, and a night assistant who learns of the damage ten minutes late.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 60 },
  settleSeconds: 120,
  goals: [
    {
      id: 'damage-fails-at-once',
      title: 'A damaged file ends the Job at once: Failed, reason PodFailurePolicy, within 10 minutes',
      check: 'fails',
      selector: 'app=meteors',
      reason: 'PodFailurePolicy',
      withinSeconds: 600,
    },
    {
      id: 'no-second-try',
      title: 'From now on at most one pod fails with it',
      check: 'attempts',
      selector: 'app=meteors',
      atMost: 1,
    },
    {
      id: 'busy-antenna-is-retried',
      title: 'Any other failure still has six retries',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=meteors',
      path: 'spec.backoffLimit',
      equals: 6,
    },
    {
      id: 'only-code-42',
      title: 'Only exit code 42 is final',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=meteors',
      path: 'spec.podFailurePolicy.rules[0].onExitCodes.values[0]',
      equals: 42,
    },
  ],
  hints: [
    'backoffLimit treats all failures alike. Which field of a Job looks at the exit code?',
    'spec.podFailurePolicy has rules; each has an action and either onExitCodes or onPodConditions. kubectl explain job.spec.podFailurePolicy.rules',
    'One rule: action FailJob, onExitCodes with operator In and values [42]. It needs restartPolicy: Never, cannot be added to a Job that exists, and leaves backoffLimit as it is.',
  ],
  solutions: [
    {
      title: 'Replace the Job with one that has the rule',
      run: ['kubectl delete job read-meteor-data', 'kubectl apply -f solution/job.yaml'],
    },
    { title: 'The same in one command', run: ['kubectl replace --force -f solution/job.yaml'] },
  ],
  debrief: {
    cause:
      'A damaged file stays damaged, but backoffLimit does not know why a pod failed. The rule tells the Job that exit code 42 needs no second try.',
    model:
      'podFailurePolicy sorts failures by exit code or pod condition, first match wins. FailJob: stop now. Ignore: try again, and do not count it; meant for disruptions. Count: the default. FailIndex: give up this index only.',
    interview:
      'A staff answer designs the exit codes first: the program must tell “try again” from “never”. Then the limits: the policy needs restartPolicy Never, because the Job has to see a failed pod, and it is fixed when the Job is created.',
  },
  wrongAnswers: [
    { run: ['kubectl replace --force -f wrong/every-code.yaml'], failsGoal: 'only-code-42' },
    {
      run: ["sed 's/backoffLimit: 6/backoffLimit: 0/' solution/job.yaml | kubectl replace --force -f -"],
      failsGoal: 'busy-antenna-is-retried',
    },
    {
      run: ['kubectl replace --force -f job.yaml', 'sleep 30', 'kubectl replace --force -f solution/job.yaml'],
      failsGoal: 'no-second-try',
    },
  ],
});
