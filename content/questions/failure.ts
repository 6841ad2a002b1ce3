import { defineTopic } from '#content/schema/question.ts';

export const failure = defineTopic({
  slug: 'failure',
  title: 'Failure and retries',
  questions: [
    {
      slug: 'handle-job-failures',
      level: 'mid',
      question: 'How do you handle failures of a Job?',
      answer: [
        'I separate three limits. `backoffLimit` says how many failures I accept, with growing waits between them. `activeDeadlineSeconds` says how long the whole may take, which also ends pods that hang. And `podFailurePolicy` says which failures mean something else: stop at once for bad input, do not count a drained node.',
        'Then I make failure visible: `restartPolicy` Never keeps the failed pods with their logs, an alert watches the condition Failed, and for CronJobs `failedJobsHistoryLimit` keeps enough of them. And the program is idempotent, since a retry starts from the beginning.',
      ],
      weakAnswers: [
        {
          says: 'Set `backoffLimit` high, then it will pass in the end.',
          givesAway: 'A bug is not repaired by repetition. With long waits it only delays the alert.',
        },
        {
          says: '`backoffLimit` handles it.',
          givesAway:
            'It never acts when nothing fails: a hanging process or a pod that cannot be scheduled runs for ever without a deadline.',
        },
      ],
      followUps: [
        {
          asks: 'Where do you see why it failed?',
          answer:
            'The condition Failed names the reason: BackoffLimitExceeded, DeadlineExceeded, PodFailurePolicy. The cause itself is in the log and the exit code of the pod.',
        },
        {
          asks: 'Can you revive a failed Job?',
          answer: 'No, Failed is final. One creates a new Job.',
        },
      ],
      lessons: ['when-pods-fail', 'debugging'],
      run: {
        files: ['fails.yaml'],
        steps: [
          { type: 'kubectl apply -f fails.yaml' },
          { type: 'kubectl wait --for=condition=failed job/fails --timeout=300s', prints: 'condition met' },
          { type: 'kubectl get pods', prints: '(fails-.*Error[^]*){3}' },
          { type: 'kubectl logs job/fails', prints: '^trying$' },
          { type: 'kubectl events --for job/fails', prints: 'BackoffLimitExceeded' },
        ],
        goals: [{ id: 'three-tries', title: 'Three pods fail, no more', check: 'attempts', selector: 'job-name=fails', atMost: 3 }],
        look: 'Three failed pods with their logs, and one event with the verdict.',
      },
    },
    {
      slug: 'never-or-onfailure',
      level: 'mid',
      question: '`restartPolicy` Never or OnFailure: what is the difference in a Job?',
      answer: [
        'Never: the container fails, the pod is Failed and stays, and the Job makes a new pod, perhaps on another node, with fresh volumes of its own. OnFailure: the kubelet restarts the container inside the same pod, on the same node. What survives then are the volumes of the pod, an `emptyDir` too. The file system of the container does not.',
        'I take Never when I want to debug, because each failed pod keeps its log. OnFailure is quicker at the first retry and saves a download in an `emptyDir`. But when the limit is reached, it deletes the pod, and the logs are gone.',
      ],
      weakAnswers: [
        {
          says: 'OnFailure keeps the local state.',
          givesAway: 'Only volumes. Files written next to the program are gone with the old container.',
        },
        {
          says: 'With Never there is no retry.',
          givesAway: 'Never is about the container. The Job still replaces the pod until `backoffLimit`.',
        },
      ],
      followUps: [
        {
          asks: 'What does `status.failed` show after two restarts under OnFailure?',
          answer: 'Nothing. It counts pods; restarts are in the `restartCount` of the pod.',
        },
      ],
      lessons: ['when-pods-fail'],
      run: {
        files: ['scratch.yaml'],
        steps: [
          { type: 'kubectl apply -f scratch.yaml' },
          { type: 'sleep 2; kubectl logs job/scratch', prints: 'in the volume: *\\nin the own file system: *$' },
          { type: 'kubectl wait --for=condition=complete job/scratch --timeout=60s', prints: 'condition met' },
          { type: 'kubectl get pods', prints: 'Completed +1 ' },
          { type: 'kubectl logs job/scratch', prints: 'in the volume: step-1\\nin the own file system: *$' },
        ],
        look: 'After the restart the file in the `emptyDir` is still there, the one in the container is not.',
      },
    },
    {
      slug: 'count-with-backoff-limit',
      level: 'warm-up',
      question: '`backoffLimit: 4`. How many pods can fail before the Job fails?',
      answer: [
        'Five, with `restartPolicy` Never and one pod at a time: the first try and four retries. The Job fails when failures exceed the limit. With `backoffLimit` 0 there is one try.',
      ],
      weakAnswers: [
        {
          says: 'Four pods.',
          givesAway: 'The limit counts retries, not tries. The off-by-one decides whether a flaky Job gets its last chance.',
        },
        {
          says: 'Four for each pod of a parallel Job.',
          givesAway: 'The limit is for the whole Job. A limit for each index is `backoffLimitPerIndex`.',
        },
      ],
      followUps: [
        {
          asks: 'And with OnFailure?',
          answer:
            'Restarts are summed over the pods, and the Job fails when the sum reaches the limit. So the last restart is killed just after it began, and limits 0 and 1 behave alike.',
        },
      ],
      lessons: ['when-pods-fail'],
      run: {
        files: ['fails-once.yaml', 'fails.yaml'],
        steps: [
          { type: 'kubectl apply -f fails-once.yaml -f fails.yaml' },
          { type: 'kubectl wait --for=condition=failed job/fails job/fails-once --timeout=300s' },
          {
            type: "kubectl get jobs -o custom-columns='JOB:.metadata.name,LIMIT:.spec.backoffLimit,FAILED:.status.failed'",
            prints: 'fails +2 +3[^]*fails-once +0 +1',
          },
        ],
        look: 'Limit 2 gave three failed pods, limit 0 gave one.',
      },
    },
    {
      slug: 'waits-between-retries',
      level: 'mid',
      question: 'How long does a Job wait between retries?',
      answer: [
        'Ten seconds after the first failure, then 20, 40, 80 and so on, doubling up to ten minutes. The wait counts from the end of the failed container, not from the moment at which the controller noticed it. Many texts say six minutes for the cap; the code says ten.',
        'Under OnFailure it is the kubelet that waits: the first restart comes at once, then 10, 20, 40 seconds, up to five minutes.',
      ],
      weakAnswers: [
        {
          says: 'It retries immediately until `backoffLimit` is reached.',
          givesAway: 'With the default limit of 6 the waits alone add up to ten and a half minutes. Whoever plans an alert must know that.',
        },
      ],
      followUps: [
        {
          asks: 'When does the delay start over?',
          answer: 'After a success in the same Job. The number of failures that counts against the limit does not start over.',
        },
      ],
      lessons: ['when-pods-fail'],
      run: {
        files: ['fails.yaml'],
        steps: [
          { type: 'kubectl apply -f fails.yaml' },
          { type: 'kubectl wait --for=condition=failed job/fails --timeout=300s', prints: 'condition met' },
          {
            type: "kubectl get pods --sort-by=.metadata.creationTimestamp -o custom-columns='CREATED:.metadata.creationTimestamp,ENDED:.status.containerStatuses[0].state.terminated.finishedAt'",
            prints: ':03Z\\n.*:13Z +.*:16Z\\n.*:36Z',
          },
        ],
        look: 'Compare ENDED of a line with CREATED of the next: 10 seconds, then 20.',
      },
    },
    {
      slug: 'logs-after-onfailure',
      level: 'senior',
      question: 'A Job with OnFailure has failed and its pod is gone. Why, and what do you change?',
      answer: [
        'When an end is reached, the controller deletes every active pod. Under OnFailure the crashing pod is still active, since its container would be restarted, so it goes together with its logs. Under Never the pods that failed before are finished objects and stay.',
        'I would switch to Never, or ship the logs off the node, or at least write the reason to the termination message and alert on the restart count while the pod lives.',
      ],
      weakAnswers: [
        {
          says: 'The TTL removed it.',
          givesAway: 'The Job itself is still there; a TTL would have taken both. Deletion of active pods at the end is not known.',
        },
        {
          says: '`kubectl logs --previous`.',
          givesAway: 'That reads the previous container of an existing pod. Without the pod there is nothing to read.',
        },
      ],
      followUps: [
        {
          asks: 'Which pods can vanish under Never?',
          answer:
            'Those that still run when the Job ends: at the limit, at the deadline, or with `podFailurePolicy` FailJob. They are deleted too.',
        },
      ],
      lessons: ['when-pods-fail', 'debugging'],
      run: {
        files: ['in-place.yaml'],
        steps: [
          { type: 'kubectl apply -f in-place.yaml && sleep 6' },
          { type: 'kubectl get pods', prints: 'in-place-' },
          { type: 'kubectl wait --for=condition=failed job/in-place --timeout=300s', prints: 'condition met' },
          { type: 'sleep 5; kubectl get pods', prints: 'No resources found' },
          { type: 'kubectl logs job/in-place', exits: 1, prints: 'timed out waiting' },
          { type: 'kubectl events --for job/in-place', prints: 'SuccessfulDelete[^]*BackoffLimitExceeded' },
        ],
        look: 'The Job is Failed, and there is no pod whose log could be read.',
      },
    },
    {
      slug: 'deleting-a-pod-counts',
      level: 'senior',
      question: 'Somebody deletes a running pod of a Job by hand. What does the Job do?',
      answer: [
        'It counts a failure and makes a replacement after the usual wait. So `kubectl delete pod` is not free: with `backoffLimit` 0 it fails the whole Job.',
        'Pods that the Job controller removes itself, on suspend or when parallelism goes down, are not counted.',
      ],
      weakAnswers: [
        {
          says: 'It just starts a new one, like a Deployment.',
          givesAway: 'It misses that a retry is used up. Three impatient deletes can end a Job that never failed.',
        },
      ],
      followUps: [
        {
          asks: 'How do you drain nodes, then, without using up retries?',
          answer: 'With a `podFailurePolicy` that ignores the condition DisruptionTarget. Eviction sets it; a plain delete does not.',
        },
      ],
      lessons: ['when-pods-fail', 'policies'],
      run: {
        files: ['fragile.yaml'],
        steps: [
          { type: 'kubectl apply -f fragile.yaml && sleep 10' },
          { type: 'kubectl delete pod -l job-name=fragile', prints: 'deleted' },
          { type: 'sleep 5; kubectl get job fragile', prints: 'Failed' },
          { type: "kubectl get job fragile -o jsonpath='{.status.conditions[-1:].reason}'", prints: 'BackoffLimitExceeded' },
        ],
        look: 'The program did nothing wrong, and the Job is Failed with BackoffLimitExceeded.',
      },
    },
    {
      slug: 'three-fail-at-once',
      level: 'staff',
      question: 'Three pods of one Job fail in the same second. When does the next one start?',
      answer: [
        'After about 40 seconds, not after ten. The delay belongs to the Job, not to a pod: every failure since the last success doubles it, so three at once give 10, 20, 40.',
        'It also blocks all creations of the Job, other indexes included. Only `backoffLimitPerIndex` gives each index its own delay. For wide Jobs on a shaky cluster that difference decides the run time.',
      ],
      weakAnswers: [
        {
          says: 'Ten seconds, each pod has its own back-off.',
          givesAway: 'That is CrashLoopBackOff of a container. Between pods the Job keeps one counter.',
        },
      ],
      followUps: [
        {
          asks: 'One of a hundred pods succeeds in that same second. What then?',
          answer: 'The delay is cleared, since failures count only from the last success on. The retries start at once.',
        },
        {
          asks: 'Where is the delay stored?',
          answer: 'In the memory of the controller. After a restart of the controller manager it begins again.',
        },
      ],
      lessons: ['when-pods-fail', 'indexed-jobs'],
      run: {
        files: ['three-fail.yaml'],
        steps: [
          { type: 'kubectl apply -f three-fail.yaml && sleep 35' },
          { type: 'kubectl get pods --no-headers | wc -l', prints: '^ *3$' },
          { type: 'sleep 15; kubectl get pods', prints: '(three-fail-[^]*){6}' },
        ],
        look: 'Half a minute after the failures there are still three pods; the next three come 40 seconds after the end of the first.',
      },
    },
  ],
});
