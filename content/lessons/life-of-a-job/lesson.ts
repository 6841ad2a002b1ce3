import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'life-of-a-job',
  title: 'The life of a Job',
  summary: 'From created to finished in two steps: what each word of a Job’s status means, and which of them to wait for.',
  minutes: 13,
  teaches: ['job.lifecycle', 'job.conditions'],
  needs: ['pod.phase', 'job.status', 'job.inspect', 'job.parallelism', 'job.backoffLimit', 'job.backoff', 'job.deadline'],
  cluster: {
    files: ['report.yaml', 'good.yaml', 'doomed.yaml', 'stubborn.yaml', 'waiting.yaml'],
    applied: ['report.yaml'],
    advanceSeconds: 60,
  },
  predictions: {
    'running-means': {
      question: 'kubectl get jobs prints Running for a Job. What do you know?',
      options: [
        {
          text: 'A container of it runs.',
          because: 'Its pod may be Pending, may be unable to pull its image, or may not exist because the Job waits after a failure.',
          isRight: false,
        },
        {
          text: 'It has at least one pod that has not ended.',
          because: 'During a back-off, or with a parallelism of 0, there is none.',
          isRight: false,
        },
        {
          text: 'It is not finished, not suspended and not being deleted. No more than that.',
          because: 'Running is the word that is left when nothing else fits. Look at the pods to learn what happens.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl apply -f doomed.yaml', 'sleep 9', 'kubectl get jobs,pods -l job-name=doomed'],
    },
    'between-verdict-and-end': {
      question:
        'stubborn.yaml has a deadline of 15 seconds, and its program ignores the signal to stop. You look at second 20. What is the STATUS of the Job?',
      options: [
        {
          text: 'Failed: the deadline has passed.',
          because: 'Nothing can save it any more, but it is not over. Failed means that it is over.',
          isRight: false,
        },
        {
          text: 'Running: its program still runs.',
          because: 'The program runs, that is true. The Job has given up already, and says so.',
          isRight: false,
        },
        {
          text: 'FailureTarget: the verdict stands, the end is still to come.',
          because:
            'The Job has deleted its pod, and the node gives it 30 seconds to stop. Failed comes when the last pod has ended, at second 46.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl apply -f stubborn.yaml', 'sleep 20', 'kubectl get job stubborn', 'sleep 40', 'kubectl get job stubborn'],
    },
    'patch-finished': {
      question:
        'The Job report was Failed before you came: its deadline of 20 seconds was too short. You patch activeDeadlineSeconds to 600. What happens?',
      options: [
        {
          text: 'The Job goes on: it is within its deadline again.',
          because: 'Complete and Failed are final. The controller does not look at such a Job any more.',
          isRight: false,
        },
        {
          text: 'The API server refuses: a finished Job cannot be changed.',
          because: 'It may be changed like any other. The field accepts a new value at any time.',
          isRight: false,
        },
        {
          text: 'The patch is accepted, and nothing happens.',
          because: 'The new value is stored and nobody acts on it. That is worse than a refusal, because it looks like a repair.',
          isRight: true,
        },
      ],
      tryIt: [`kubectl patch job report -p '{"spec":{"activeDeadlineSeconds":600}}'`, 'sleep 60', 'kubectl get job report'],
    },
    'wait-for-complete': {
      question:
        'A script runs: kubectl wait --for=condition=complete job/doomed --timeout=1h. The Job fails after half a minute. What does the script do?',
      options: [
        {
          text: 'It goes on at once, with an exit code other than 0.',
          because: 'kubectl wait knows one condition, the one that you named. It does not know that Failed rules out Complete.',
          isRight: false,
        },
        {
          text: 'It waits for the rest of the hour, and then reports a timeout.',
          because: 'Complete never becomes True, so the whole hour goes by. Wait for both words, or look at the Job in a loop.',
          isRight: true,
        },
        {
          text: 'It goes on at once, with exit code 0: the Job has finished.',
          because: 'Finished and complete are two things. Only a success is Complete.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f doomed.yaml', 'kubectl wait --for=condition=failed job/doomed --timeout=1h'],
    },
  },
  exercises: {
    'get-the-report': {
      task: 'The Job report has failed. The report takes 90 seconds to write, and it is wanted now. Get it written by a Job of the same name.',
      goals: [{ id: 'written', title: 'The Job report becomes Complete', check: 'completes', name: 'report' }],
      hints: [
        'A finished Job stays finished, whatever you change in it.',
        'Correct activeDeadlineSeconds in report.yaml, delete the old Job, apply the file.',
      ],
      solution: [
        'kubectl delete job report',
        "sed 's/activeDeadlineSeconds: 20/activeDeadlineSeconds: 300/' report.yaml | kubectl apply -f -",
      ],
    },
    'hold-and-release': {
      task: 'Apply waiting.yaml. It is created suspended. Look at it, then let the very same Job run to its end.',
      goals: [
        { id: 'held', title: 'The Job waiting was suspended', check: 'eventSeen', kind: 'Job', name: 'waiting', reason: 'Suspended' },
        { id: 'released', title: 'It was resumed', check: 'eventSeen', kind: 'Job', name: 'waiting', reason: 'Resumed' },
        { id: 'complete', title: 'It becomes Complete', check: 'completes', name: 'waiting' },
      ],
      hints: ['spec.suspend may be changed at any time.', `kubectl patch job waiting -p '{"spec":{"suspend":false}}'`],
      solution: ['kubectl apply -f waiting.yaml', 'sleep 10', `kubectl patch job waiting -p '{"spec":{"suspend":false}}'`],
    },
    'both-endings': {
      task: 'Apply doomed.yaml, and let kubectl wait tell you when it has ended the way it will end. Then read all of its conditions with jsonpath.',
      goals: [
        {
          id: 'ended',
          title: 'The Job doomed has given up',
          check: 'eventSeen',
          kind: 'Job',
          name: 'doomed',
          reason: 'BackoffLimitExceeded',
        },
        {
          id: 'waited',
          title: 'You waited for the condition that came',
          check: 'commandUsed',
          words: ['kubectl', 'wait', '--for=condition=failed'],
        },
        { id: 'conditions', title: 'You read its conditions', check: 'commandUsed', words: ['kubectl', 'get', '-o'] },
      ],
      hints: [
        'kubectl wait --for=condition=failed job/doomed --timeout=120s',
        "kubectl get job doomed -o jsonpath='{.status.conditions[*].type}'",
      ],
      solution: [
        'kubectl apply -f doomed.yaml',
        'kubectl wait --for=condition=failed job/doomed --timeout=120s',
        "kubectl get job doomed -o jsonpath='{.status.conditions[*].type}'",
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 JobStatus',
    'Kubernetes v1.35, Job controller, order of conditions',
    'kubectl v1.35, columns of Jobs, wait',
    'Recordings of a v1.35.6 cluster: a simple success, a deadline, a Job created suspended',
  ],
});
