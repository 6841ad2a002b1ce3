import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'mill-quota',
  title: 'A Job without pods',
  difficulty: 'on call',
  minutes: 10,
  covers: ['quota'],
  page: {
    what: 'Job grind-statistics shows 0/4 and has no pod at all: not Pending, none.',
    since: 'five minutes ago, the first run since the platform team gave every team a quota',
    who: 'The millers: the statistics of the quarter are due at 03:00. The page with the prices must stay up.',
  },
  start: { manifests: ['platform.yaml', 'job.yaml'], advanceSeconds: 300 },
  settleSeconds: 500,
  goals: [
    {
      id: 'statistics-are-ground',
      title: 'A Job of the statistics becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=statistics',
      withinSeconds: 1200,
    },
    {
      id: 'quota-stays',
      title: 'The quota of the team stays at 1 CPU',
      check: 'fieldEquals',
      kind: 'ResourceQuota',
      name: 'team-mill',
      path: 'spec.hard[requests.cpu]',
      equals: '1',
    },
    {
      id: 'prices-stay-up',
      title: 'The page with the prices keeps its pod',
      check: 'exists',
      kind: 'Pod',
      selector: 'app=prices',
    },
  ],
  hints: [
    'Where no pod is, ask who makes them: kubectl describe job grind-statistics, the events.',
    'exceeded quota: read requested, used and limited. What uses the rest? kubectl describe quota team-mill',
    'Of 1 CPU the prices use 400m, so 600m are left: one pod of 600m, or two of 300m. Replace the Job with one of the two.',
  ],
  solutions: [
    { title: 'Two smaller pods', run: ['kubectl delete job grind-statistics', 'kubectl apply -f solution/job.yaml'] },
    { title: 'One pod at a time', run: ['kubectl delete job grind-statistics', 'kubectl apply -f solution/one-by-one.yaml'] },
    { title: 'Smaller pods, on the way', run: ["sed 's/cpu: 1100m/cpu: 300m/' job.yaml | kubectl replace --force -f -"] },
  ],
  debrief: {
    cause: 'Two pods of 1100m were wanted, 600m were left in the quota. The API server refused every pod when it was created.',
    model:
      'There are two gates. Admission asks “may this exist?”: quota, limit range, service account; a refusal leaves no pod, only FailedCreate on the Job. The scheduler asks “where does it fit?”; a refusal leaves a Pending pod. The Job tries again and again at both, and does not fail by itself.',
    interview:
      'A Job at 0 active without pods separates candidates. Say: events of the Job, not of the pod; then the quota with used and hard; then how to choose between smaller requests, less parallelism and asking for more.',
  },
  wrongAnswers: [
    {
      run: ['kubectl patch resourcequota team-mill -p \'{"spec":{"hard":{"requests.cpu":"4"}}}\''],
      failsGoal: 'quota-stays',
    },
    {
      run: ['kubectl scale deployment grain-prices --replicas=0', "sed 's/cpu: 1100m/cpu: 900m/' job.yaml | kubectl replace --force -f -"],
      failsGoal: 'prices-stay-up',
    },
    { run: ['kubectl patch job grind-statistics -p \'{"spec":{"parallelism":1}}\''], failsGoal: 'statistics-are-ground' },
  ],
});
