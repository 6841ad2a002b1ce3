import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'tram-routes-oom',
  title: 'Sixty-one tram lines, sixty-four megabytes',
  difficulty: 'on call',
  minutes: 10,
  covers: ['memory'],
  page: {
    what: 'Job merge-routes keeps failing. Its log ends after the first line, without an error.',
    since: 'two minutes ago, the first run with the winter timetable: it has nine lines more',
    who: 'Passengers: the app still shows the autumn timetable, and the first tram leaves at 04:30.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 100 },
  settleSeconds: 300,
  goals: [
    {
      id: 'routes-are-merged',
      title: 'A routes Job becomes Complete within 15 minutes',
      check: 'completes',
      selector: 'app=routes',
      withinSeconds: 900,
    },
    {
      id: 'memory-has-a-limit',
      title: 'The container still has a memory limit, of at most 1Gi: the node has other guests',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=routes',
      path: 'spec.template.spec.containers[0].resources.limits.memory',
      atMost: 1_073_741_824,
    },
  ],
  hints: [
    'A log that stops in the middle is a process that was killed. What does kubectl describe pod say in “Last State” or “State”?',
    'OOMKilled and 137: the kernel took the container because it used more memory than its limit. Which limit, and how much does the program want?',
    'It reads blocks of 96 MB. Give it a limit that fits, say 128Mi, and as much as request; then replace the Job.',
  ],
  solutions: [
    { title: 'More memory, in the file', run: ['kubectl delete job merge-routes', 'kubectl apply -f solution/job.yaml'] },
    { title: 'More memory, on the way', run: ["sed 's/memory: 64Mi/memory: 160Mi/' job.yaml | kubectl replace --force -f -"] },
  ],
  debrief: {
    cause: 'The winter timetable needs 96 MB at once, the limit was 64Mi. The kernel killed the container; every retry met the same wall.',
    model:
      'Over its CPU limit a container is slowed down, over its memory limit it is killed: exit code 137, reason OOMKilled, no event and no last word in the log. A retry does not help, because the data is as large as before.',
    interview:
      '137 alone proves nothing: it is 128 + 9, any SIGKILL, also the end of a grace period. Say that you look for the reason OOMKilled beside it, and that you raise the request together with the limit so that the scheduler knows.',
  },
  wrongAnswers: [
    { run: ['kubectl patch job merge-routes -p \'{"spec":{"backoffLimit":12}}\''], failsGoal: 'routes-are-merged' },
    { run: ['kubectl delete job merge-routes', 'kubectl apply -f wrong/no-limit.yaml'], failsGoal: 'memory-has-a-limit' },
    { run: ['kubectl delete job merge-routes', 'kubectl apply -f wrong/whole-node.yaml'], failsGoal: 'memory-has-a-limit' },
  ],
});
