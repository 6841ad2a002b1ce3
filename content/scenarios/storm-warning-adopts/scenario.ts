import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'storm-warning-adopts',
  title: 'The storm warning that adopted a drill',
  difficulty: 'staff',
  minutes: 15,
  covers: ['selector'],
  page: {
    what: 'Job storm-warning has been Active for five minutes, with one pod that is ready. No district has received the warning.',
    since: 'its first run. A siren drill of the same team runs in a pod of its own, siren-drill',
    who: 'Three districts. The drill must go on: aborting it half-way would sound like an all-clear.',
  },
  start: { manifests: ['drill.yaml', 'job.yaml'], advanceSeconds: 300 },
  settleSeconds: 120,
  goals: [
    {
      id: 'warning-is-sent',
      title: 'A log says: storm warning sent to 3 districts',
      check: 'logContains',
      selector: 'app=storm',
      text: 'storm warning sent to 3 districts',
    },
    {
      id: 'job-completes',
      title: 'A storm Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=storm',
      withinSeconds: 600,
    },
    {
      id: 'drill-goes-on',
      title: 'The drill is not interrupted: pod siren-drill is still there',
      check: 'exists',
      kind: 'Pod',
      name: 'siren-drill',
    },
  ],
  hints: [
    'Which pod does the Job count as its own? kubectl get pods -o wide, and the ownerReferences of siren-drill.',
    'manualSelector: true, and a selector that fits other pods too. A Job takes over any pod without an owner that its selector matches, and then it needs none of its own.',
    'Deleting the Job now deletes the drill as well, unless you orphan its pods: kubectl delete job storm-warning --cascade=orphan. Then apply it without manualSelector and selector.',
  ],
  solutions: [
    {
      title: 'Orphan the drill, let the API server make the selector',
      run: ['kubectl delete job storm-warning --cascade=orphan', 'kubectl apply -f solution/job.yaml'],
    },
    {
      title: 'Orphan the drill, select by a label of one’s own',
      run: ['kubectl delete job storm-warning --cascade=orphan', 'kubectl apply -f solution/own-selector.yaml'],
    },
  ],
  debrief: {
    cause:
      'The selector team=warnings matched a pod that belonged to nobody. The Job adopted it, had its one active pod, and never made the pod that sends the warning.',
    model:
      'Owner references, not labels, say whom a pod belongs to; a selector is used once, to adopt what has no owner. Without manualSelector the API server makes a selector of the Job’s own UID, which no stranger can match.',
    interview:
      'Few know that Jobs adopt. Explain the two labels controller-uid and job-name, why a Job that is created anew under its old name does not take its old pods back, and the one case for manualSelector: taking orphans over on purpose.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job storm-warning', 'kubectl apply -f solution/job.yaml'], failsGoal: 'drill-goes-on' },
    {
      run: [
        'kubectl delete job storm-warning --cascade=orphan',
        'kubectl run warn --image=busybox:1.36 --labels=app=storm --restart=Never -- echo storm warning sent to 3 districts',
      ],
      failsGoal: 'job-completes',
    },
  ],
});
