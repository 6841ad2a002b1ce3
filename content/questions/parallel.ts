import { defineTopic } from '#content/schema/question.ts';

export const parallel = defineTopic({
  slug: 'parallel',
  title: 'Completions, parallelism and indexes',
  questions: [
    {
      slug: 'completions-and-parallelism',
      level: 'warm-up',
      question: '`completions: 5` and `parallelism: 2`. What do you see over time?',
      answer: [
        'Two pods at first. Whenever one succeeds, the next is created, so that never more than two are active, and at the end one alone. After five successes the Job is Complete.',
        'It is no batch of two that waits for both: each free place is filled on its own. That it looks like waves is only because all pods take equally long.',
      ],
      weakAnswers: [
        {
          says: 'Two pods run five times.',
          givesAway: 'A pod of a Job runs once. Five completions need at least five pods, or more when some fail.',
        },
        {
          says: 'It waits until both are done and then starts the next two.',
          givesAway: 'It took the drawing of waves for the mechanism. The controller only compares active pods with what is still missing.',
        },
      ],
      followUps: [
        {
          asks: 'What is the largest number of pods that can run when only one completion is missing?',
          answer: 'One. Active pods never exceed what is still missing, whatever parallelism says.',
        },
      ],
      lessons: ['completions-and-parallelism'],
      run: {
        files: ['waves.yaml'],
        steps: [
          { type: 'kubectl apply -f waves.yaml' },
          { type: 'sleep 3' },
          { type: 'kubectl get pods', prints: 'waves-[^]*waves-' },
          { type: 'kubectl wait --for=condition=complete job/waves --timeout=120s', prints: 'condition met' },
          { type: 'kubectl get job waves', prints: 'Complete +5/5' },
        ],
        goals: [
          {
            id: 'two-at-most',
            title: 'Never more than two pods at once',
            check: 'count',
            kind: 'Pod',
            selector: 'job-name=waves',
            atMost: 2,
          },
        ],
        look: 'The timeline shows pairs, and one pod alone at the end.',
      },
    },
    {
      slug: 'work-queue',
      level: 'mid',
      question: 'What does a Job do with `parallelism: 3` and no completions?',
      answer: [
        'That is the work queue mode. Three pods start and are meant to share a queue outside Kubernetes. As soon as one of them exits with 0, the Job takes that as "the queue is empty": it starts no further pod. When the others have ended too, it is Complete.',
        'So the pods must agree among themselves. Each has to take items until there are none left, and exit with 0 only then.',
      ],
      weakAnswers: [
        {
          says: 'It needs three successes, since completions defaults to parallelism.',
          givesAway: 'completions stays unset when only parallelism is given, and one success is enough.',
        },
        {
          says: 'Kubernetes hands the items to the pods.',
          givesAway: 'It knows no items. The queue is Redis, SQS, a table: something that you bring.',
        },
      ],
      followUps: [
        {
          asks: 'One worker fails after another has already succeeded. Is it replaced?',
          answer: 'No. After the first success no pod is created. The failure still counts against `backoffLimit`.',
        },
      ],
      lessons: ['completions-and-parallelism'],
      run: {
        files: ['queue.yaml'],
        steps: [
          { type: 'kubectl apply -f queue.yaml' },
          { type: 'kubectl get job queue', prints: '0/1 of 3' },
          { type: 'kubectl wait --for=condition=complete job/queue --timeout=120s', prints: 'condition met' },
          { type: "kubectl get job queue -o jsonpath='succeeded {.status.succeeded}'", prints: 'succeeded 3' },
          { type: 'kubectl get pods', prints: '(queue-.*Completed[^]*){3}' },
        ],
        goals: [
          { id: 'three', title: 'Never more than three pods', check: 'count', kind: 'Pod', selector: 'job-name=queue', atMost: 3 },
          { id: 'no-failure', title: 'No pod fails', check: 'attempts', selector: 'job-name=queue', atMost: 0 },
        ],
        look: 'Three pods of different length. None is replaced, and the Job is Complete when the last of them has ended.',
      },
    },
    {
      slug: 'indexed-job',
      level: 'mid',
      question: 'How does each pod of a parallel Job know which part of the work is its own?',
      answer: [
        'With `completionMode: Indexed`. Every pod gets a number from 0 to completions - 1, in the variable `JOB_COMPLETION_INDEX`, in a label and an annotation, and in its host name. The pod uses it to choose its shard.',
        'The Job is Complete when every index has succeeded once. A failed pod is replaced by one with the same index.',
      ],
      weakAnswers: [
        {
          says: 'I take the random suffix of the pod name.',
          givesAway: 'It is random and new with every retry; no part of the work can be tied to it.',
        },
        {
          says: 'I create one Job for each shard.',
          givesAway: 'It works, but one gives up the common status, the common parallelism and the per-index retries.',
        },
      ],
      followUps: [
        {
          asks: 'Can two pods with the same index run at the same time?',
          answer:
            'Yes, for a short time: when a pod is being terminated while its replacement starts. `podReplacementPolicy: Failed` prevents most of it; idempotent writes help against the rest.',
        },
      ],
      lessons: ['indexed-jobs'],
      run: {
        files: ['indexed.yaml'],
        steps: [
          { type: 'kubectl apply -f indexed.yaml' },
          { type: 'kubectl wait --for=condition=complete job/indexed --timeout=120s', prints: 'condition met' },
          { type: 'kubectl logs -l job-name=indexed --tail=-1', prints: 'shard 0 of 4[^]*shard 3 of 4' },
          { type: "kubectl get job indexed -o jsonpath='{.status.completedIndexes}'", prints: '0-3' },
        ],
        look: 'Each log names another shard, and the status lists the indexes that are done.',
      },
    },
    {
      slug: 'change-a-running-job',
      level: 'mid',
      question: 'May you change parallelism and completions while the Job runs?',
      answer: [
        'parallelism yes, up and down, at once. completions no: it is immutable. The exception is an Indexed Job, where completions may change together with parallelism to the same number.',
      ],
      weakAnswers: [
        {
          says: '`kubectl scale job`.',
          givesAway: 'That command left Jobs long ago. One patches `spec.parallelism`.',
        },
      ],
      followUps: [
        {
          asks: 'What happens to pods that are surplus after parallelism went down?',
          answer: 'They are deleted, and counted neither as failed nor as succeeded. Their work is lost and done again later.',
        },
      ],
      lessons: ['completions-and-parallelism', 'managing-jobs'],
      run: {
        files: ['steady.yaml'],
        steps: [
          { type: 'kubectl apply -f steady.yaml && sleep 5' },
          { type: 'kubectl patch job steady -p \'{"spec":{"parallelism":4}}\'', prints: 'patched' },
          { type: 'sleep 2; kubectl get pods --no-headers | wc -l', prints: '^ *4$' },
          { type: 'kubectl patch job steady -p \'{"spec":{"completions":8}}\'', exits: 1, prints: 'immutable' },
          { type: 'kubectl scale job steady --replicas=1', exits: 1, prints: 'could not find the requested resource' },
        ],
        look: 'Four pods stand there two seconds after the first patch; the second one is refused.',
      },
    },
    {
      slug: 'parallelism-zero',
      level: 'senior',
      question: '`parallelism: 0` or `suspend: true`: is there a difference?',
      answer: [
        'Both remove every active pod and start none. But suspend says so: the Job gets the condition Suspended, and no deadline acts as long as it lasts. With parallelism 0 there is no condition, and `activeDeadlineSeconds` ends the Job while it does nothing.',
        'So to pause a Job, suspend it. Zero is what a controller of one’s own might set for a moment.',
      ],
      weakAnswers: [
        {
          says: 'They are the same; suspend is only newer.',
          givesAway: 'With a deadline they differ: the Job with parallelism 0 fails while it does nothing.',
        },
      ],
      followUps: [
        {
          asks: 'Is a suspended Job safe from its deadline?',
          answer:
            'Until it is resumed. Then the old `startTime` still counts for one moment, and a deadline that is over by then fails the Job.',
        },
        {
          asks: 'What happens to the work of a suspended pod?',
          answer: 'It is lost unless the program saved it on SIGTERM. Suspend ends pods, it does not freeze them.',
        },
      ],
      lessons: ['completions-and-parallelism', 'life-of-a-job'],
      run: {
        files: ['limited.yaml'],
        steps: [
          { type: 'kubectl apply -f limited.yaml && sleep 5' },
          { type: 'kubectl patch job limited -p \'{"spec":{"parallelism":0}}\' && sleep 5' },
          { type: 'kubectl get job limited', prints: 'Running +0/1', omits: 'Suspended' },
          { type: 'sleep 60; kubectl get job limited', prints: 'Failed' },
          { type: "kubectl get job limited -o jsonpath='{.status.conditions[*].reason}'", prints: 'DeadlineExceeded' },
        ],
        look: 'With parallelism 0 no pod runs, no condition says so, and the deadline of 60 seconds still ends the Job.',
      },
    },
    {
      slug: 'elastic-indexed-job',
      level: 'senior',
      question: 'A distributed training runs as an Indexed Job with four workers. How do you shrink it to two and grow it again?',
      answer: [
        'I change completions and parallelism in one update, both to 2. The pods with index 2 and 3 are removed and not counted as failures. To grow, I set both back; indexes 2 and 3 are created again and run from the beginning, even if they had completed before.',
        'The program has to cope: it must notice that the world became smaller, which frameworks with elastic training do.',
      ],
      weakAnswers: [
        {
          says: 'I lower parallelism, then the higher indexes stop.',
          givesAway:
            'Lowering parallelism alone picks victims by their state, not by their index, and the four completions are still wanted.',
        },
      ],
      followUps: [
        {
          asks: 'Why must both numbers change together?',
          answer:
            'The API server allows a new completions only when it equals the new parallelism. Otherwise a shrink could leave indexes that nobody runs.',
        },
      ],
      lessons: ['indexed-jobs'],
      run: {
        files: ['elastic.yaml'],
        steps: [
          { type: 'kubectl apply -f elastic.yaml && sleep 10' },
          { type: 'kubectl patch job elastic -p \'{"spec":{"completions":2}}\'', exits: 1, prints: 'in tandem' },
          { type: 'kubectl patch job elastic -p \'{"spec":{"completions":2,"parallelism":2}}\'', prints: 'patched' },
          { type: 'sleep 40; kubectl get pods', prints: 'elastic-0-[^]*elastic-1-', omits: 'elastic-[23]-' },
          { type: "kubectl get job elastic -o jsonpath='failed: {.status.failed}'", prints: '^failed: $' },
        ],
        look: 'Indexes 2 and 3 leave; indexes 0 and 1 were never disturbed; nothing counts as failed.',
      },
    },
    {
      slug: 'scale-down-victims',
      level: 'staff',
      question: 'You lower parallelism from 3 to 1. Which pods go, and what does it cost?',
      answer: [
        'The controller prefers pods that lose the least: not yet assigned to a node, then Pending before Running, not ready before ready, then the one that was ready for the shortest time. It does not prefer high indexes.',
        'The finalizer is taken off before the delete, so these pods count neither as failed nor as succeeded. The cost is their unfinished work, and that they may need the whole grace period while the Job already runs with fewer.',
      ],
      weakAnswers: [
        {
          says: 'The newest pods, or the ones with the highest index.',
          givesAway: 'That is how a StatefulSet shrinks. A Job orders by state.',
        },
        {
          says: 'They count as failures and use up `backoffLimit`.',
          givesAway:
            'Pods that the controller removes by itself on scale-down or suspend are never counted; pods that a person deletes are.',
        },
      ],
      followUps: [
        {
          asks: 'How would you make the choice cheaper for a workload with checkpoints?',
          answer: 'Handle SIGTERM by writing a checkpoint within the grace period, and let the replacement start from the last one.',
        },
      ],
      lessons: ['completions-and-parallelism', 'indexed-jobs'],
      run: {
        files: ['steady.yaml'],
        steps: [
          { type: 'kubectl apply -f steady.yaml && sleep 10' },
          { type: 'kubectl patch job steady -p \'{"spec":{"parallelism":1}}\' && sleep 5' },
          { type: 'kubectl get pods', prints: '^steady-.*Running' },
          {
            type: "kubectl get job steady -o jsonpath='active {.status.active}, failed {.status.failed}.'",
            prints: 'active 1, failed \\.',
          },
          { type: 'kubectl describe job steady', prints: 'SuccessfulDelete' },
        ],
        look: 'One of two pods goes with the event SuccessfulDelete, and failed stays empty.',
      },
    },
    {
      slug: 'a-million-items',
      level: 'staff',
      question: 'A million small files must be converted, a second each. How do you cut that into a Job?',
      answer: [
        'Not one pod for each file. A pod costs a second or two to start and more to be counted, and each is an object in etcd with events; the controller also creates at most 500 pods in one pass. Overhead would be larger than the work.',
        'I cut the input into chunks that take five to fifteen minutes: some thousand indexes with a parallelism of what the quota allows. Indexed mode maps index to chunk with no queue to operate, `backoffLimitPerIndex` keeps one broken chunk from failing all, and I keep chunks idempotent because an index may run twice. If chunks differ widely, a queue with workers balances better.',
      ],
      weakAnswers: [
        {
          says: '`completions: 1000000`.',
          givesAway: 'Nobody has thought of the API server: a million pods, each with several writes and events.',
        },
        {
          says: 'One pod that does it all with threads.',
          givesAway: 'Eleven days, and a single failure starts from zero.',
        },
      ],
      followUps: [
        {
          asks: 'What is the limit of an Indexed Job?',
          answer:
            'A parallelism of at most 100,000. In practice the API server, the quota and the size of `status.completedIndexes` end it earlier.',
        },
        {
          asks: 'How large should a chunk be?',
          answer: 'So long that start-up is under a few per cent, and so short that losing one to a preemption does not hurt.',
        },
      ],
      lessons: ['completions-and-parallelism', 'patterns'],
    },
  ],
});
