import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'cordoned-overnight',
  title: 'The maintenance that nobody ended',
  difficulty: 'on call',
  minutes: 8,
  covers: ['cordon', 'forbid'],
  page: {
    what: 'No water level has been reported. One Job of CronJob water-levels is Active, its pod is Pending.',
    since: '02:00. The disk of node-1 was replaced at 01:30; the technician reports that all is well',
    who: 'The flood desk. They decide by these levels whether to wake three villages.',
  },
  start: { manifests: ['node.yaml', 'cronjob.yaml'], advanceSeconds: 1500, speed: 60 },
  settleSeconds: 900,
  goals: [
    {
      id: 'levels-arrive',
      title: 'A water Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=water',
      withinSeconds: 600,
    },
    {
      id: 'runs-go-on',
      title: 'At least two new runs start within 15 minutes',
      check: 'runs',
      cronJob: 'water-levels',
      atLeast: 2,
      withinSeconds: 900,
    },
    {
      id: 'node-is-open',
      title: 'The node takes work again, from everybody',
      check: 'fieldEquals',
      kind: 'Node',
      name: 'node-1',
      path: 'spec.unschedulable',
      equals: null,
    },
  ],
  hints: [
    'Why is the pod Pending? kubectl describe pod -l app=water, and then kubectl get nodes.',
    'SchedulingDisabled: somebody cordoned the node for the maintenance. What opens it again?',
    'kubectl uncordon node-1. The waiting pod is placed at once, and the CronJob goes on.',
  ],
  solutions: [
    { title: 'Open the node', run: ['kubectl uncordon node-1'] },
    { title: 'Open it with a patch', run: ['kubectl patch node node-1 -p \'{"spec":{"unschedulable":null}}\''] },
  ],
  debrief: {
    cause:
      'The node was still cordoned after its maintenance, so no pod could be placed. Forbid did the rest: one waiting run kept all later ones away.',
    model:
      'A cordoned node takes no new pods and keeps those that it has. Forbid counts a run as running from its creation, so a pod that is only Pending blocks the schedule as well as one that works.',
    interview:
      'Two causes stack here, and the interviewer listens for both: why this run does not start (the node), and why there is only one (Forbid). Add the guard: an activeDeadlineSeconds ends a run that waits too long.',
  },
  wrongAnswers: [
    {
      run: ['kubectl delete jobs --all', 'kubectl replace --force -f wrong/tolerate.yaml'],
      failsGoal: 'node-is-open',
    },
    {
      run: ['kubectl uncordon node-1', 'kubectl patch cronjob water-levels -p \'{"spec":{"suspend":true}}\''],
      failsGoal: 'runs-go-on',
    },
  ],
});
