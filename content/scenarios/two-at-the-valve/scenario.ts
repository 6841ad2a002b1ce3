import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'two-at-the-valve',
  title: 'Two hands at one valve',
  difficulty: 'staff',
  minutes: 16,
  covers: ['replacement'],
  page: {
    what: 'Task: make the Job calibrate-valve safe, then prove it: delete its running pod once (kubectl delete pod -l app=valve --wait=false), as the night script does, and let it finish.',
    since: 'in the last incident the new pod opened the valve while the old one was still closing it',
    who: 'The water works. Closing takes 40 seconds and must not be cut short.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 20 },
  settleSeconds: 420,
  goals: [
    {
      id: 'night-script-ran',
      title: 'You delete the running pod once',
      check: 'commandUsed',
      words: ['kubectl', 'delete'],
    },
    {
      id: 'waits-for-the-old-pod',
      title: 'The Job makes a new pod only when the old one has ended',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=valve',
      path: 'spec.podReplacementPolicy',
      equals: 'Failed',
    },
    {
      id: 'valve-closes-in-peace',
      title: 'A pod still has at least 45 seconds to close the valve',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=valve',
      path: 'spec.template.spec.terminationGracePeriodSeconds',
      atLeast: 45,
    },
    {
      id: 'calibration-completes',
      title: 'A valve Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=valve',
      withinSeconds: 1200,
    },
  ],
  hints: [
    'A pod that is being deleted is still running. When does the Job consider it failed, and when does it make another?',
    'By default a terminating pod counts as failed at once, and its replacement comes ten seconds later. One field of the Job says otherwise.',
    'podReplacementPolicy: Failed. It may be patched on the running Job. Then delete the pod and watch: kubectl get pods -l app=valve -w',
  ],
  solutions: [
    {
      title: 'Patch the running Job, then delete the pod',
      run: [
        'kubectl patch job calibrate-valve -p \'{"spec":{"podReplacementPolicy":"Failed"}}\'',
        'kubectl delete pod -l app=valve --wait=false',
      ],
    },
    {
      title: 'Apply the changed file, then delete the pod',
      run: ['kubectl apply -f solution/job.yaml', 'kubectl delete pod -l app=valve --wait=false'],
    },
  ],
  debrief: {
    cause:
      'The default policy, TerminatingOrFailed, counts a pod as failed from the moment its deletion begins, so for up to a minute two pods held the valve.',
    model:
      'Deleting is a request, not an end: SIGTERM, then the grace period, then SIGKILL. TerminatingOrFailed replaces at the request, Failed waits for the end. status.terminating shows how many are in between.',
    interview:
      'Who asks for “at most one” gets this question. Job-level policies narrow the gap but do not close it: a node that is cut off cannot confirm anything. A staff answer ends with a lock or a lease outside of the cluster.',
  },
  wrongAnswers: [
    {
      run: [
        'kubectl replace --force -f wrong/short-grace.yaml',
        'sleep 15',
        'kubectl patch job calibrate-valve -p \'{"spec":{"podReplacementPolicy":"Failed"}}\'',
        'kubectl delete pod -l app=valve --wait=false',
      ],
      failsGoal: 'valve-closes-in-peace',
    },
    { run: ['kubectl delete pod -l app=valve --wait=false'], failsGoal: 'waits-for-the-old-pod' },
  ],
});
