import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'crash-loop-heals',
  title: 'A crash loop worth keeping',
  difficulty: 'on call',
  minutes: 13,
  covers: ['crash loop'],
  page: {
    what: 'The pod of Job irrigate-orchard restarts again and again, STATUS Error or CrashLoopBackOff. Sensor moisture-7 was swapped for moisture-9 at 01:50.',
    since: 'two minutes ago',
    who: 'Four hundred pear trees. The pod’s volume knows which rows have water already; a new pod would begin with row 1 and drown them.',
  },
  start: { manifests: ['settings.yaml', 'job.yaml'], advanceSeconds: 110 },
  settleSeconds: 600,
  goals: [
    {
      id: 'rows-are-watered',
      title: 'An orchard Job becomes Complete within 15 minutes',
      check: 'completes',
      selector: 'app=orchard',
      withinSeconds: 900,
    },
    {
      id: 'same-pod',
      title: 'It is the same Job and the same pod: no new Job is made',
      check: 'runs',
      selector: 'app=orchard',
      withinSeconds: 900,
      atMost: 0,
    },
    {
      id: 'progress-is-kept',
      title: 'The pod is not deleted: no orchard pod ends as failed',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=orchard',
      path: 'status.failed',
      equals: null,
    },
  ],
  hints: [
    'kubectl logs job/irrigate-orchard says what it misses. Where does the value come from?',
    'restartPolicy: OnFailure: the container starts again in the same pod, with the same volume. Each start reads the ConfigMap anew.',
    'Correct the ConfigMap and wait: the next restart comes after 10, 20, 40, 80 seconds and so on. Nothing has to be deleted.',
  ],
  solutions: [
    { title: 'Correct the setting, by patch', run: ['kubectl patch configmap orchard -p \'{"data":{"sensor":"moisture-9"}}\''] },
    { title: 'Correct the setting, in the file', run: ['kubectl apply -f solution/settings.yaml'] },
  ],
  debrief: {
    cause:
      'The ConfigMap named a sensor that is no longer there. The container failed, and OnFailure started it again in the same pod, with growing waits.',
    model:
      'Two back-offs, easily confused. In the pod: the kubelet waits 10 to 300 seconds between restarts of a container, volumes stay. In the Job: the controller waits 10 to 600 seconds between pods, volumes are new. Environment values are read at each start of a container.',
    interview:
      'CrashLoopBackOff is no cause but a pause. Say what you read (logs, with --previous while it runs), what survives a restart (emptyDir, the pod’s IP) and what does not (the container’s own files), and when not to delete the pod.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f solution/settings.yaml', 'kubectl replace --force -f job.yaml'], failsGoal: 'same-pod' },
    { run: ['kubectl apply -f solution/settings.yaml', 'kubectl delete pod -l app=orchard'], failsGoal: 'progress-is-kept' },
    { run: ['kubectl patch job irrigate-orchard -p \'{"spec":{"backoffLimit":100}}\''], failsGoal: 'rows-are-watered' },
  ],
});
