import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ship-log-finalizer',
  title: 'Deleted, and still there',
  difficulty: 'on call',
  minutes: 12,
  covers: ['finalizer'],
  page: {
    what: 'The failed Job import-ship-log has to make room for april.yaml, which has the same name. kubectl delete does not come back.',
    since: 'the archive operator was uninstalled last week. Its owner confirms: nothing of these Jobs has to be archived any more',
    who: 'The harbour master. The script that reads the result knows only the name import-ship-log.',
  },
  start: { manifests: ['job.yaml'], opens: ['april.yaml'], advanceSeconds: 60 },
  settleSeconds: 60,
  goals: [
    {
      id: 'april-is-imported',
      title: 'A Job named import-ship-log becomes Complete within 15 minutes',
      check: 'completes',
      name: 'import-ship-log',
      withinSeconds: 900,
    },
    {
      id: 'nothing-is-left-behind',
      title: 'It is the only Job of the ship log',
      check: 'exists',
      kind: 'Job',
      selector: 'app=ship-log',
      atMost: 1,
    },
    {
      id: 'no-second-finalizer',
      title: 'The new Job waits for no operator: it has no finalizers',
      check: 'fieldEquals',
      kind: 'Job',
      name: 'import-ship-log',
      path: 'metadata.finalizers',
      equals: null,
    },
  ],
  hints: [
    'kubectl delete job import-ship-log --wait=false, then look at its metadata: kubectl get job import-ship-log -o yaml',
    'deletionTimestamp is set and a finalizer is left. Who would have to remove it, and does that one still exist?',
    'Its owner has said that nothing is lost, so take the finalizer out by hand: a patch that sets metadata.finalizers to null. The Job is gone at once; then apply april.yaml.',
  ],
  solutions: [
    {
      title: 'Delete without waiting, then take the finalizer out',
      run: [
        'kubectl delete job import-ship-log --wait=false',
        'kubectl patch job import-ship-log -p \'{"metadata":{"finalizers":null}}\'',
        'kubectl apply -f april.yaml',
      ],
    },
    {
      title: 'Take the finalizer out first, then delete',
      run: [
        "sed '/finalizers:/,/archive-before-delete/d' job.yaml | kubectl apply -f -",
        'kubectl delete job import-ship-log',
        'kubectl apply -f april.yaml',
      ],
    },
  ],
  debrief: {
    cause: 'The Job carried a finalizer of an operator that no longer exists. Deleting only marked it; nobody was left to release it.',
    model:
      'Deletion has two steps: the mark (deletionTimestamp) and the removal. A finalizer is a promise that somebody does something in between. The API server waits for the list to become empty, however long that takes.',
    interview:
      'Taking a finalizer out is easy; knowing when you may is the answer. Say whose it is, what it protects, and that you asked. Forced deletion does not help here: it shortens the grace of pods, not finalizers.',
  },
  wrongAnswers: [
    {
      run: [
        'kubectl delete job import-ship-log --wait=false',
        'kubectl patch job import-ship-log -p \'{"metadata":{"finalizers":null}}\'',
        "sed 's/^    app: ship-log/    app: ship-log\\n  finalizers:\\n  - example.com\\/archive-before-delete/;' april.yaml | kubectl apply -f -",
      ],
      failsGoal: 'no-second-finalizer',
    },
    {
      run: [
        'kubectl patch job import-ship-log -p \'{"metadata":{"finalizers":null}}\'',
        'kubectl delete job import-ship-log',
        'kubectl apply -f april.yaml',
        'kubectl apply -f wrong/other-name.yaml',
      ],
      failsGoal: 'nothing-is-left-behind',
    },
  ],
});
