import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'managing-jobs',
  title: 'Managing Jobs and CronJobs',
  summary: 'Look, run by hand, pause, change, delete: the daily commands, and what each of them takes along.',
  minutes: 14,
  teaches: ['job.manage', 'cronjob.manage'],
  needs: ['cronjob.chain', 'cronjob.concurrency', 'cronjob.suspend', 'job.inspect', 'job.parallelism'],
  cluster: {
    files: ['report.yaml', 'import.yaml', 'backfill.yaml'],
    applied: ['report.yaml', 'import.yaml', 'backfill.yaml'],
    advanceSeconds: 690,
  },
  predictions: {
    'by-hand-beside': {
      question: 'The CronJob report says Forbid, and one of its runs is active. You start another by hand. What happens?',
      options: [
        {
          text: 'The API server refuses: Forbid.',
          because:
            'The API server does not look at other Jobs. The policy is a rule of the CronJob controller, and that one has not been asked.',
          isRight: false,
        },
        {
          text: 'It waits until the active run is finished.',
          because: 'A Job does not wait. Its pod is created at once.',
          isRight: false,
        },
        {
          text: 'It runs at once, beside the other.',
          because:
            'kubectl itself made this Job from the template. The controller did not start it, so it does not count as active: two reports are being written now, and the next scheduled one is not held back by it either.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl create job --from=cronjob/report another', 'kubectl get cronjobs,jobs'],
    },
    'suspended-job': {
      question: 'backfill runs: four months are done, two pods are at work. You set suspend to true on the Job. What becomes of the two?',
      options: [
        {
          text: 'They finish, and no new ones start.',
          because: 'That is what suspend means for a CronJob and its Jobs. For a Job and its pods it is stricter.',
          isRight: false,
        },
        {
          text: 'They are frozen, and go on later where they stopped.',
          because: 'Kubernetes cannot freeze a process. What is in memory is lost when a pod goes.',
          isRight: false,
        },
        {
          text: 'They are deleted. Their months start from the beginning later.',
          because:
            'Suspending a Job stops its active pods, with the usual grace period. They are not counted as failed, and the four successes stay. A program that saves its progress loses less.',
          isRight: true,
        },
      ],
      tryIt: [`kubectl patch job backfill -p '{"spec":{"suspend":true}}'`, 'sleep 10', 'kubectl get jobs,pods -l app=backfill'],
    },
    'delete-the-chain': {
      question: 'An import is in progress. You delete the CronJob import. What becomes of the running import?',
      options: [
        {
          text: 'It finishes: only the schedule is gone.',
          because: 'Many people delete a CronJob to stop its schedule, and lose a run. To stop a schedule, suspend it.',
          isRight: false,
        },
        {
          text: 'It is deleted, Job and pod, as are the finished Jobs with their logs.',
          because:
            'Each Job has the CronJob as its owner, each pod its Job. When an owner is gone, the garbage collector removes what it owned.',
          isRight: true,
        },
        {
          text: 'kubectl refuses while a Job is active.',
          because: 'Nothing protects a CronJob from being deleted.',
          isRight: false,
        },
      ],
      tryIt: [],
    },
    'delete-one-run': {
      question: 'A run of report is active, and you delete its Job. When does the next run start?',
      options: [
        {
          text: 'At once: the CronJob sees that its Job is missing, and makes a new one.',
          because:
            'It does see it, and says so with the event MissingJob. But for this instant it had started a run, and that is enough for it.',
          isRight: false,
        },
        {
          text: 'At the next instant of the schedule.',
          because:
            'A Deployment replaces what is missing, a CronJob does not. The instant is used up. There is one exception: an instant that Forbid held back meanwhile is made up for at once.',
          isRight: true,
        },
        {
          text: 'Never: the CronJob still counts it as active, and Forbid holds back all others.',
          because: 'The controller looks whether its active Jobs still exist, and forgets those that do not.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl delete jobs -l app=report', 'sleep 2', 'kubectl get cronjobs,jobs'],
    },
  },
  exercises: {
    'run-it-now': {
      task: 'The boss wants a report this minute. Start a run of the CronJob report by hand, under the name report-now, and let it finish.',
      goals: [
        { id: 'complete', title: 'The Job report-now becomes Complete', check: 'completes', name: 'report-now' },
        {
          id: 'from-template',
          title: 'It belongs to the CronJob, which is surprised to see it',
          check: 'eventSeen',
          kind: 'CronJob',
          name: 'report',
          reason: 'UnexpectedJob',
        },
      ],
      hints: [
        'It is a kubectl create job, with one flag that names the CronJob.',
        'The flag’s value has a kind and a name: cronjob/report.',
      ],
      solution: [
        'kubectl create job report-now --from=cronjob/report',
        'kubectl wait --for=condition=complete job/report-now --timeout=300s',
      ],
    },
    maintenance: {
      task: 'The database will be repaired. See to it that report starts no further runs, but let the run that is active finish.',
      goals: [
        {
          id: 'suspended',
          title: 'The CronJob report is suspended',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'report',
          path: 'spec.suspend',
          equals: true,
        },
        { id: 'finished', title: 'A run of report completes', check: 'completes', selector: 'app=report' },
        { id: 'no-failure', title: 'No pod of report fails', check: 'attempts', selector: 'app=report', atMost: 0, lastTry: true },
      ],
      hints: [
        'The CronJob must stay: deleting it would take the active run along.',
        'Patch the field, or write suspend: true into report.yaml beside schedule and apply it.',
      ],
      solution: [`kubectl patch cronjob report -p '{"spec":{"suspend":true}}'`, 'sleep 120'],
    },
    'pause-and-speed-up': {
      task: 'Suspend the Job backfill. Then let it continue with three months at a time.',
      goals: [
        {
          id: 'was-suspended',
          title: 'The Job was suspended',
          check: 'eventSeen',
          kind: 'Job',
          name: 'backfill',
          reason: 'Suspended',
        },
        {
          id: 'was-resumed',
          title: 'The Job was resumed',
          check: 'eventSeen',
          kind: 'Job',
          name: 'backfill',
          reason: 'Resumed',
        },
        {
          id: 'three',
          title: 'It works on three months at a time',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'backfill',
          path: 'spec.parallelism',
          equals: 3,
        },
      ],
      hints: [
        'Both fields are in the spec of the Job, and one patch may change several: {"spec":{"suspend":false,"parallelism":3}}',
        'Let a second pass between the two commands, so that the controller sees both.',
      ],
      solution: [
        `kubectl patch job backfill -p '{"spec":{"suspend":true}}'`,
        'sleep 5',
        `kubectl patch job backfill -p '{"spec":{"suspend":false,"parallelism":3}}'`,
      ],
    },
    'retire-the-import': {
      task: 'The CronJob import is no longer needed, and should be deleted now. Its run of 02:00 is still at work and must finish. Then wait for it.',
      goals: [
        {
          id: 'finishes',
          title: 'The import of 02:00 becomes Complete',
          check: 'completes',
          name: 'import-29459640',
        },
        {
          id: 'orphaned',
          title: 'A CronJob was deleted without its Jobs',
          check: 'commandUsed',
          words: ['kubectl', 'delete', '--cascade=orphan'],
        },
      ],
      hints: [
        'Between the CronJob and its Jobs there is an owner reference. It has to go before the CronJob does.',
        'kubectl delete has a flag --cascade. Its values are background, foreground and orphan.',
        'To pass the half hour quickly, choose a higher speed under the timeline.',
      ],
      solution: ['kubectl delete cronjob import --cascade=orphan', 'sleep 2400'],
    },
  },
  sources: [
    'kubectl v1.35: get, describe, create job --from, patch, set image, delete --cascade',
    'Kubernetes v1.35, CronJob controller: jobs that it did not create, missing jobs',
    'Kubernetes v1.35, Job controller: suspend and resume',
    'Kubernetes v1.35, garbage collection: propagation policies',
  ],
});
