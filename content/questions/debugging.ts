import { defineTopic } from '#content/schema/question.ts';

export const debugging = defineTopic({
  slug: 'debugging',
  title: 'Finding out why',
  questions: [
    {
      slug: 'active-for-hours',
      level: 'mid',
      question: 'Your CronJob ran, but its Job is still active after hours. What do you check?',
      answer: [
        'First the pods: `kubectl get pods -l job-name=NAME`. Their STATUS divides the cases. No pod at all: the events of the Job say why none could be created. Pending: describe the pod, the scheduler’s event says what is missing. ImagePullBackOff or CreateContainerConfigError: the image or a reference is wrong. Running: look at the log, perhaps it hangs or is just slow. Restarting under OnFailure: previous logs and exit code.',
        'Then I ask why nobody was told: without `activeDeadlineSeconds` such a Job waits for ever, and with Forbid it blocks all later runs of the CronJob.',
      ],
      weakAnswers: [
        {
          says: 'I delete the Job and start it again.',
          givesAway: 'The evidence goes with it, and the next run will hang in the same way.',
        },
        {
          says: '`backoffLimit` will end it.',
          givesAway: 'Pulling an image or waiting for a node is no failure. The counter stays at zero.',
        },
      ],
      followUps: [
        {
          asks: 'All pods are Completed, and the Job is still active. How can that be?',
          answer:
            'More completions are wanted than have succeeded, or a pod is stuck in Terminating on a dead node, so that the final condition waits.',
        },
      ],
      lessons: ['debugging'],
      run: {
        files: ['typo.yaml'],
        speed: 60,
        steps: [
          { type: 'kubectl apply -f typo.yaml && sleep 3500' },
          { type: 'kubectl get job typo', prints: 'Running +0/1' },
          { type: 'kubectl get pods -l job-name=typo', prints: 'ImagePullBackOff|ErrImagePull' },
          { type: 'kubectl events --types=Warning', prints: 'ml-trainning:v1: not found' },
          { type: "kubectl get job typo -o jsonpath='failed: {.status.failed}'", prints: '^failed: $' },
        ],
        look: 'An hour later nothing has failed, the Job is Running, and an event spells out the wrong image.',
      },
    },
    {
      slug: 'pending-pod',
      level: 'warm-up',
      question: 'The pod of a Job is Pending. Where do you look?',
      answer: [
        '`kubectl describe pod`, at the bottom. The event FailedScheduling counts the nodes by reason: not enough CPU, a taint that is not tolerated, a selector that no node matches, a claim that is not bound.',
        'If there is no such event, and the pod is scheduled, it is not waiting for a node but for its images or volumes; STATUS then says ContainerCreating.',
      ],
      weakAnswers: [
        {
          says: '`kubectl logs`.',
          givesAway: 'There is no container yet, so there is no log.',
        },
      ],
      followUps: [
        {
          asks: 'The message says Insufficient cpu, but top shows idle nodes. Why?',
          answer: 'The scheduler adds up requests, not use. Idle pods with large requests fill a node.',
        },
      ],
      lessons: ['debugging', 'a-training-job'],
      run: {
        files: ['pending.yaml'],
        steps: [
          { type: 'kubectl apply -f pending.yaml && sleep 10' },
          { type: 'kubectl get pods', prints: 'Pending' },
          { type: 'kubectl describe pods', prints: 'FailedScheduling.*Insufficient cpu' },
          { type: 'kubectl logs job/pending', omits: 'never' },
        ],
        look: 'The last event of describe: no node has 64 CPUs to give.',
      },
    },
    {
      slug: 'out-of-memory',
      level: 'mid',
      question: 'A training pod ended with exit code 137. What does that tell you?',
      answer: [
        '137 is 128 plus 9: it was killed with SIGKILL. Two common causes. If the reason is OOMKilled, it passed its memory limit. If the reason is Error, somebody ended it and it did not stop within the grace period: a deadline, a deletion, a drain.',
        'So I read the reason in the pod’s status before I raise any limit. An OOM kill writes no event, and usually nothing into the log.',
      ],
      weakAnswers: [
        {
          says: '137 means out of memory.',
          givesAway: 'Half of the cases. A pod that ignores SIGTERM ends with 137 as well.',
        },
        {
          says: 'I look for it in the log.',
          givesAway: 'A process that is killed cannot write a last line.',
        },
      ],
      followUps: [
        {
          asks: 'What does 143 mean?',
          answer: 'SIGTERM, 128 plus 15: it was asked to stop and did.',
        },
        {
          asks: 'Is retrying an OOM kill useful?',
          answer:
            'Rarely: the same input needs the same memory. Worth a retry when the load varies, otherwise fail early and raise the limit.',
        },
      ],
      lessons: ['debugging', 'a-training-job'],
      run: {
        files: ['oom.yaml'],
        steps: [
          { type: 'kubectl apply -f oom.yaml' },
          { type: 'kubectl wait --for=condition=failed job/oom --timeout=60s', prints: 'condition met' },
          { type: 'kubectl get pods', prints: 'OOMKilled' },
          {
            type: "kubectl get pods -o jsonpath='{.items[0].status.containerStatuses[0].state.terminated.exitCode}'",
            prints: '^137',
          },
          { type: 'kubectl logs job/oom', prints: '^loading$', omits: 'memory' },
        ],
        look: 'STATUS names the reason; the log ends with loading and says nothing.',
      },
    },
    {
      slug: 'cronjob-that-does-not-run',
      level: 'mid',
      question: 'A CronJob has not run since yesterday. How do you find out why?',
      answer: [
        '`kubectl get cronjob` first: SUSPEND may be True, LAST SCHEDULE says whether it fired at all, ACTIVE whether an old run is still there, which with Forbid holds back all others. Then the schedule and its zone: perhaps it was never due.',
        'Then describe for the events: an unknown zone, JobAlreadyActive, an error on creating the Job. And if it fires, the question moves on to the Job. A slot that passed its starting deadline leaves no event; one sees only that LAST SCHEDULE stands still.',
      ],
      weakAnswers: [
        {
          says: '`kubectl logs cronjob/NAME`.',
          givesAway: 'A CronJob has no pods of its own and so no logs. There are Jobs in between.',
        },
      ],
      followUps: [
        {
          asks: 'Which single number would you alert on?',
          answer: 'The age of `status.lastSuccessfulTime`. It covers suspension, hanging, failing and never starting.',
        },
      ],
      lessons: ['debugging', 'configuring-a-cronjob'],
      run: {
        files: ['paused.yaml'],
        speed: 300,
        steps: [
          { type: 'kubectl apply -f paused.yaml && sleep 1800' },
          { type: 'kubectl get cronjob paused', prints: 'True +0 +<none>' },
          { type: "kubectl get cronjob paused -o jsonpath='{.spec.suspend}'", prints: 'true' },
          { type: 'kubectl logs cronjob/paused', exits: 1, prints: 'cannot get the logs from' },
          { type: 'kubectl events --for cronjob/paused', prints: 'No events' },
        ],
        look: 'No event, no log. The column SUSPEND is the whole answer.',
      },
    },
    {
      slug: 'missing-config-map',
      level: 'mid',
      question: 'A Job refers to a ConfigMap that does not exist. Does it fail?',
      answer: [
        'No, it waits. With a reference in env the container stays in CreateContainerConfigError, with a volume in ContainerCreating, and the kubelet tries again and again. Nothing has run, so nothing has failed, and `backoffLimit` counts nothing.',
        'As soon as the ConfigMap exists, the same pod goes on. Only a deadline would end the wait.',
      ],
      weakAnswers: [
        {
          says: 'The API server refuses the Job.',
          givesAway: 'It does not check references. Objects may be created in any order.',
        },
        {
          says: 'It fails after six retries.',
          givesAway: 'Retries are for containers that ended. This one never started.',
        },
      ],
      followUps: [
        {
          asks: 'What if the pod has started and the ConfigMap is changed?',
          answer:
            'Variables keep their value for the life of the container. Mounted files follow after a minute or so, except with `subPath`.',
        },
      ],
      lessons: ['a-training-job', 'debugging'],
      run: {
        files: ['needs-config.yaml'],
        steps: [
          { type: 'kubectl apply -f needs-config.yaml && sleep 60' },
          { type: 'kubectl get jobs,pods', prints: 'Running +0/1[^]*CreateContainerConfigError' },
          { type: 'kubectl create configmap training-config --from-literal=epochs=10' },
          { type: 'kubectl wait --for=condition=complete job/needs-config --timeout=60s', prints: 'condition met' },
          { type: 'kubectl logs job/needs-config', prints: '^epochs 10$' },
        ],
        look: '`backoffLimit` is 0, and still the Job survives a minute of errors and then completes.',
      },
    },
    {
      slug: 'no-pods-at-all',
      level: 'senior',
      question: 'A Job has been active for ten minutes, and it has no pod. What can it be?',
      answer: [
        'The controller tries to create one and is refused: a quota is used up, the service account does not exist, an admission webhook says no, the pod security level forbids it. The events of the Job, not of any pod, show it: FailedCreate with the message of the API server. The tries go on with growing waits, and nothing counts against `backoffLimit`.',
        'Other reasons: it is suspended, it waits for the back-off after a failure, or `managedBy` hands it to another controller that is not there.',
      ],
      weakAnswers: [
        {
          says: '`kubectl describe pod`.',
          givesAway: 'There is none. One has to go up to the owner.',
        },
      ],
      followUps: [
        {
          asks: 'How would it recover?',
          answer: 'By itself at the next try once the cause is gone. The waits grow to a minute at most.',
        },
      ],
      lessons: ['debugging'],
      run: {
        files: ['no-account.yaml'],
        steps: [
          { type: 'kubectl apply -f no-account.yaml && sleep 20' },
          { type: 'kubectl get jobs,pods', prints: 'no-account +Running +0/1', omits: 'pod/' },
          { type: 'kubectl events --for job/no-account', prints: 'FailedCreate.*serviceaccount "trainer" not found' },
          { type: 'kubectl create serviceaccount trainer' },
          { type: 'kubectl wait --for=condition=complete job/no-account --timeout=90s', prints: 'condition met' },
        ],
        look: 'The event of the Job quotes the refusal. With the account, the next try works.',
      },
    },
    {
      slug: 'date-in-an-env-value',
      level: 'senior',
      question: 'A manifest sets `MODEL_VERSION` to "`$(date +%Y%m%d)`". What is in the variable?',
      answer: [
        'The text itself: dollar, parenthesis, date and so on. No shell reads the value. Kubernetes knows the notation `$(NAME)`, but only for variables that are defined before, and leaves what it does not know as it is.',
        'A date has to be taken where a shell runs, in the command. Better still is the slot of the CronJob, so that a retry after midnight writes to the same version; the Job carries it in an annotation.',
      ],
      weakAnswers: [
        {
          says: 'The date on which the pod started.',
          givesAway: 'It looks like shell, so it is read like shell. All models then go to one odd path and overwrite each other.',
        },
        {
          says: 'The date on which the manifest was applied.',
          givesAway: 'That would be true of a template engine in front of kubectl, not of kubectl.',
        },
      ],
      followUps: [
        {
          asks: 'How do you write a literal `$(HOME)` into a command?',
          answer: 'With two dollars: `$$(HOME)`.',
        },
      ],
      lessons: ['weekly-retraining'],
      run: {
        files: ['env-trap.yaml'],
        steps: [
          { type: 'kubectl apply -f env-trap.yaml' },
          { type: 'kubectl wait --for=condition=complete job/env-trap --timeout=60s', prints: 'condition met' },
          { type: 'kubectl logs job/env-trap', prints: 'from the manifest: \\$\\(date \\+%Y%m%d\\)\\nfrom the shell: 20260105' },
        ],
        look: 'Two lines of log: the text from the manifest, and a date from the shell.',
      },
    },
    {
      slug: 'events-that-are-missing',
      level: 'staff',
      question:
        'A Job with 30 pods is Complete, but kubectl shows neither 30 creation events nor the event Completed. Is something broken?',
      answer: [
        'No. Events are a courtesy, not a record. The client that writes them joins similar ones after the ninth, and each object has a budget of 25 events that refills slowly, one in five minutes. What exceeds it is dropped. And all events expire, after an hour by default.',
        'So automation must never wait for an event. The condition in the status is the truth; for history one ships events or metrics elsewhere.',
      ],
      weakAnswers: [
        {
          says: 'The controller must have crashed in between.',
          givesAway: 'It takes events for an audit log. The counters in the status are complete.',
        },
      ],
      followUps: [
        {
          asks: 'How do you see which pods ran, then?',
          answer: 'By their label, as long as they exist. Later only through logs, metrics or the audit log of the API server.',
        },
      ],
      lessons: ['debugging', 'life-of-a-job'],
      run: {
        files: ['many.yaml'],
        steps: [
          { type: 'kubectl apply -f many.yaml' },
          { type: 'kubectl wait --for=condition=complete job/many --timeout=300s', prints: 'condition met' },
          { type: "kubectl get job many -o jsonpath='succeeded {.status.succeeded}'", prints: 'succeeded 30' },
          { type: 'kubectl events --for job/many', prints: 'combined from similar events', omits: 'Completed' },
        ],
        look: 'All thirty are counted in the status; the list of events is shorter, and its last word is missing.',
      },
    },
  ],
});
