import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'orphans-still-write',
  title: 'Three pods of a Job that has one',
  difficulty: 'staff',
  minutes: 14,
  covers: ['orphans'],
  page: {
    what: 'Totals in the database jump between two values. Job recount-votes has one active pod; kubectl get pods -l job-name=recount-votes shows three.',
    since: 'the Job was deleted and applied again with the new rules. A script of the night shift deletes with raw API calls',
    who: 'The returning officer. The recount with the new rules has run for five minutes and must not start over.',
  },
  start: { manifests: ['leftovers.yaml', 'job.yaml'], advanceSeconds: 300, speed: 10 },
  settleSeconds: 700,
  goals: [
    {
      id: 'old-pods-are-gone',
      title: 'No pod writes totals of the old rules: at most one votes pod is left',
      check: 'exists',
      kind: 'Pod',
      selector: 'app=votes',
      atLeast: 0,
      atMost: 1,
    },
    {
      id: 'recount-finishes',
      title: 'The Job becomes Complete within 12 minutes',
      check: 'completes',
      name: 'recount-votes',
      withinSeconds: 720,
    },
    {
      id: 'recount-is-not-disturbed',
      title: 'The new recount is not interrupted: no pod of the Job fails, no second one is made',
      check: 'fieldEquals',
      kind: 'Job',
      name: 'recount-votes',
      path: 'status.failed',
      equals: null,
    },
  ],
  hints: [
    'Labels say what a pod once belonged to. Which field says who owns it now? kubectl get pods -l app=votes -o yaml | grep -A4 ownerReferences',
    'Two pods have no owner: their Job was deleted and its pods were orphaned, which is what the raw API does by default.',
    'Delete exactly these two by name. A selector on job-name or app would hit the new pod as well; a selector on the old controller-uid would not.',
  ],
  solutions: [
    { title: 'By name', run: ['kubectl delete pod recount-votes-h7x2k recount-votes-q9m4t'] },
    {
      title: 'By the UID of the Job that is gone',
      run: ['kubectl delete pods -l batch.kubernetes.io/controller-uid=5b1d2c9e-04b7-4a53-9a53-6f4d0d7f1c11'],
    },
    { title: 'From the file that describes them', run: ['kubectl delete -f leftovers.yaml'] },
  ],
  debrief: {
    cause:
      'The old Job had been deleted with its pods orphaned. They kept their labels and went on writing, and the new Job of the same name never took them back.',
    model:
      'Deleting has three ways with what is below: background (kubectl’s default) and foreground remove it, orphan cuts the reference. The API’s own default for a Job is orphan. A new Job has a new UID, so it selects nothing of the old one.',
    interview:
      'Ask candidates what deleting a Job does to its pods; “it depends on who asks” is the right beginning. Then ownerReferences against labels: the garbage collector reads only the first, people read only the second.',
  },
  wrongAnswers: [
    { run: ['kubectl delete pods -l job-name=recount-votes'], failsGoal: 'recount-is-not-disturbed' },
    { run: ['kubectl delete pod recount-votes-h7x2k'], failsGoal: 'old-pods-are-gone' },
  ],
});
