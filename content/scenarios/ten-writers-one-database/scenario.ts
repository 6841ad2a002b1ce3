import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ten-writers-one-database',
  title: 'Ten writers, one database',
  difficulty: 'on call',
  minutes: 10,
  covers: ['parallelism'],
  page: {
    what: 'The collection database has 10 connections, all of them in use by Job reindex-museum. The ticket shop gets none.',
    since: 'a minute ago; the Job indexes twelve rooms, ten of them at once',
    who: 'Visitors at the desk. The index is wanted too, this night, and rooms that are done should not be done again.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 60, speed: 10 },
  settleSeconds: 720,
  goals: [
    {
      id: 'index-is-finished',
      title: 'The Job becomes Complete within 12 minutes',
      check: 'completes',
      selector: 'app=reindex',
      withinSeconds: 720,
    },
    {
      id: 'shop-gets-connections',
      title: 'From the third minute on there are at most three writers: parallelism 3 or less',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=reindex',
      path: 'spec.parallelism',
      atLeast: 1,
      atMost: 3,
    },
    {
      id: 'all-twelve-rooms',
      title: 'The index still has twelve rooms',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=reindex',
      path: 'spec.completions',
      equals: 12,
    },
  ],
  hints: [
    'How many pods may run at once, and which field says so? It is one of the few fields of a Job that can be changed while it runs.',
    'kubectl patch, or apply the file with a smaller number. The Job then removes pods by itself, the youngest first, and does not count them as failed.',
    'parallelism: 3. Leave completions alone: it is the number of rooms.',
  ],
  solutions: [
    { title: 'Patch the running Job', run: ['kubectl patch job reindex-museum -p \'{"spec":{"parallelism":3}}\''] },
    { title: 'Apply the file with the smaller number', run: ['kubectl apply -f solution/job.yaml'] },
  ],
  debrief: {
    cause: 'parallelism was as large as the pool of connections, so one Job took everything.',
    model:
      'completions is how much work there is, parallelism how hard you push. Only the second may be changed at will: up creates pods at once, down deletes some, uncounted. 0 pauses without a condition, while the deadline goes on.',
    interview:
      'Say where the limit really lies: not in the cluster but in the thing that all pods share. Good answers offer layers: parallelism for one Job, a quota for all Jobs, a connection pool in front of the database.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job reindex-museum', 'kubectl apply -f wrong/three-rooms.yaml'], failsGoal: 'all-twelve-rooms' },
    { run: ['kubectl patch job reindex-museum -p \'{"spec":{"parallelism":5}}\''], failsGoal: 'shop-gets-connections' },
    { run: ['kubectl patch job reindex-museum -p \'{"spec":{"parallelism":1}}\''], failsGoal: 'index-is-finished' },
  ],
});
