import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'indexed-jobs',
  title: 'Indexed Jobs',
  summary: 'Pods with numbers: one part of the work for each, failures counted part by part, and a say in when enough is enough.',
  minutes: 14,
  teaches: ['job.indexed', 'job.backoffPerIndex', 'job.successPolicy'],
  needs: ['job.completions', 'job.parallelism', 'job.backoffLimit', 'job.backoff', 'job.conditions', 'pattern.search'],
  cluster: { files: ['shards.yaml', 'map.yaml', 'score.yaml', 'leader.yaml', 'race.yaml'], applied: [], advanceSeconds: 0 },
  predictions: {
    'one-bad-part': {
      question:
        'map.yaml has eight parts, two at a time, and backoffLimit: 2. Part 3 is broken and fails every time; the other seven are fine. How many parts will be done in the end?',
      options: [
        {
          text: 'Seven. Part 3 gives up after three tries, the others go on.',
          because: 'backoffLimit belongs to the whole Job, not to a part. The third failure of part 3 ends everything.',
          isRight: false,
        },
        {
          text: 'Fewer than seven: the third failure ends the Job, whatever is still waiting.',
          because:
            'Parts 0, 1, 2 and 4 are done by then. Part 5 is running and is killed, parts 6 and 7 never start. That is why status.failed reads 4 although the limit is 2: the killed pod is counted too.',
          isRight: true,
        },
        {
          text: 'Three: the lowest index that fails stops those after it.',
          because: 'Indexes are not a sequence. Part 4 is started while part 3 waits for its next try.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f map.yaml', 'sleep 60', 'kubectl get job map', 'kubectl get pods -l job-name=map'],
    },
    'seven-of-eight': {
      question:
        'score.yaml is the same work with backoffLimitPerIndex: 1 and no maxFailedIndexes. Part 3 fails twice, the other seven succeed. How does the Job end?',
      options: [
        {
          text: 'Complete: no maximum of failed indexes is set, so failed indexes do not matter.',
          because: 'The text of the API reference can be read that way. The controller does not: one failed index is enough for Failed.',
          isRight: false,
        },
        {
          text: 'Failed, after all other parts have had their turn.',
          because:
            'Every index is brought to its end first. Then the Job is Failed with reason FailedIndexes, and status.completedIndexes says what you can keep. maxFailedIndexes does not forgive failures; it ends the Job before all parts are tried.',
          isRight: true,
        },
        {
          text: 'Failed, at the moment when part 3 fails for the second time.',
          because: 'Then maxFailedIndexes would have to be 0. Without it the other parts go on.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f score.yaml',
        'sleep 70',
        'kubectl get job score',
        "kubectl get job score -o jsonpath='{.status.completedIndexes} failed: {.status.failedIndexes}'",
      ],
    },
    'leader-leaves': {
      question:
        'leader.yaml runs three pods. Its successPolicy says that index 0 is enough. Index 0 exits with 0 while the other two still work. What happens to them, and to the Job?',
      options: [
        {
          text: 'They are deleted, and the Job becomes Complete with 1/3.',
          because:
            'The condition SuccessCriteriaMet comes first, with reason SuccessPolicy. Then the other pods are stopped, and they are not counted as failures. When they are gone, the Job is Complete.',
          isRight: true,
        },
        {
          text: 'They are deleted and counted as failed, so the Job needs a backoffLimit of at least 2.',
          because: 'Pods that are stopped because the Job has succeeded are not counted at all.',
          isRight: false,
        },
        {
          text: 'They run on; the Job is Complete when the last one has ended.',
          because: 'That is the rule of a work queue, a Job without completions. A successPolicy stops the rest.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f leader.yaml', 'sleep 25', 'kubectl get job leader', 'kubectl get pods -l job-name=leader'],
    },
  },
  exercises: {
    'two-more-parts': {
      task: 'Run shards.yaml (delete an earlier run first) and, while it runs, let it have eight parts instead of six.',
      goals: [
        { id: 'done', title: 'The Job shards becomes Complete', check: 'completes', name: 'shards' },
        {
          id: 'all-eight',
          title: 'Parts 0 to 7 are done',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'shards',
          path: 'status.completedIndexes',
          equals: '0-7',
        },
      ],
      hints: [
        'completions of an Indexed Job may change, but only together with parallelism, and to the same number.',
        'kubectl patch job shards -p \'{"spec":{...}}\'',
      ],
      solution: [
        'kubectl delete job shards --ignore-not-found',
        'kubectl apply -f shards.yaml',
        `kubectl patch job shards -p '{"spec":{"completions":8,"parallelism":8}}'`,
      ],
    },
    'save-the-other-parts': {
      task: 'Replace the Job map by one that finishes every healthy part and tries the broken part exactly twice.',
      goals: [
        {
          id: 'others-done',
          title: 'All parts but number 3 are done',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'map',
          path: 'status.completedIndexes',
          equals: '0-2,4-7',
        },
        {
          id: 'tried-twice',
          title: 'Two pods failed, no more and no fewer',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'map',
          path: 'status.failed',
          equals: 2,
        },
        {
          id: 'known-bad',
          title: 'The Job names the failed part',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'map',
          path: 'status.failedIndexes',
          equals: '3',
        },
      ],
      hints: [
        'A retry is what comes after the first try.',
        'Take backoffLimit out: it would still count all failures of the Job. backoffLimitPerIndex takes its place.',
      ],
      solution: [
        'kubectl delete job map --ignore-not-found',
        "sed 's/backoffLimit: 2/backoffLimitPerIndex: 1/' map.yaml | kubectl apply -f -",
        'sleep 90',
      ],
    },
    'three-are-enough': {
      task: 'The five runners of race.yaml arrive 20 seconds apart. Let the Job be Complete as soon as any three have arrived.',
      goals: [
        { id: 'done', title: 'The Job race becomes Complete', check: 'completes', name: 'race' },
        {
          id: 'by-policy',
          title: 'It is Complete by its success policy',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'race',
          path: 'status.conditions[0].reason',
          equals: 'SuccessPolicy',
        },
        {
          id: 'three',
          title: 'Three runners arrived',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'race',
          path: 'status.succeeded',
          equals: 3,
        },
      ],
      hints: ['Look at successPolicy in leader.yaml. Instead of succeededIndexes a rule may have succeededCount.'],
      solution: [
        "sed 's/^  completionMode: Indexed/&\\n  successPolicy:\\n    rules:\\n    - succeededCount: 3/' race.yaml | kubectl apply -f -",
        'sleep 90',
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 Job: completionMode, backoffLimitPerIndex, maxFailedIndexes, successPolicy',
    'Kubernetes v1.35, Job controller: indexes, retry delay per index, success policy',
    'Recordings job-indexed, job-backoff-per-index and success-policy-indexes of a v1.35.6 cluster',
  ],
});
