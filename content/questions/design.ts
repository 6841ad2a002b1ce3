import { defineTopic } from '#content/schema/question.ts';

export const design = defineTopic({
  slug: 'design',
  title: 'Patterns and design',
  questions: [
    {
      slug: 'exactly-once',
      level: 'staff',
      question: 'Does a Job run its work exactly once?',
      answer: [
        'No. At least once, if it succeeds at all, and sometimes twice. A pod may finish its work and lose its node before that is recorded; a replacement may start while the old pod still terminates; a CronJob may in rare cases create a run twice or miss one, and the change of clocks repeats an hour.',
        'So the effect must be idempotent: write to a place that is named after the run, such as the slot or the index, and publish with one atomic step; or use a key that the database refuses to take twice. Then a second run costs time, not correctness.',
      ],
      weakAnswers: [
        {
          says: 'Yes, with `completions: 1` and `parallelism: 1`.',
          givesAway: 'Those count recorded successes. They say nothing about how often the work was done.',
        },
        {
          says: 'Yes, with `backoffLimit: 0`.',
          givesAway:
            'A pod can do its work and be lost before that is recorded; then somebody starts it again. It limits counted failures, not effects.',
        },
      ],
      followUps: [
        {
          asks: 'What would you use as idempotency key in a CronJob?',
          answer: 'The name of the Job or the scheduled timestamp: both are the slot, and the same for every retry.',
        },
      ],
      lessons: ['patterns', 'weekly-retraining'],
    },
    {
      slug: 'stages-in-sequence',
      level: 'senior',
      question: 'Extract, transform and load must run one after the other. How do you build that with Jobs?',
      answer: [
        'Kubernetes has no "depends on" between Jobs. If the stages belong together and fit on one node, I put them into one pod: extract and transform as init containers, load as the container, with an `emptyDir` between them. Init containers run strictly in order, and a failure stops the chain.',
        'If the stages need different sizes or retries of their own, something outside must start the next Job: a script with `kubectl wait`, or a workflow engine such as Argo Workflows. For more than three stages, or branches, I take the engine.',
      ],
      weakAnswers: [
        {
          says: 'The Jobs get `dependsOn` in the spec.',
          givesAway: 'The field does not exist. It was seen in another tool.',
        },
        {
          says: 'Three CronJobs at 2:00, 2:30 and 3:00.',
          givesAway: 'That is hope, not order. On the first slow night transform reads yesterday’s data, and nothing fails.',
        },
      ],
      followUps: [
        {
          asks: 'What is retried when load fails in the pod with init containers?',
          answer: 'With Never the whole pod, so extract runs again, in a fresh `emptyDir`. With OnFailure only load is restarted.',
        },
      ],
      lessons: ['patterns'],
      run: {
        files: ['pipeline.yaml'],
        steps: [
          { type: 'kubectl apply -f pipeline.yaml && sleep 3' },
          { type: 'kubectl get pods', prints: 'Init:0/2' },
          { type: 'kubectl wait --for=condition=complete job/pipeline --timeout=60s', prints: 'condition met' },
          { type: 'kubectl logs job/pipeline -c load', prints: 'loaded 3 clean rows' },
        ],
        look: 'STATUS counts the stages as Init:0/2, Init:1/2, and the last one loads what the first two left.',
      },
    },
    {
      slug: 'hyperparameter-search',
      level: 'mid',
      question: 'You want to try six learning rates, three at a time. How?',
      answer: [
        'An Indexed Job with completions 6 and parallelism 3. The program takes `JOB_COMPLETION_INDEX` as a position in a list of values and writes its result under that index. `backoffLimitPerIndex` keeps a diverging trial from failing the others.',
        'For a search that chooses the next value from the last results, a fixed list is not enough; then a tuner creates Jobs, or workers ask it over a queue.',
      ],
      weakAnswers: [
        {
          says: '`completions: 6`, `parallelism: 3`, and each pod picks a random value.',
          givesAway: 'Values are tried twice or never, and a retry tries another one. Without an index the trials are not reproducible.',
        },
      ],
      followUps: [
        {
          asks: 'What sets how many run at the same time in the end?',
          answer: 'The smallest of parallelism, what is still missing, the quota, and the free GPUs.',
        },
      ],
      lessons: ['patterns', 'indexed-jobs'],
      run: {
        files: ['search.yaml'],
        steps: [
          { type: 'kubectl apply -f search.yaml' },
          { type: 'kubectl wait --for=condition=complete job/search --timeout=180s', prints: 'condition met' },
          { type: 'kubectl logs -l job-name=search --tail=-1', prints: 'trial 0: learning rate 0.1[^]*trial 5: learning rate 0.0003' },
        ],
        goals: [
          {
            id: 'three',
            title: 'Never more than three trials at once',
            check: 'count',
            kind: 'Pod',
            selector: 'job-name=search',
            atMost: 3,
          },
        ],
        look: 'Six trials, each with the value of its index, and at most three bars beside each other.',
      },
    },
    {
      slug: 'train-then-serve',
      level: 'senior',
      question: 'A Job trains a model each week, a Deployment serves it. How does the new model get into service?',
      answer: [
        'The Job writes to a new version, checks it, and only then moves the pointer: a symbolic link, an object key, a row in a registry. The Deployment reads the pointer at start, and a rolling restart brings it in: `kubectl rollout restart`, which changes one annotation of the template. Or the server watches the pointer and loads by itself.',
        'The roll-out needs a readiness probe that is true only when the model is loaded, otherwise pods get traffic without one. And rolling back means to move the pointer and restart again.',
      ],
      weakAnswers: [
        {
          says: 'Both mount the same PVC, so it sees the new file.',
          givesAway:
            'The file may change, the process has the old model in memory. And while it is written, a starting pod reads half of it.',
        },
        {
          says: 'The last step of the Job deletes the serving pods.',
          givesAway: 'All at once, without regard to availability. A roll-out exists for that.',
        },
      ],
      followUps: [
        {
          asks: 'The claim is ReadWriteOnce, and the Job lands on another node. What happens?',
          answer: 'Its pod cannot attach the volume and waits. One node at a time may have it: several pods on the same node are fine.',
        },
        {
          asks: 'Who may run rollout restart from inside the Job?',
          answer: 'A service account with the right to patch that one Deployment, and nothing else.',
        },
      ],
      lessons: ['patterns'],
    },
    {
      slug: 'everything-at-midnight',
      level: 'staff',
      question: 'Your platform has 2,000 CronJobs, and most run at midnight. What breaks, and what do you do?',
      answer: [
        'In one second two thousand Jobs and pods are wanted. The controller manager is limited in its requests, so runs start late; the scheduler has a queue; nodes pull the same images; databases behind it are hit all at once; the autoscaler adds nodes that are idle ten minutes later. Short starting deadlines make runs vanish silently.',
        'I spread them: teams declare "nightly", and admission assigns a minute derived from a hash of the name. A quota limits each namespace, low priority lets batch wait behind services, a queueing layer such as Kueue admits what fits. And I measure the delay between slot and start.',
      ],
      weakAnswers: [
        {
          says: 'Kubernetes scales, it will start them.',
          givesAway: 'It will, some minutes later, after the rest of the platform has noticed.',
        },
        {
          says: '`sleep $((RANDOM % 600))` in each script.',
          givesAway:
            'It spreads the load on databases. The pods are still all created and scheduled at once, and each sleep occupies its requests.',
        },
      ],
      followUps: [
        {
          asks: 'Does a CronJob have a jitter field?',
          answer: 'No. The minute must be spread in the schedule itself.',
        },
        {
          asks: 'Which metric tells you first?',
          answer: 'Start delay: `startTime` of the Job minus its scheduled timestamp, as a percentile over all CronJobs.',
        },
      ],
      lessons: ['cronjobs', 'patterns'],
    },
    {
      slug: 'not-a-cronjob',
      level: 'staff',
      question: 'When would you advise against a CronJob?',
      answer: [
        'When the run must happen at an exact time or must never be missed: a CronJob is best effort, it starts a fraction of a second to minutes late, and after an outage it catches up at most one slot. When the period is below a minute. When runs depend on each other or need a backfill of past days, as in data pipelines. And when a new run is wanted because something happened, not because time passed.',
        'For those I take a workflow engine with a memory of runs, a queue with workers, or an event source. A CronJob is good for what is periodic, idempotent, and harmless to miss once.',
      ],
      weakAnswers: [
        {
          says: 'Never, it covers everything that cron did.',
          givesAway: 'Nothing of outages, backfill or dependencies has been met yet.',
        },
      ],
      followUps: [
        {
          asks: 'How would you backfill ten missed days with a CronJob?',
          answer: 'Not with it: create ten Jobs from its template, each with its date as a parameter.',
        },
      ],
      lessons: ['patterns', 'cronjobs'],
    },
    {
      slug: 'training-that-is-preempted',
      level: 'staff',
      question: 'A training of 30 hours runs on nodes that may be taken away at any time. Design the Job.',
      answer: [
        'The program writes a checkpoint to object storage every ten minutes and on SIGTERM, and resumes from the newest one at start. `terminationGracePeriodSeconds` is as long as a checkpoint takes, within what the provider leaves.',
        'The Job: `restartPolicy` Never; a `podFailurePolicy` that ignores DisruptionTarget, and fails at once on the exit code for bad configuration; a small `backoffLimit` for real errors; `activeDeadlineSeconds` of perhaps 60 hours as the limit on cost. `podReplacementPolicy` is then Failed, so two trainers never write the same checkpoint. I alert on progress, the age of the last checkpoint, rather than on time alone.',
      ],
      weakAnswers: [
        {
          says: 'OnFailure with an `emptyDir` for the checkpoints.',
          givesAway: 'An `emptyDir` dies with the pod, and a preemption takes the pod.',
        },
        {
          says: 'A high priority, so that it is not preempted.',
          givesAway: 'Priority means nothing to a provider that takes back the machine.',
        },
      ],
      followUps: [
        {
          asks: 'How long does a preemption cost?',
          answer:
            'Up to ten minutes of lost work, the back-off, the wait for a node, the image and the load of the checkpoint. That sets how often to save.',
        },
        {
          asks: 'What changes with eight workers?',
          answer:
            'An Indexed Job with stable host names through a headless Service, and a framework that forms the group again after a loss; otherwise all restart together.',
        },
      ],
      lessons: ['a-training-job', 'policies'],
    },
    {
      slug: 'many-teams-few-gpus',
      level: 'staff',
      question: 'Five teams share eight GPUs. Jobs beyond that should wait fairly. What does Kubernetes give you, and what not?',
      answer: [
        'By itself: requests for GPUs, so that a pod waits in Pending; a ResourceQuota for each namespace, which refuses pods rather than queueing them; priorities, with preemption. It has no queue over Jobs and no fairness: whoever created first or has priority gets the place, and a Job of eight pods may start with three and hold them.',
        'What the Job API offers is a hook: create it suspended, or set `managedBy`. A queueing controller such as Kueue admits whole Jobs when all of their pods fit, shares by weight between teams, and may suspend running ones again.',
      ],
      weakAnswers: [
        {
          says: 'A ResourceQuota does it.',
          givesAway:
            'A quota refuses: the Job stays active without pods and retries blindly. And what one team does not use, no other gets.',
        },
      ],
      followUps: [
        {
          asks: 'Why is starting three of eight pods bad?',
          answer:
            'Two such Jobs can hold each other’s missing places: both wait, and all GPUs are taken by pods that do nothing. Admission of all or none prevents it.',
        },
        {
          asks: 'May `managedBy` be changed later?',
          answer: 'No, it is immutable. A Job whose manager is not there keeps an empty status for ever.',
        },
      ],
      lessons: ['patterns', 'life-of-a-job'],
    },
  ],
});
