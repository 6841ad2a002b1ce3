import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'quick-reference',
  title: 'Quick reference',
  summary: 'Every command of the course on one page, by task. Each runs in the cluster beside it, and the page prints.',
  minutes: 10,
  teaches: ['reference.commands'],
  needs: ['job.inspect', 'job.manage', 'cronjob.manage', 'debug.stuckActive', 'debug.keepsFailing', 'debug.cronDoesNotRun'],
  cluster: { files: ['objects.yaml'], applied: ['objects.yaml'], advanceSeconds: 120 },
  predictions: {
    'which-patch': {
      question: 'You want weekly-retrain to pause. Its run of this morning is still active and should finish. Which command?',
      options: [
        {
          text: `kubectl patch cronjob weekly-retrain -p '{"spec":{"suspend":true}}'`,
          because: 'suspend of a CronJob stops new Jobs only. The Job that runs is an object of its own and goes on.',
          isRight: true,
        },
        {
          text: `kubectl patch job weekly-retrain-29459640 -p '{"spec":{"suspend":true}}'`,
          because: 'suspend of a Job deletes its pods, and their work is lost. And the CronJob goes on making new Jobs.',
          isRight: false,
        },
        {
          text: 'kubectl delete cronjob weekly-retrain',
          because: 'Its Jobs have it as their owner: the active run would be deleted too.',
          isRight: false,
        },
      ],
      tryIt: [`kubectl patch cronjob weekly-retrain -p '{"spec":{"suspend":true}}'`, 'kubectl get cronjobs'],
    },
    'which-field': {
      question: 'shards is Complete and has used the wrong image. Which of its fields can you still change?',
      options: [
        {
          text: 'The image, with kubectl set image.',
          because:
            'The pod template of a Job cannot be changed, finished or not. For a CronJob set image works, since it only concerns later Jobs.',
          isRight: false,
        },
        {
          text: 'ttlSecondsAfterFinished, among a few others.',
          because:
            'parallelism, suspend, backoffLimit, activeDeadlineSeconds, maxFailedIndexes, podReplacementPolicy and the TTL can be changed. On a finished Job only the TTL has an effect.',
          isRight: true,
        },
        {
          text: 'completions, to run it once more.',
          because: 'completions of a plain Job never changes, and a finished Job never runs again. Make a new one.',
          isRight: false,
        },
      ],
      tryIt: [`kubectl patch job shards -p '{"spec":{"ttlSecondsAfterFinished":3600}}'`],
    },
  },
  exercises: {
    'run-it-now': {
      task: 'Start weekly-retrain by hand as a Job called now, wait for its end, and read its log.',
      goals: [
        { id: 'complete', title: 'The Job now becomes Complete', check: 'completes', name: 'now' },
        {
          id: 'from-cron',
          title: 'You made it from the CronJob',
          check: 'commandUsed',
          words: ['kubectl', 'create', 'job', '--from=cronjob/weekly-retrain'],
        },
        { id: 'read', title: 'You read its log', check: 'commandUsed', words: ['kubectl', 'logs', 'job/now'] },
      ],
      hints: ['Start: create job with --from. Wait: kubectl wait. Look: kubectl logs.'],
      solution: [
        'kubectl create job now --from=cronjob/weekly-retrain',
        'kubectl wait --for=condition=complete job/now --timeout=60s',
        'kubectl logs job/now',
      ],
    },
    'pause-and-keep': {
      task: 'Pause weekly-retrain, and let it keep five successful Jobs from now on.',
      goals: [
        {
          id: 'paused',
          title: 'weekly-retrain is suspended',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'weekly-retrain',
          path: 'spec.suspend',
          equals: true,
        },
        {
          id: 'five',
          title: 'It keeps five successful Jobs',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'weekly-retrain',
          path: 'spec.successfulJobsHistoryLimit',
          equals: 5,
        },
      ],
      hints: ['One patch can change both fields.'],
      solution: [`kubectl patch cronjob weekly-retrain -p '{"spec":{"suspend":true,"successfulJobsHistoryLimit":5}}'`],
    },
  },
  sources: ['kubectl v1.35', 'Kubernetes v1.35, batch/v1 Job and CronJob: fields, defaults, what may change'],
});
