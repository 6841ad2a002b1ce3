import { defineTopic } from '#content/schema/question.ts';

export const jobs = defineTopic({
  slug: 'jobs',
  title: 'Jobs and what they are for',
  questions: [
    {
      slug: 'job-or-deployment',
      level: 'warm-up',
      question: 'When would you use a Job, and when a Deployment?',
      answer: [
        'I ask whether the work has an end. A Job runs pods until enough of them have exited with 0, and then it is done: training, migrations, batch exports. A Deployment keeps a number of pods alive for ever: servers, consumers that never finish.',
        'The restart policy follows from that. A pod of a Deployment is always restarted, so a script that ends is taken for a crash and ends up in CrashLoopBackOff, even with exit code 0. A Job allows only Never and OnFailure, so success is allowed to be final.',
      ],
      weakAnswers: [
        {
          says: 'A Job is for short tasks, a Deployment for long ones.',
          givesAway: 'Duration is not the point. A Job may train for three days; what counts is that it has an end.',
        },
        {
          says: 'I would use a Deployment with one replica and scale it to zero afterwards.',
          givesAway: 'Nobody has run it: the pod is restarted on exit 0, and nothing records that the work succeeded.',
        },
      ],
      followUps: [
        {
          asks: 'Where does a queue consumer belong that exits when the queue is empty?',
          answer: 'In a Job without completions. Only a consumer that waits for more work for ever is a Deployment.',
        },
        {
          asks: 'Which controller stands behind a Deployment, and which behind a Job?',
          answer: 'A Deployment owns ReplicaSets, which own pods. A Job owns its pods directly.',
        },
      ],
      lessons: ['why-jobs'],
      run: {
        files: ['worker-deployment.yaml', 'hello.yaml'],
        steps: [
          { type: 'kubectl apply -f worker-deployment.yaml -f hello.yaml' },
          { type: 'sleep 60' },
          { type: 'kubectl get pods', prints: 'worker-.* [2-9] \\(' },
          { type: 'kubectl get job hello', prints: 'Complete +1/1' },
        ],
        look: 'The same script in both. The Job is Complete; the pod of the Deployment has been restarted several times although it never failed.',
      },
    },
    {
      slug: 'why-not-a-bare-pod',
      level: 'warm-up',
      question: 'Why a Job at all? A pod with `restartPolicy: Never` also runs a script once.',
      answer: [
        'A bare pod has nobody who cares for it. If it is evicted, its node dies or somebody deletes it, it is gone and so is the work.',
        'A Job adds a controller that wants a number of successes: it replaces lost pods, counts failures against a limit, waits longer between tries, stops at a deadline, and leaves a condition behind that says Complete or Failed.',
      ],
      weakAnswers: [
        {
          says: 'Pods with `restartPolicy: OnFailure` retry too, so it is the same.',
          givesAway: 'That restarts a container on the same node. It does not help when the pod itself is lost.',
        },
      ],
      followUps: [
        {
          asks: 'Does the replacement continue where the lost pod stopped?',
          answer: 'No. It starts from the beginning, so long work must write checkpoints to storage outside the pod.',
        },
      ],
      lessons: ['why-jobs', 'first-job'],
      run: {
        files: ['bare.yaml', 'long.yaml'],
        steps: [
          { type: 'kubectl apply -f bare.yaml -f long.yaml' },
          { type: 'sleep 20' },
          { type: 'kubectl delete pods --all' },
          { type: 'sleep 20' },
          { type: 'kubectl get pods', prints: '^long-.*Running', omits: '^bare' },
        ],
        look: 'Both pods are deleted. The one of the Job is replaced ten seconds later; the bare one never comes back.',
      },
    },
    {
      slug: 'allowed-restart-policies',
      level: 'warm-up',
      question: 'Which restart policies may the pod template of a Job have?',
      answer: [
        'Never or OnFailure, and one of them must be written. The default of a pod is Always, and the API server refuses that in a Job: a container that is always restarted can never finish.',
      ],
      weakAnswers: [
        {
          says: 'It defaults to OnFailure for Jobs.',
          givesAway: 'There is no such default. Without the field the Job is refused when it is created.',
        },
      ],
      followUps: [
        {
          asks: 'Is there any Always in a Job?',
          answer: 'Yes, on an init container: `restartPolicy` Always there makes it a sidecar, which does not keep the Job from finishing.',
        },
      ],
      lessons: ['why-jobs', 'when-pods-fail'],
      run: {
        files: ['always.yaml'],
        steps: [
          {
            type: 'kubectl apply -f always.yaml',
            exits: 1,
            prints: 'valid values: "OnFailure", "Never"|supported values: "OnFailure", "Never"',
          },
        ],
        look: 'The API server answers at once and names the two values that it takes.',
      },
    },
    {
      slug: 'defaults-of-a-job',
      level: 'mid',
      question: 'You write a Job with nothing but a pod template. What do the other fields become?',
      answer: [
        'completions and parallelism become 1, `backoffLimit` 6, `completionMode` NonIndexed, suspend false. There is no deadline and no TTL: the Job may run for ever, and when it is finished it stays until somebody deletes it.',
        'The API server also writes the selector and the labels controller-uid and job-name into the template. One does not write a selector oneself.',
      ],
      weakAnswers: [
        {
          says: '`backoffLimit` is unlimited unless you set it.',
          givesAway: 'It is 6. What is unlimited by default is the time.',
        },
        {
          says: 'A finished Job is removed after a while.',
          givesAway: 'Only with `ttlSecondsAfterFinished`, or through the history limits of a CronJob.',
        },
      ],
      followUps: [
        {
          asks: 'What if you write only `parallelism: 3`?',
          answer: 'Then completions stays unset, which is another mode: a work queue, where one success is enough.',
        },
      ],
      lessons: ['first-job', 'completions-and-parallelism'],
      run: {
        files: ['hello.yaml'],
        steps: [
          { type: 'kubectl apply -f hello.yaml' },
          {
            type: "kubectl get job hello -o jsonpath='{.spec.completions} {.spec.parallelism} {.spec.backoffLimit} {.spec.completionMode} {.spec.suspend}'",
            prints: '^1 1 6 NonIndexed false',
          },
          { type: 'kubectl get job hello -o yaml', prints: 'batch.kubernetes.io/controller-uid', omits: 'ttlSeconds|activeDeadline' },
        ],
        look: 'The stored object has all the fields that the manifest left out, and neither a deadline nor a TTL.',
      },
    },
    {
      slug: 'find-the-pods-of-a-job',
      level: 'warm-up',
      question: 'How do you find the pods of a Job and their logs?',
      answer: [
        'The pods carry the label job-name with the name of the Job, also as `batch.kubernetes.io/job-name`. So: `kubectl get pods -l job-name=hello`. For the log of one of them, `kubectl logs job/hello` is enough; with several pods it picks one and says which.',
      ],
      weakAnswers: [
        {
          says: 'I look for pods whose name starts with the name of the Job.',
          givesAway: 'Job hello and Job hello-again then mix. The label is exact; the name is only a habit.',
        },
      ],
      followUps: [
        {
          asks: 'The Job has five pods. How do you read all of their logs?',
          answer:
            '`kubectl logs -l job-name=NAME --prefix`, or `kubectl logs job/NAME --all-pods`. With a selector only the last ten lines of each are shown unless you give `--tail=-1`.',
        },
      ],
      lessons: ['first-job'],
      run: {
        files: ['hello.yaml'],
        steps: [
          { type: 'kubectl apply -f hello.yaml' },
          { type: 'kubectl wait --for=condition=complete job/hello --timeout=60s', prints: 'condition met' },
          { type: 'kubectl get pods -l job-name=hello', prints: 'hello-.*Completed' },
          { type: 'kubectl logs job/hello', prints: '^hello$' },
        ],
        look: 'The finished pod is still there, which is why its log can be read.',
      },
    },
    {
      slug: 'repair-a-running-job',
      level: 'mid',
      question: 'A Job was started with the wrong image. How do you repair it?',
      answer: [
        'Not in place: the pod template of a Job is immutable. I correct the manifest, delete the Job, and create it again; `kubectl replace --force` does both.',
        'What one may change on a living Job are the numbers around it: parallelism, `backoffLimit`, the deadline, suspend, the TTL.',
      ],
      weakAnswers: [
        {
          says: '`kubectl edit job`, like with a Deployment.',
          givesAway: 'A Deployment rolls out a new template; a Job refuses the change with "field is immutable".',
        },
      ],
      followUps: [
        {
          asks: 'And in a CronJob?',
          answer: 'There the template may be changed freely. Jobs that exist keep the old one, the next run uses the new one.',
        },
        {
          asks: 'Is there any exception for the template?',
          answer:
            'While a Job is suspended and has never started, node selector, affinity, tolerations, scheduling gates, labels and annotations of the template may change. Queueing systems use that.',
        },
      ],
      lessons: ['first-job', 'managing-jobs'],
      run: {
        files: ['typo.yaml'],
        steps: [
          { type: 'kubectl apply -f typo.yaml' },
          { type: 'sleep 20' },
          { type: 'kubectl set image job/typo main=ml-training:v1', exits: 1, prints: 'field is immutable' },
          { type: 'kubectl delete job typo', prints: 'deleted' },
          { type: 'sed -i s/trainning/training/ typo.yaml && kubectl apply -f typo.yaml', prints: 'created' },
          { type: 'kubectl wait --for=condition=complete job/typo --timeout=60s', prints: 'condition met' },
        ],
        look: 'The change is refused. A new Job with the same name works.',
      },
    },
    {
      slug: 'deleting-a-job',
      level: 'mid',
      question: 'What happens to the pods when you delete a Job?',
      answer: [
        'With `kubectl delete` they go too: kubectl asks for background deletion, the Job vanishes at once and the garbage collector removes its pods. With `--cascade=orphan` the pods stay and run to their end without an owner.',
        'A raw DELETE through the API is different: for Jobs the old default is to orphan the pods, and the server answers with a warning. A client library should send a propagation policy.',
      ],
      weakAnswers: [
        {
          says: 'The pods keep their logs, so nothing is lost.',
          givesAway: 'The pods go with the Job, and the logs go with the pods. What must be kept is shipped elsewhere first.',
        },
      ],
      followUps: [
        {
          asks: 'You recreate the Job under the same name. Does it take over orphaned pods?',
          answer: 'No. Its selector is its own new UID, so it starts fresh pods.',
        },
      ],
      lessons: ['managing-jobs', 'first-job'],
      run: {
        files: ['long.yaml'],
        steps: [
          { type: 'kubectl apply -f long.yaml' },
          { type: 'sleep 10' },
          { type: 'kubectl delete job long --cascade=orphan' },
          { type: 'kubectl get jobs,pods', prints: 'pod/long-.*Running', omits: 'job.batch' },
          { type: 'kubectl apply -f long.yaml && sleep 10' },
          { type: 'kubectl get pods', prints: 'long-.*Running[^]*long-.*Running' },
          { type: 'kubectl delete job long && sleep 5' },
          { type: 'kubectl get pods', prints: '^long-.*Running' },
        ],
        look: 'The orphan outlives both Jobs; the pod that the second Job made goes with it.',
      },
    },
    {
      slug: 'active-is-not-running',
      level: 'mid',
      question: 'kubectl says that a Job is Running and `status.active` is 1. Is a container running?',
      answer: [
        'Not necessarily. Active means: a pod that is neither finished nor being deleted. It may be Pending for days because nothing can schedule it, or wait for an image that does not exist.',
        'The STATUS column of a Job shows Running as long as it has no final condition. To know, I look at the pods; `status.ready` counts those that are really up.',
      ],
      weakAnswers: [
        {
          says: 'Yes, active pods are running pods.',
          givesAway: 'This belief is why Jobs hang unnoticed: the alert watches active, and active says nothing about progress.',
        },
      ],
      followUps: [
        {
          asks: 'Does a Pending pod use up `backoffLimit`?',
          answer: 'No. Nothing has failed. Only a deadline ends that wait.',
        },
      ],
      lessons: ['life-of-a-job', 'debugging'],
      run: {
        files: ['pending.yaml'],
        steps: [
          { type: 'kubectl apply -f pending.yaml' },
          { type: 'sleep 600' },
          { type: 'kubectl get job pending', prints: 'Running +0/1' },
          { type: "kubectl get job pending -o jsonpath='active {.status.active}, ready {.status.ready}'", prints: 'active 1, ready 0' },
          { type: 'kubectl get pods', prints: 'Pending' },
        ],
        look: 'Ten minutes later the Job is still called Running, and no container has ever started.',
      },
    },
  ],
});
