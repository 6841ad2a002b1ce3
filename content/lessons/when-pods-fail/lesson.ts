import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'when-pods-fail',
  title: 'When pods fail',
  summary: 'How often a Job tries again, how long it waits, what a new try finds, and what ends a run that will not end.',
  minutes: 15,
  teaches: ['job.backoffLimit', 'job.backoff', 'job.deadline', 'job.restartInPlace'],
  needs: ['job.restartPolicy', 'pod.phase', 'job.inspect', 'job.completions', 'job.parallelism'],
  cluster: {
    files: ['crash.yaml', 'storm.yaml', 'in-place.yaml', 'late.yaml', 'resume.yaml', 'mystery.yaml', 'runaway.yaml'],
    applied: [],
    advanceSeconds: 0,
  },
  predictions: {
    'how-many-tries': {
      question: 'crash.yaml has backoffLimit: 3, and its container always ends with code 1. How many pods will there be in the end?',
      options: [
        {
          text: 'Three.',
          because: 'The limit counts repetitions. The first try is not one, so it comes on top.',
          isRight: false,
        },
        {
          text: 'Four.',
          because: 'One try and three repetitions. The Job gives up when more pods have failed than backoffLimit says: 4 > 3.',
          isRight: true,
        },
        {
          text: 'One, which is restarted three times.',
          because: 'With restartPolicy Never nothing is restarted. Every try is a new pod with a new name.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f crash.yaml', 'sleep 100', 'kubectl get pods -l job-name=crash'],
    },
    'three-at-once': {
      question:
        'storm.yaml runs three pods at once, and all three fail in the same second. How long does the Job wait before it makes new ones?',
      options: [
        {
          text: '10 seconds: each pod failed for the first time.',
          because: 'The wait belongs to the Job, not to a pod. It has seen three failures.',
          isRight: false,
        },
        {
          text: '40 seconds: three failures, so the third wait.',
          because:
            '10 s doubled for every failure after the first: 10, 20, 40. All failures since the last success count, also those of one second.',
          isRight: true,
        },
        {
          text: '30 seconds: three times 10.',
          because: 'The wait doubles with every failure; it does not add up.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f storm.yaml', 'sleep 60', 'kubectl get pods -l job-name=storm --sort-by=.metadata.creationTimestamp'],
    },
    'keeps-what': {
      question:
        'in-place.yaml has restartPolicy: OnFailure. Every run adds a line to /tmp/tries in the container and a line to /work/tries in an emptyDir volume. What does the third run count?',
      options: [
        {
          text: 'Three lines in both: it is the same pod.',
          because: 'The pod is the same, the container is not. A restart makes a new container from the image, with the image’s files.',
          isRight: false,
        },
        {
          text: 'One line in /tmp/tries, three in /work/tries.',
          because: 'Volumes belong to the pod and outlive its containers. What the container wrote elsewhere goes with it.',
          isRight: true,
        },
        {
          text: 'One line in both: a restart begins from nothing.',
          because: 'That would be Never: a new pod has a new, empty emptyDir. Here the pod stays, and its volumes with it.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f in-place.yaml', 'sleep 40', 'kubectl logs job/in-place'],
    },
    'whose-deadline': {
      question: 'late.yaml has activeDeadlineSeconds: 40 and backoffLimit: 6. Every try fails after 3 seconds. How does it end?',
      options: [
        {
          text: 'After seven failed tries: none of them ever ran for 40 seconds.',
          because: 'The deadline is not for a try. It measures the Job from its start, with all tries and all the waiting between them.',
          isRight: false,
        },
        {
          text: 'After 40 seconds, with tries left.',
          because: 'At second 40 the third try has just begun. It is cut off, the Job is Failed, and the reason is DeadlineExceeded.',
          isRight: true,
        },
        {
          text: 'After 40 seconds it starts again, with a new deadline.',
          because: 'A deadline is final. Nothing repeats a Job that has failed, except a person or a CronJob.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f late.yaml', 'sleep 60', 'kubectl describe job late'],
    },
  },
  exercises: {
    resume: {
      task: 'The training in resume.yaml runs out of memory every two epochs. It leaves a checkpoint, a note of how far it came, in /work and could go on from there, yet it never comes to epoch 6. Change one word, and let it finish.',
      goals: [
        { id: 'complete', title: 'The Job resume becomes Complete', check: 'completes', name: 'resume' },
        {
          id: 'one-pod',
          title: 'One pod did it, restarted twice',
          check: 'fieldEquals',
          kind: 'Pod',
          selector: 'job-name=resume',
          path: 'status.containerStatuses[0].restartCount',
          equals: 2,
        },
      ],
      hints: [
        'Apply it as it is and read the log of any pod. At which epoch does each begin?',
        '/work is an emptyDir: it lives as long as its pod.',
        'restartPolicy: OnFailure. The template cannot be changed in place, so delete the Job first if you have applied it.',
      ],
      solution: ["sed 's/Never/OnFailure/' resume.yaml | kubectl apply -f -"],
    },
    'keep-the-log': {
      task: 'mystery.yaml fails, and when you look there is neither pod nor log. Change it so that the first failure is the last one and its pod stays. Then read why it failed, and write the cause below.',
      goals: [
        {
          id: 'no-second-try',
          title: 'The Job mystery allows no second try',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'mystery',
          path: 'spec.backoffLimit',
          equals: 0,
        },
        {
          id: 'pod-stays',
          title: 'Its failed pod is still there',
          check: 'fieldEquals',
          kind: 'Pod',
          selector: 'job-name=mystery',
          path: 'status.phase',
          equals: 'Failed',
        },
        { id: 'log-read', title: 'You read its log', check: 'commandUsed', words: ['kubectl', 'logs', '*mystery*'] },
        { id: 'why', title: 'You say why it failed', check: 'explanation', words: [['trian', 'file', 'typo', 'misspel', 'spelling']] },
      ],
      hints: [
        'With OnFailure the Job deletes the pod when it gives up. Which policy leaves failed pods alone?',
        'backoffLimit: 0 means: no repetition. Delete the old Job before you apply the changed one.',
        'kubectl logs job/mystery',
      ],
      solution: [
        "sed 's/OnFailure/Never/; s/backoffLimit: 2/backoffLimit: 0/' mystery.yaml | kubectl apply -f -",
        'sleep 20',
        'kubectl logs job/mystery',
      ],
      writes: 'The file trian.py is not there: train.py is misspelt.',
    },
    'stop-the-runaway': {
      task: 'Apply runaway.yaml; its search never ends. Do not delete it. Give the running Job a limit of 60 seconds, and watch it end. Its program takes no notice of the request to stop, so the end takes half a minute more.',
      goals: [
        {
          id: 'stopped',
          title: 'The Job runaway is stopped by its deadline',
          check: 'eventSeen',
          kind: 'Job',
          name: 'runaway',
          reason: 'DeadlineExceeded',
        },
        {
          id: 'limit',
          title: 'The limit is 60 seconds',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'runaway',
          path: 'spec.activeDeadlineSeconds',
          equals: 60,
        },
        {
          id: 'same-job',
          title: 'It is the Job that was running: changed, not made anew',
          check: 'fieldBetween',
          kind: 'Job',
          name: 'runaway',
          path: 'metadata.generation',
          atLeast: 2,
        },
      ],
      hints: [
        'activeDeadlineSeconds stands in the spec of the Job, and may be changed while it runs. Edit and apply, or patch.',
        `kubectl patch job runaway -p '{"spec":{"activeDeadlineSeconds":60}}'`,
        'Its shell ignores the signal to stop, so the node kills it after 30 seconds of grace. Only then is the Job Failed.',
      ],
      solution: [
        'kubectl apply -f runaway.yaml',
        'sleep 20',
        `kubectl patch job runaway -p '{"spec":{"activeDeadlineSeconds":60}}'`,
        'kubectl wait --for=condition=failed job/runaway --timeout=300s',
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 Job, spec.backoffLimit and spec.activeDeadlineSeconds',
    'Kubernetes v1.35, Job controller, back-off: 10 s doubled up to 10 min',
    'Kubernetes v1.35, kubelet, back-off of containers: up to 5 min',
    'Recordings of a v1.35.6 cluster: back-off with Never and with OnFailure, deadlines, failures in parallel',
  ],
});
