import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'completions-and-parallelism',
  title: 'Completions and parallelism',
  summary: 'Two numbers say how often a Job must succeed and how much of it may run at once.',
  minutes: 14,
  teaches: ['job.completions', 'job.parallelism', 'job.workQueue'],
  needs: ['job.purpose', 'job.restartPolicy', 'job.template', 'job.status', 'job.inspect'],
  cluster: {
    files: ['job.yaml', 'uneven.yaml', 'queue.yaml', 'exports.yaml', 'held.yaml', 'letters.yaml'],
    applied: [],
    advanceSeconds: 0,
  },
  predictions: {
    'how-many-pods': {
      question: 'job.yaml wants 5 completions with a parallelism of 2. Four pods have succeeded. How many pods run now?',
      options: [
        {
          text: 'Two: parallelism says 2.',
          because: 'Parallelism is an upper limit. A second pod would be a sixth success that nobody asked for.',
          isRight: false,
        },
        {
          text: 'One: only one more success is needed.',
          because:
            'The controller keeps the smaller of two numbers running: parallelism, and what is still missing. Here that is min(2, 5 − 4) = 1.',
          isRight: true,
        },
        {
          text: 'Five: the Job made all of its pods at the start, and the first four are done.',
          because: 'A pod is made when its turn comes. Until then it does not exist, not even as Pending.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f job.yaml', 'sleep 25', 'kubectl get pods -l job-name=batch'],
    },
    'slot-or-wave': {
      question:
        'The pods of uneven.yaml take from 3 to 22 seconds, two at a time. The first two start together. One of them ends early. When does the third start?',
      options: [
        {
          text: 'When both of the first two have ended.',
          because: 'A Job knows no waves. It only counts how many pods are active, and one fewer is active now.',
          isRight: false,
        },
        {
          text: 'Soon after the first of the two has ended, while the other still runs.',
          because:
            'A place is free, so it is filled, within about three seconds: one until the node reports the end of the pod, and the controller gathers changes for another. The neat waves of job.yaml came from equal run times alone.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl apply -f uneven.yaml'],
    },
    'queue-done': {
      question:
        'queue.yaml keeps three workers and names no completions. The first worker ends with exit code 0, two are still at work. What does the Job do?',
      options: [
        {
          text: 'It starts a new worker: parallelism says three.',
          because:
            'That is what it would have done after a failure. The first success says: the queue is empty. From then on it starts nothing.',
          isRight: false,
        },
        {
          text: 'It is Complete, and stops the two others.',
          because: 'One success is enough, but nobody is stopped. The others still hold work that they took from the queue.',
          isRight: false,
        },
        {
          text: 'It starts nothing more, and waits for the two to end.',
          because: 'It becomes Complete when at least one worker has succeeded and none is active.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl apply -f queue.yaml', 'sleep 14', 'kubectl get job queue'],
    },
  },
  exercises: {
    'three-at-a-time': {
      task: 'exports.yaml stops whatever is not finished after 50 seconds. Six exports of 15 seconds each are wanted, and the database bears three at once. Write the two numbers, and apply.',
      goals: [
        { id: 'six', title: 'Six pods succeeded', check: 'fieldEquals', kind: 'Job', name: 'exports', path: 'status.succeeded', equals: 6 },
        { id: 'complete', title: 'The Job exports becomes Complete', check: 'completes', name: 'exports' },
        {
          id: 'three',
          title: 'Never more than three exports run at once',
          check: 'count',
          kind: 'Pod',
          selector: 'job-name=exports',
          atMost: 3,
          lastTry: true,
        },
      ],
      hints: [
        'Both fields stand in the spec of the Job, beside template, not inside it.',
        'completions says how many exports; parallelism says how many at once.',
        'A second try with another number of completions needs kubectl delete job exports first.',
      ],
      solution: ["sed 's/^spec:/spec:\\n  completions: 6\\n  parallelism: 3/' exports.yaml | kubectl apply -f -", 'sleep 60'],
    },
    'let-it-run': {
      task: 'Apply held.yaml. It has a parallelism of 0 and starts nothing. Let it finish, two pods at a time, without deleting it.',
      goals: [
        { id: 'complete', title: 'The Job held becomes Complete', check: 'completes', name: 'held' },
        {
          id: 'two',
          title: 'Its parallelism is 2 now',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'held',
          path: 'spec.parallelism',
          equals: 2,
        },
        {
          id: 'same-job',
          title: 'It is the Job that was held: changed, not made anew',
          check: 'fieldBetween',
          kind: 'Job',
          name: 'held',
          path: 'metadata.generation',
          atLeast: 2,
        },
      ],
      hints: [
        'parallelism may be changed at any time: edit the file and apply it again, or patch the Job.',
        `kubectl patch job held -p '{"spec":{"parallelism":2}}'`,
      ],
      solution: ['kubectl apply -f held.yaml', 'sleep 5', `kubectl patch job held -p '{"spec":{"parallelism":2}}'`],
    },
    'an-empty-queue': {
      task: 'In letters.yaml two workers empty two bags of four letters, and then the Job goes on and starts pods that find nothing. Correct the file, so that it is done when the two workers are.',
      goals: [
        { id: 'complete', title: 'The Job letters becomes Complete', check: 'completes', name: 'letters' },
        {
          id: 'two-workers',
          title: 'Two pods succeeded, no more',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'letters',
          path: 'status.succeeded',
          equals: 2,
        },
        { id: 'no-failure', title: 'No worker failed', check: 'attempts', selector: 'job-name=letters', atMost: 0, lastTry: true },
      ],
      hints: [
        'completions counts pods that succeeded, not letters.',
        'The workers know when the queue is empty. The Job does not have to.',
        'Remove the line with completions. If the Job exists already, delete it first: completions cannot be changed.',
      ],
      solution: ['grep -v completions letters.yaml | kubectl apply -f -'],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 Job, spec.completions and spec.parallelism',
    'Kubernetes v1.35, Job controller, how many pods are wanted',
    'Recordings of a v1.35.6 cluster: five completions by two, a work queue, a parallelism of 0, scaling down',
  ],
});
