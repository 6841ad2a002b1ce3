import { defineTopic } from '#content/schema/question.ts';

export const policies = defineTopic({
  slug: 'policies',
  title: 'Policies, indexes that fail, and sidecars',
  questions: [
    {
      slug: 'stop-at-bad-input',
      level: 'senior',
      question: 'A program exits with 42 when its input is invalid. Retrying is pointless. What do you configure?',
      answer: [
        'A `podFailurePolicy` with a rule FailJob for exit code 42 of that container. The first such exit ends the Job at once with the reason PodFailurePolicy; other codes are still retried up to `backoffLimit`.',
        'It needs `restartPolicy` Never, since the decision is taken when a pod fails. And the program must promise the code; I keep to numbers below 126 that no shell or signal uses.',
      ],
      weakAnswers: [
        {
          says: '`backoffLimit: 0`.',
          givesAway: 'That also gives up on a lost node or a short network failure.',
        },
        {
          says: 'The program exits with 0 and writes the error to the log.',
          givesAway: 'Then the Job is Complete and nobody is told. Success must stay success.',
        },
      ],
      followUps: [
        {
          asks: 'In which order are the rules tried?',
          answer: 'From the top, and the first that matches decides. If none does, the failure is counted as usual.',
        },
        {
          asks: 'What happens to other running pods of the Job?',
          answer: 'They are deleted and counted as failed.',
        },
      ],
      lessons: ['policies'],
      run: {
        files: ['exit-codes.yaml'],
        steps: [
          { type: 'kubectl apply -f exit-codes.yaml' },
          { type: 'kubectl wait --for=condition=failed job/exit-codes --timeout=60s', prints: 'condition met' },
          {
            type: "kubectl get job exit-codes -o jsonpath='{.status.conditions[-1:].reason}: {.status.conditions[-1:].message}'",
            prints: 'PodFailurePolicy: Container main .* failed with exit code 42 matching FailJob rule at index 0',
          },
        ],
        goals: [{ id: 'one-try', title: 'One pod fails, and no second', check: 'attempts', selector: 'job-name=exit-codes', atMost: 1 }],
        look: 'Six retries were allowed; the Job failed after the first pod, and the message names the rule.',
      },
    },
    {
      slug: 'drains-must-not-count',
      level: 'senior',
      question: 'Nodes are drained and preempted all the time. How do you keep that from using up `backoffLimit`?',
      answer: [
        'With a `podFailurePolicy`: action Ignore for the pod condition DisruptionTarget. Eviction, preemption, taints and the loss of a node set that condition; so those failures are not counted and the pod is replaced.',
        'The replacement still waits for the back-off of ten seconds or more, and starts from the beginning. Ignoring saves the limit, not the work; for that one needs checkpoints.',
      ],
      weakAnswers: [
        {
          says: '`backoffLimit: 1000`.',
          givesAway: 'Then real failures are retried a thousand times, for days.',
        },
        {
          says: 'A PodDisruptionBudget.',
          givesAway: 'It can delay a drain. It does not stop preemption, nor a dying node, and not counting is another matter.',
        },
      ],
      followUps: [
        {
          asks: 'Does `kubectl delete pod` set the condition?',
          answer: 'No. A plain delete counts as a failure.',
        },
        {
          asks: 'What does such a policy change about replacement?',
          answer: 'It forces `podReplacementPolicy` Failed: a new pod is created only when the old one has really ended.',
        },
      ],
      lessons: ['policies'],
      run: {
        files: ['drained.yaml'],
        steps: [
          { type: 'kubectl apply -f drained.yaml && sleep 10' },
          { type: 'kubectl drain node-1 --ignore-daemonsets', prints: 'drained' },
          { type: 'kubectl uncordon node-1' },
          { type: 'kubectl wait --for=condition=complete job/drained --timeout=120s', prints: 'condition met' },
          {
            type: "kubectl get job drained -o jsonpath='limit {.spec.backoffLimit}, failed: {.status.failed}.'",
            prints: 'limit 0, failed: \\.',
          },
        ],
        look: '`backoffLimit` is 0, the first pod was evicted, and the Job is Complete with no failure counted.',
      },
    },
    {
      slug: 'one-bad-shard',
      level: 'senior',
      question: 'One of a hundred shards always fails. How do you get the other 99 done and still see the failure?',
      answer: [
        'An Indexed Job with `backoffLimitPerIndex`. Each index has retries of its own; one that uses them up is marked in `failedIndexes`, and the others run on. At the end the Job is Failed with the reason FailedIndexes, which is right: the work is not complete.',
        '`maxFailedIndexes` stops early when so many shards fail that the cause must be common.',
      ],
      weakAnswers: [
        {
          says: 'A higher `backoffLimit`.',
          givesAway: 'It is shared: the bad shard eats all retries and takes the others with it.',
        },
        {
          says: 'The Job is Complete, with one failed index in the status.',
          givesAway: 'It is Failed, also without `maxFailedIndexes`.',
        },
      ],
      followUps: [
        {
          asks: 'How do you run only the bad shard again?',
          answer: 'With a new Job that gets the list from `failedIndexes`; the index of a Job cannot be chosen.',
        },
        {
          asks: 'What is `backoffLimit` in such a Job?',
          answer: 'Practically unlimited unless it is set, so that only the limits for each index act.',
        },
      ],
      lessons: ['indexed-jobs'],
      run: {
        files: ['per-index.yaml'],
        steps: [
          { type: 'kubectl apply -f per-index.yaml' },
          { type: 'kubectl wait --for=condition=failed job/per-index --timeout=120s', prints: 'condition met' },
          {
            type: "kubectl get job per-index -o jsonpath='done {.status.completedIndexes}, failed {.status.failedIndexes}, {.status.conditions[-1:].reason}'",
            prints: 'done 0,1,3, failed 2, FailedIndexes',
          },
        ],
        goals: [{ id: 'two-tries', title: 'The bad index is tried twice', check: 'attempts', selector: 'job-name=per-index', atMost: 2 }],
        look: 'Three indexes are done, index 2 was tried twice, and the Job says FailedIndexes.',
      },
    },
    {
      slug: 'success-of-the-leader',
      level: 'staff',
      question:
        'In a distributed training the workers never exit by themselves; only index 0 knows when it is done. How is the Job to become Complete?',
      answer: [
        'With a `successPolicy`: a rule with `succeededIndexes` "0". As soon as index 0 has succeeded, the Job has met its criteria, the other pods are ended and not counted as failures, and the Job becomes Complete. `succeededCount` instead asks for any so many of them.',
        'It works for Indexed Jobs only. And failure is looked at first: a Job that has reached `backoffLimit` in the same moment is Failed.',
      ],
      weakAnswers: [
        {
          says: 'The leader deletes the Job through the API.',
          givesAway: 'Then nothing records the success, and the program needs rights in the cluster.',
        },
        {
          says: 'The workers poll a file and exit with 0.',
          givesAway: 'It works, and was the way before. Each program must then do it right, and one stuck worker keeps the Job open.',
        },
      ],
      followUps: [
        {
          asks: 'What do the workers see?',
          answer: 'SIGTERM, and the grace period. Complete comes when they have ended.',
        },
      ],
      lessons: ['indexed-jobs'],
      run: {
        files: ['leader-done.yaml'],
        steps: [
          { type: 'kubectl apply -f leader-done.yaml' },
          { type: 'kubectl wait --for=condition=complete job/leader-done --timeout=120s', prints: 'condition met' },
          {
            type: "kubectl get job leader-done -o jsonpath='{.status.succeeded} of {.spec.completions}, failed: {.status.failed}.'",
            prints: '1 of 4, failed: \\.',
          },
          { type: "kubectl get job leader-done -o jsonpath='{.status.conditions[0].reason}'", prints: 'SuccessPolicy' },
        ],
        look: 'Complete with one success of four, and no failure for the three that were ended.',
      },
    },
    {
      slug: 'when-the-replacement-starts',
      level: 'staff',
      question:
        'A pod of a Job is being deleted and takes its grace period. When does the Job start the replacement, and can you change that?',
      answer: [
        'By default as soon as the pod is being deleted, after the back-off: old and new may run side by side. With `podReplacementPolicy: Failed` it waits until the old pod has really ended. That matters for GPUs, for ReadWriteOnce volumes, and for anything that must not run twice.',
        'With a `podFailurePolicy` it is Failed always. The price is a later start, and a pod on a dead node can hold its place until the node is removed.',
      ],
      weakAnswers: [
        {
          says: 'Always after the old one is gone.',
          givesAway: 'That is so with a StatefulSet. The default of a Job is TerminatingOrFailed.',
        },
      ],
      followUps: [
        {
          asks: 'With Failed, the terminating pod exits with 0. What then?',
          answer: 'It counts as a success and nothing is replaced. By default it would have been counted as failed already.',
        },
      ],
      lessons: ['policies'],
      run: {
        files: ['as-usual.yaml', 'one-at-a-time.yaml'],
        steps: [
          { type: 'kubectl apply -f as-usual.yaml -f one-at-a-time.yaml && sleep 10' },
          { type: 'kubectl delete pods --all --wait=false && sleep 14' },
          { type: 'kubectl get pods', prints: '(as-usual-.*(Running|Terminating)[^]*){2}one-at-a-time' },
          { type: 'sleep 25; kubectl get pods', prints: 'one-at-a-time-.*Running' },
        ],
        goals: [
          {
            id: 'one',
            title: 'Never two pods of one-at-a-time at once',
            check: 'count',
            kind: 'Pod',
            selector: 'job-name=one-at-a-time',
            atMost: 1,
          },
        ],
        look: 'After 14 seconds one Job has two pods, the old one Terminating. The other waits until its old pod has ended.',
      },
    },
    {
      slug: 'sidecar-that-never-ends',
      level: 'mid',
      question: 'The work is done, but the Job never completes, because a log shipper runs in the same pod. What do you do?',
      answer: [
        'I make it a native sidecar: an init container with `restartPolicy` Always. It starts before the main container, and when all regular containers have ended, the kubelet stops it, so the pod can complete. Its exit code does not matter for success.',
        'As an ordinary second container it keeps the pod Running for ever. The old remedies, a shared file as a signal or a shared process namespace with kill, are no longer needed.',
      ],
      weakAnswers: [
        {
          says: '`activeDeadlineSeconds` ends it.',
          givesAway: 'Then every run is Failed although the work succeeded.',
        },
        {
          says: 'The Job looks only at the main container.',
          givesAway: 'Kubernetes knows no main container. All regular containers must end.',
        },
      ],
      followUps: [
        {
          asks: 'Can the sidecar lose the last log lines?',
          answer: 'It gets SIGTERM after the main container has ended, and the grace period to flush. It must handle the signal.',
        },
      ],
      lessons: ['policies'],
      run: {
        files: ['sidecar-hangs.yaml', 'sidecar-native.yaml'],
        steps: [
          { type: 'kubectl apply -f sidecar-hangs.yaml -f sidecar-native.yaml && sleep 60' },
          { type: 'kubectl get jobs', prints: 'sidecar-hangs +Running +0/1[^]*sidecar-native +Complete +1/1' },
          { type: 'kubectl get pods', prints: 'sidecar-hangs-.* 1/2 +NotReady' },
        ],
        look: 'Same work, same shipper. One pod hangs at 1/2, the other is Completed.',
      },
    },
    {
      slug: 'ignored-but-not-instant',
      level: 'staff',
      question: 'A failure is ignored by `podFailurePolicy`. Is the replacement started at once, and is there any limit left?',
      answer: [
        'Not at once: ignored failures do not count against `backoffLimit`, but they do feed the back-off, so the waits double as always, up to ten minutes. And there is no limit left: a pod that is evicted each time is replaced for ever.',
        'So next to an Ignore rule I always set `activeDeadlineSeconds`, and watch how often pods are replaced.',
      ],
      weakAnswers: [
        {
          says: 'Ignored means that it never happened.',
          givesAway: 'The counter forgets it, the delay does not.',
        },
      ],
      followUps: [
        {
          asks: 'Does the deadline count time lost to evictions?',
          answer: 'Yes, it counts everything since the start.',
        },
      ],
      lessons: ['policies', 'when-pods-fail'],
    },
  ],
});
