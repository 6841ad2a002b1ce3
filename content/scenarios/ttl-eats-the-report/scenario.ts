import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ttl-eats-the-report',
  title: 'The report that deletes itself',
  difficulty: 'on call',
  minutes: 8,
  covers: ['time to live'],
  page: {
    what: 'Job inspect-lifts was applied, and now it is not there: not failed, not complete, NotFound.',
    since: 'every night this week',
    who: 'The inspector, who reads the log at breakfast. One of twelve lifts has a worn brake, and nobody knows which.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 120, speed: 10 },
  settleSeconds: 600,
  goals: [
    {
      id: 'report-can-be-read',
      title: 'Ten minutes after the run its log is still there',
      check: 'logContains',
      selector: 'app=lifts',
      text: 'brake worn',
    },
    {
      id: 'cleans-up-in-the-end',
      title: 'The Job is still removed by itself, after half an hour to two days',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=lifts',
      path: 'spec.ttlSecondsAfterFinished',
      atLeast: 1800,
      atMost: 172_800,
    },
    {
      id: 'lifts-are-inspected-once',
      title: 'One inspection: the lifts stand still meanwhile',
      check: 'runs',
      selector: 'app=lifts',
      atMost: 1,
      withinSeconds: 600,
    },
  ],
  hints: [
    'Nobody deleted it by hand. Which controller removes finished Jobs, and which field tells it when?',
    'ttlSecondsAfterFinished: 5 gives a reader five seconds. The pod goes with the Job, and the log with the pod.',
    'Apply the Job again with a TTL that lasts until after breakfast, for example 43200. You can also lengthen it by patch, while the Job is still there.',
  ],
  solutions: [
    { title: 'A longer TTL, in the file', run: ['kubectl apply -f solution/job.yaml'] },
    {
      title: 'Apply, then lengthen it in time',
      run: ['kubectl apply -f job.yaml', 'kubectl patch job inspect-lifts -p \'{"spec":{"ttlSecondsAfterFinished":43200}}\''],
    },
  ],
  debrief: {
    cause: 'The TTL of five seconds removed the Job, its pod and its log before anybody could read them.',
    model:
      'The clock starts at the terminal condition, Complete or Failed, and what expires is deleted with everything below it. No event, no trace. The field may be changed while the Job exists; without it a Job stays until somebody deletes it.',
    interview:
      'Name the trade: without a TTL etcd fills, with a short one the evidence goes. Then say that a Job of a CronJob has two cleaners, the history limits and the TTL, and that logs which matter leave the cluster anyway.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/no-ttl.yaml'], failsGoal: 'cleans-up-in-the-end' },
    {
      run: [
        'kubectl apply -f job.yaml',
        'kubectl wait --for=condition=complete job/inspect-lifts',
        'sleep 20',
        'kubectl apply -f solution/job.yaml',
      ],
      failsGoal: 'lifts-are-inspected-once',
    },
  ],
});
