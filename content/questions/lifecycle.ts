import { defineTopic } from '#content/schema/question.ts';

export const lifecycle = defineTopic({
  slug: 'lifecycle',
  title: 'Conditions, deadlines and clean-up',
  questions: [
    {
      slug: 'order-of-conditions',
      level: 'senior',
      question: 'Which conditions does a Job get when it succeeds, and which when it fails?',
      answer: [
        'On success first SuccessCriteriaMet, then Complete. On failure first FailureTarget, then Failed. The first of each pair says that the verdict is fixed; the second comes only when no pod is terminating any more and every pod is counted.',
        'So whoever starts something that must not overlap with the old pods waits for Complete or Failed. Whoever wants to react early may watch the first.',
      ],
      weakAnswers: [
        {
          says: 'Complete or Failed, nothing else.',
          givesAway: 'True in older releases. A client that takes the first entry of the list now reads SuccessCriteriaMet.',
        },
        {
          says: 'I read `status.phase`.',
          givesAway: 'A Job has no phase. Phases belong to pods.',
        },
      ],
      followUps: [
        {
          asks: 'Does a failed Job have a `completionTime`?',
          answer: 'Never. It is set together with Complete only.',
        },
        {
          asks: 'Can FailureTarget turn into Complete when the last pod succeeds after all?',
          answer: 'No. The interim conditions are final verdicts.',
        },
      ],
      lessons: ['life-of-a-job'],
      run: {
        files: ['hello.yaml', 'fails-once.yaml'],
        steps: [
          { type: 'kubectl apply -f hello.yaml -f fails-once.yaml && sleep 15' },
          { type: "kubectl get job hello -o jsonpath='{.status.conditions[*].type}'", prints: 'SuccessCriteriaMet Complete' },
          { type: "kubectl get job fails-once -o jsonpath='{.status.conditions[*].type}'", prints: 'FailureTarget Failed' },
          { type: "kubectl get jobs -o custom-columns='JOB:.metadata.name,ENDED:.status.completionTime'", prints: 'fails-once +<none>' },
        ],
        look: 'Two pairs in their order, and no completion time for the failed one.',
      },
    },
    {
      slug: 'deadline-of-a-job',
      level: 'mid',
      question: 'What does `activeDeadlineSeconds` do, and how does it relate to `backoffLimit`?',
      answer: [
        'It limits the life of the whole Job, counted from its start, over all pods and all waits. When it is over, running pods are deleted and the Job fails with DeadlineExceeded, whatever is left of `backoffLimit`.',
        'The two are independent; what comes first wins. `backoffLimit` stops what fails, the deadline stops what hangs.',
      ],
      weakAnswers: [
        {
          says: 'It limits each try.',
          givesAway:
            'That would be the field of the same name inside the pod template. The one of the Job does not start over with a retry.',
        },
        {
          says: 'The deadline suspends the Job.',
          givesAway: 'It fails it, for good. There is no continuation.',
        },
      ],
      followUps: [
        {
          asks: 'Does time in Pending count?',
          answer:
            'Yes. The clock starts when the controller takes up the Job, so a Job that is never scheduled is ended by its deadline as well.',
        },
      ],
      lessons: ['when-pods-fail'],
      run: {
        files: ['deadline.yaml'],
        steps: [
          { type: 'kubectl apply -f deadline.yaml' },
          { type: 'kubectl wait --for=condition=failed job/deadline --timeout=180s', prints: 'condition met' },
          {
            type: "kubectl get job deadline -o jsonpath='{.status.conditions[-1:].message}'",
            prints: 'Job was active longer than specified deadline',
          },
          { type: 'kubectl get pods', prints: 'No resources found' },
        ],
        look: 'Six retries were allowed, none was needed: after 30 seconds the pod is deleted.',
      },
    },
    {
      slug: 'deadline-inside-the-pod',
      level: 'senior',
      question: '`activeDeadlineSeconds` exists in the spec of the Job and in the spec of the pod. What is the difference?',
      answer: [
        'The one of the Job limits everything together and ends the Job. The one in the template limits a single pod: the kubelet stops it, it is Failed with the reason DeadlineExceeded, and the Job retries it like any failure.',
        'So a limit for each try goes into the template and a limit for the total goes into the Job. One indentation level decides, and both are valid YAML.',
      ],
      weakAnswers: [
        {
          says: 'It is the same field in two places.',
          givesAway: 'Whoever indents it by accident gets retries for a Job that was meant to stop.',
        },
      ],
      followUps: [
        {
          asks: 'When does each clock start?',
          answer: 'The Job’s with its `startTime`. The pod’s when the kubelet accepts it, so waiting to be scheduled does not count there.',
        },
      ],
      lessons: ['when-pods-fail', 'a-training-job'],
      run: {
        files: ['pod-deadline.yaml'],
        steps: [
          { type: 'kubectl apply -f pod-deadline.yaml' },
          { type: 'kubectl wait --for=condition=failed job/pod-deadline --timeout=180s', prints: 'condition met' },
          { type: "kubectl get pods -o jsonpath='{.items[*].status.reason}'", prints: 'DeadlineExceeded DeadlineExceeded' },
          { type: "kubectl get job pod-deadline -o jsonpath='{.status.conditions[-1:].reason}'", prints: 'BackoffLimitExceeded' },
        ],
        look: 'Two pods were cut off after ten seconds each; the Job itself failed because its retries were used up.',
      },
    },
    {
      slug: 'cleaning-up-finished-jobs',
      level: 'warm-up',
      question: 'Finished Jobs pile up. How do you get rid of them?',
      answer: [
        '`ttlSecondsAfterFinished` in the spec: so many seconds after Complete or Failed the Job is deleted together with its pods. For Jobs of a CronJob the history limits do it, three successful and one failed by default; both may be combined.',
        'It must be long enough for somebody to read the logs, or the logs must be kept elsewhere.',
      ],
      weakAnswers: [
        {
          says: 'Kubernetes deletes them after an hour.',
          givesAway: 'Without a TTL a Job stays for ever. Thousands of them slow down every list.',
        },
      ],
      followUps: [
        {
          asks: 'From when does the TTL count?',
          answer: 'From the moment of the condition Complete or Failed, not from the end of the last pod.',
        },
        {
          asks: 'May you set it on a Job that finished long ago?',
          answer: 'Yes, and if the time is over already, it is deleted at once.',
        },
      ],
      lessons: ['policies', 'managing-jobs'],
      run: {
        files: ['ttl.yaml', 'hello.yaml'],
        steps: [
          { type: 'kubectl apply -f ttl.yaml -f hello.yaml && sleep 20' },
          { type: 'kubectl get jobs', prints: '^hello[^]*^ttl' },
          { type: 'sleep 30; kubectl get jobs,pods', prints: 'job.batch/hello', omits: 'ttl' },
        ],
        look: 'Thirty seconds after its end one Job is gone with its pod. The other has no TTL and stays.',
      },
    },
    {
      slug: 'suspend-a-job',
      level: 'mid',
      question: 'What happens when you set `suspend: true` on a running Job?',
      answer: [
        'Its pods are ended, with their grace period, and not counted as failures. The Job gets the condition Suspended. Successes so far are kept. On resume new pods start from the beginning, and `startTime` is set anew.',
        'A Job may also be created suspended. That is how queueing systems hold it back until there is room.',
      ],
      weakAnswers: [
        {
          says: 'The containers are paused and go on later.',
          givesAway: 'Nothing is frozen. The work of the running pods is lost unless the program saved it.',
        },
      ],
      followUps: [
        {
          asks: 'Does suspending a CronJob suspend its running Job?',
          answer: 'No, it only prevents new ones. The Job runs on.',
        },
      ],
      lessons: ['life-of-a-job', 'managing-jobs'],
      run: {
        files: ['steady.yaml'],
        steps: [
          { type: 'kubectl apply -f steady.yaml && sleep 10' },
          { type: 'kubectl patch job steady -p \'{"spec":{"suspend":true}}\' && sleep 5' },
          { type: 'kubectl get jobs,pods', prints: 'Suspended +0/4', omits: 'pod/' },
          { type: "kubectl get job steady -o jsonpath='failed: {.status.failed}'", prints: '^failed: $' },
          { type: 'kubectl patch job steady -p \'{"spec":{"suspend":false}}\' && sleep 5' },
          { type: 'kubectl get pods', prints: '(steady-.*Running[^]*){2}' },
        ],
        look: 'No pod is left while it is suspended, nothing is counted, and two new pods start on resume.',
      },
    },
    {
      slug: 'resume-after-the-deadline',
      level: 'staff',
      question: 'A Job with `activeDeadlineSeconds: 60` is suspended after ten seconds and resumed three minutes later. What happens?',
      answer: [
        'In 1.35 it fails the moment it is resumed, with DeadlineExceeded. `startTime` survives the suspension, and the deadline is checked before it is renewed. The documentation says that the timer starts anew on resume; that holds only when the old deadline is not over yet.',
        'So for Jobs that wait suspended for long I would create them suspended, since then there is no start time yet, or raise the deadline in the same patch as the resume.',
      ],
      weakAnswers: [
        {
          says: 'It gets a full minute again.',
          givesAway: 'That is what the reference says. Whoever relies on it in a queueing system loses Jobs; it has to be tried.',
        },
      ],
      followUps: [
        {
          asks: 'Does it matter for a Job that was created suspended?',
          answer: 'No. Without a `startTime` there is nothing to exceed.',
        },
      ],
      lessons: ['life-of-a-job', 'managing-jobs'],
      run: {
        files: ['limited.yaml'],
        steps: [
          { type: 'kubectl apply -f limited.yaml && sleep 10' },
          { type: 'kubectl patch job limited -p \'{"spec":{"suspend":true}}\' && sleep 180' },
          { type: 'kubectl get job limited', prints: 'Suspended' },
          { type: 'kubectl patch job limited -p \'{"spec":{"suspend":false}}\' && sleep 2' },
          { type: 'kubectl get job limited', prints: 'Failed' },
          {
            type: "kubectl get job limited -o jsonpath='{.status.conditions[*].reason}'",
            prints: 'JobSuspended DeadlineExceeded DeadlineExceeded',
          },
        ],
        look: 'Failed within the same second as the resume; no pod was started.',
      },
    },
    {
      slug: 'why-the-verdict-waits',
      level: 'senior',
      question: 'The deadline passed a minute ago, yet the Job is neither Failed nor Complete. What is it waiting for?',
      answer: [
        'For its pods to end. At the deadline it gets FailureTarget, and the pods are deleted with their grace period. Failed comes when the last of them has stopped. A process that ignores SIGTERM uses up the whole grace period; a pod on a dead node can hold it for much longer.',
        '`kubectl get jobs` shows FailureTarget in STATUS during that time.',
      ],
      weakAnswers: [
        {
          says: 'The controller is slow or broken.',
          givesAway: 'The interim condition tells exactly what it does. It was not read.',
        },
      ],
      followUps: [
        {
          asks: 'Why does it wait at all?',
          answer: 'So that Failed means: nothing of this Job runs any more. Whoever starts a replacement then cannot collide with it.',
        },
        {
          asks: 'Why does sleep as the first process ignore SIGTERM?',
          answer: 'The kernel does not apply default signal actions to process 1 of a container. Without a handler it is not ended.',
        },
      ],
      lessons: ['life-of-a-job', 'when-pods-fail'],
      run: {
        files: ['stubborn.yaml'],
        steps: [
          { type: 'kubectl apply -f stubborn.yaml && sleep 40' },
          { type: 'kubectl get jobs,pods', prints: 'FailureTarget[^]*Terminating' },
          { type: 'sleep 40; kubectl get jobs', prints: 'Failed' },
        ],
        look: 'Half a minute after the deadline of ten seconds: FailureTarget, and a pod that is Terminating. Failed comes when it is gone.',
      },
    },
    {
      slug: 'tracking-finalizer',
      level: 'staff',
      question: 'Why do the pods of a Job carry a finalizer?',
      answer: [
        '`batch.kubernetes.io/job-tracking` makes sure that every pod is counted exactly once. A pod that somebody deletes stays as an object until the controller has written its outcome into the status; only then is the finalizer removed.',
        'Before that, the controller counted the pods it could still see, and pods removed by garbage collection or a node shutdown could be counted twice or not at all.',
      ],
      weakAnswers: [
        {
          says: 'So that nobody can delete the pods.',
          givesAway: 'Deleting works: the containers stop as usual. Only the object waits until it has been counted.',
        },
        {
          says: 'If a pod hangs in Terminating, I remove the finalizer by hand.',
          givesAway: 'That can lose a success, and the Job does the work again. First find out why the controller does not remove it.',
        },
      ],
      followUps: [
        {
          asks: 'What is `uncountedTerminatedPods` for?',
          answer:
            'It is the first half of the transaction: the UID is noted there, then the finalizer is removed, then the counter goes up. A crash in between loses nothing.',
        },
      ],
      lessons: ['life-of-a-job'],
      run: {
        files: ['long.yaml'],
        steps: [
          { type: 'kubectl apply -f long.yaml && sleep 5' },
          { type: "kubectl get pods -o jsonpath='{.items[*].metadata.finalizers}'", prints: 'batch.kubernetes.io/job-tracking' },
          { type: 'kubectl delete pod -l job-name=long && sleep 2' },
          { type: "kubectl get job long -o jsonpath='failed {.status.failed}'", prints: 'failed 1' },
        ],
        look: 'The pod had the finalizer, and after the delete it is counted although its object is gone.',
      },
    },
  ],
});
