import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'configuring-a-cronjob',
  title: 'Configuring a CronJob',
  summary: 'What happens when runs meet, run late, pile up or must pause: five fields, and what people believe about them.',
  minutes: 15,
  teaches: ['cronjob.concurrency', 'cronjob.history', 'cronjob.startingDeadline', 'cronjob.suspend'],
  needs: ['cronjob.chain', 'cronjob.schedule', 'job.deadline'],
  cluster: {
    files: ['cronjob.yaml', 'one-model.yaml', 'moody.yaml', 'export.yaml', 'paused.yaml'],
    applied: [],
    advanceSeconds: 0,
  },
  predictions: {
    'forbid-then': {
      question:
        'cronjob.yaml with Forbid: the run of 02:00 takes until 02:01:32. The instant 02:01 has passed without a run. What happens at 02:01:32?',
      options: [
        {
          text: 'Nothing: 02:01 was skipped. The next run starts at 02:02.',
          because:
            'Forbid does not write the instant off. It only declines for now; as long as no run was started for it, it is still due.',
          isRight: false,
        },
        {
          text: 'The run of 02:01 starts at once, half a minute late.',
          because:
            'The end of a Job makes the controller look again, and it finds 02:01 still without a run. The late run takes until 02:03:05, so 02:02 and 02:03 pass meanwhile; then only 02:03, the newest, is made up for.',
          isRight: true,
        },
        {
          text: 'Every run that was held back is put in a queue, and none is lost.',
          because: 'There is no queue. Of all the instants that passed, at most one is made up for: the newest.',
          isRight: false,
        },
      ],
      tryIt: ["sed 's/: Allow/: Forbid/' cronjob.yaml | kubectl apply -f -", 'sleep 180', 'kubectl get jobs'],
    },
    'replaced-run': {
      question: 'With Replace, a running Job is replaced by the next one. What is left of the old Job?',
      options: [
        {
          text: 'A Failed Job, kept by failedJobsHistoryLimit.',
          because: 'It did not fail, it was deleted. A deleted object has no status any more.',
          isRight: false,
        },
        {
          text: 'Nothing, save an event: Deleted job.',
          because:
            'Replace deletes the Job object, and the garbage collector its pod, logs included. The new pod may already run while the old one is still shutting down.',
          isRight: true,
        },
        {
          text: 'The Job itself: it is restarted with the new time.',
          because: 'A Job runs once. The new run is a new Job with a new name.',
          isRight: false,
        },
      ],
      tryIt: ["sed 's/: Allow/: Replace/' cronjob.yaml | kubectl apply -f -", 'sleep 180', 'kubectl get jobs'],
    },
    'one-limit-or-two': {
      question:
        'moody.yaml keeps 3 successful and 1 failed Job. It runs for ten minutes, one success and one failure in turn. Which Jobs are listed?',
      options: [
        {
          text: 'The last three, whatever became of them.',
          because: 'Successes and failures are counted apart. One kind never pushes the other out.',
          isRight: false,
        },
        {
          text: 'Four: the last three that succeeded and the last one that failed.',
          because: 'Each limit is for its own outcome. So the list is no calendar: between the Jobs that stay, others are missing.',
          isRight: true,
        },
        {
          text: 'All ten: limits apply only when the cluster is short of space.',
          because: 'They apply after every run, in the moment in which a Job too many is finished.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f moody.yaml', 'sleep 620', 'kubectl get jobs'],
    },
    'seventeen-seconds': {
      question:
        'export.yaml takes 40 seconds. You give the CronJob startingDeadlineSeconds: 17. What happens to a run that starts on time?',
      options: [
        {
          text: 'It is stopped after 17 seconds.',
          because: 'That would be activeDeadlineSeconds, in the spec of the Job. This field never looks at a run that has started.',
          isRight: false,
        },
        {
          text: 'Nothing: it takes its 40 seconds and succeeds.',
          because: 'The field limits how late a run may start. A run that started on time has nothing to fear from it.',
          isRight: true,
        },
        {
          text: 'It never starts: a run of 40 seconds does not fit into 17.',
          because: 'Nobody knows beforehand how long a run takes.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f export.yaml',
        `kubectl patch cronjob export -p '{"spec":{"startingDeadlineSeconds":17}}'`,
        'sleep 110',
        'kubectl get jobs',
      ],
    },
    resume: {
      question:
        'A CronJob is due every five minutes and has no starting deadline. It was suspended for half an hour, and you resume it at 02:32. What starts?',
      options: [
        {
          text: 'Nothing until 02:35.',
          because: 'People expect this, and are surprised by a run in the middle of the day.',
          isRight: false,
        },
        {
          text: 'One run at once, for 02:30; then 02:35 as usual.',
          because:
            'At 02:32 the controller finds that 02:30 had no run. Only the newest missed instant is made up for. With a starting deadline of 60 seconds nothing would start, since 02:30 is two minutes ago.',
          isRight: true,
        },
        {
          text: 'Six runs, one for each instant that was missed.',
          because: 'At most one missed run is made up for, however many there were.',
          isRight: false,
        },
      ],
      tryIt: [],
    },
  },
  exercises: {
    'never-two': {
      task: 'one-model.yaml is due every minute, takes 80 seconds, and writes one model. See to it that two of its runs never overlap, and that runs still finish.',
      goals: [
        {
          id: 'never-two',
          title: 'Never two Jobs of one-model at once',
          check: 'count',
          kind: 'Job',
          selector: 'app=one-model',
          atMost: 1,
          lastTry: true,
        },
        { id: 'finishes', title: 'A run of it completes', check: 'completes', selector: 'app=one-model' },
      ],
      hints: [
        'The field stands beside schedule. Absent, it is Allow.',
        'With Replace there are never two either, but does a run of 80 seconds ever finish?',
        'What has happened counts. To begin anew after two runs have met, reload the page; the files keep your changes.',
      ],
      solution: ["sed 's/^  schedule:/  concurrencyPolicy: Forbid\\n  schedule:/' one-model.yaml | kubectl apply -f -", 'sleep 300'],
    },
    'keep-the-evidence': {
      task: 'Nobody looks at the successful runs of moody, but the last three failures are wanted with their logs. Set the limits, and run it until three failed Jobs are there.',
      goals: [
        {
          id: 'failures-stay',
          title: 'The last three failed Jobs stay',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'moody',
          path: 'spec.failedJobsHistoryLimit',
          equals: 3,
        },
        {
          id: 'successes-go',
          title: 'Successful Jobs are removed at once',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'moody',
          path: 'spec.successfulJobsHistoryLimit',
          equals: 0,
        },
        {
          id: 'removed',
          title: 'The CronJob has removed a Job',
          check: 'eventSeen',
          kind: 'CronJob',
          name: 'moody',
          reason: 'SuccessfulDelete',
        },
        {
          id: 'read',
          title: 'You read the log of a run',
          check: 'commandUsed',
          words: ['kubectl', 'logs'],
        },
      ],
      hints: [
        'Both limits are in moody.yaml already, with their default values.',
        'Apply the file again when it is changed. Then let five or six minutes pass.',
        'kubectl get jobs shows the names; kubectl logs job/NAME reads one.',
      ],
      solution: [
        "sed 's/JobsHistoryLimit: 3/JobsHistoryLimit: 0/; s/failedJobsHistoryLimit: 1/failedJobsHistoryLimit: 3/' moody.yaml | kubectl apply -f -",
        'sleep 400',
        'kubectl logs job/moody-29459645',
      ],
    },
    'cut-it-off': {
      task: 'Two rules for export.yaml: a run that takes longer than 17 seconds is cut off, and a run that cannot start within 30 seconds of its instant is left out. Write both, apply, and see the first at work.',
      goals: [
        {
          id: 'cut-off',
          title: 'A Job of export is cut off: DeadlineExceeded',
          check: 'eventSeen',
          kind: 'Job',
          selector: 'app=export',
          reason: 'DeadlineExceeded',
        },
        {
          id: 'seventeen',
          title: 'Runs may take 17 seconds',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'export',
          path: 'spec.jobTemplate.spec.activeDeadlineSeconds',
          equals: 17,
        },
        {
          id: 'thirty',
          title: 'Runs may start 30 seconds late',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'export',
          path: 'spec.startingDeadlineSeconds',
          equals: 30,
        },
      ],
      hints: [
        'Which of the two is about the CronJob and its clock, and which about one Job?',
        'startingDeadlineSeconds stands beside schedule, activeDeadlineSeconds beside backoffLimit.',
      ],
      solution: [
        "sed 's/^  schedule:/  startingDeadlineSeconds: 30\\n  schedule:/; s/^      backoffLimit:/      activeDeadlineSeconds: 17\\n      backoffLimit:/' export.yaml | kubectl apply -f -",
        'sleep 120',
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 CronJob, spec',
    'Kubernetes v1.35, CronJob controller: missed starts, concurrency, history',
    'Kubernetes v1.35, batch/v1 Job, spec.activeDeadlineSeconds',
  ],
});
