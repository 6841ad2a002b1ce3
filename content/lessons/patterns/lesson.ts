import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'patterns',
  title: 'Four patterns',
  summary:
    'Train once and serve, retrain on a schedule, search in parallel, run stages in order: what Jobs give you, and what they do not.',
  minutes: 15,
  teaches: ['pattern.trainOnce', 'pattern.restart', 'pattern.search', 'pattern.pipeline'],
  needs: ['job.completions', 'job.parallelism', 'job.storage', 'cronjob.chain', 'cronjob.concurrency', 'cronjob.manage'],
  cluster: {
    files: ['train.yaml', 'serve.yaml', 'retrain.yaml', 'search.yaml', 'pipeline.yaml', 'stages.yaml', 'storage.yaml'],
    applied: ['storage.yaml'],
    advanceSeconds: 10,
  },
  predictions: {
    'new-model-old-pods': {
      question:
        'A retraining Job has just written a new model over the old one. The serving pods have been running for a while. Which model do they answer with?',
      options: [
        {
          text: 'The new one: the volume is shared, so they see the new file.',
          because: 'They could see the file, but nobody reads it again. The program loaded the model into memory when it started.',
          isRight: false,
        },
        {
          text: 'The old one, until the pods are replaced.',
          because:
            'A volume shares files, not memory. Nothing in Kubernetes tells a process that a file has changed. A rolling restart makes new pods, and new pods read the file.',
          isRight: true,
        },
        {
          text: 'The new one, after a minute: the Deployment notices the change and restarts its pods.',
          because: 'A Deployment replaces pods when its own pod template changes. The content of a volume is not part of the template.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f train.yaml -f serve.yaml',
        'kubectl wait --for=condition=complete job/train',
        'kubectl apply -f retrain.yaml',
        'kubectl create job --from=cronjob/retrain retrain-now',
        'kubectl wait --for=condition=complete job/retrain-now',
        'kubectl logs -l app=serve --prefix',
      ],
    },
    'ten-trials': {
      question:
        'search.yaml asks for ten completions, three at a time. Its script can try ten learning rates. Which ones do the ten pods try?',
      options: [
        {
          text: 'Each pod another one: that is what ten completions are for.',
          because: 'completions is a number of successes, no more. The ten pods come from one template and nothing tells them apart.',
          isRight: false,
        },
        {
          text: 'All ten try the first one.',
          because:
            'The script chooses by JOB_COMPLETION_INDEX, and a plain Job does not set it. Ten equal pods do the same work ten times, and the Job is Complete all the same.',
          isRight: true,
        },
        {
          text: 'Three rates: one for each of the three parallel slots.',
          because: 'parallelism limits how many pods are active. A pod does not know which of the three it is.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f search.yaml',
        'kubectl wait --for=condition=complete job/search --timeout=90s',
        'kubectl logs -l job-name=search --prefix',
      ],
    },
    'three-in-a-file': {
      question: 'pipeline.yaml holds three Jobs, in the order extract, transform, load. You apply the file. In which order do they run?',
      options: [
        {
          text: 'One after the other, as they stand in the file.',
          because: 'The order of the file is the order in which kubectl sends them, within a fraction of a second. Nobody waits.',
          isRight: false,
        },
        {
          text: 'All at once.',
          because: 'Three Jobs are three independent objects. A Job has no field that names another Job, so there is nothing to wait for.',
          isRight: true,
        },
        {
          text: 'One after the other, if each has a dependsOn entry.',
          because: 'There is no such field in batch/v1. It belongs to workflow tools that are built on top of Jobs or pods.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f pipeline.yaml', 'sleep 3', 'kubectl get pods -l pipeline=nightly'],
    },
  },
  exercises: {
    'serve-the-new-model': {
      task: 'Train the first model with train.yaml, serve it with serve.yaml, retrain by hand from the CronJob retrain as a Job called retrain-1, and bring the new model into memory.',
      goals: [
        { id: 'trained', title: 'The Job train becomes Complete', check: 'completes', name: 'train' },
        { id: 'retrained', title: 'The Job retrain-1 becomes Complete', check: 'completes', name: 'retrain-1' },
        {
          id: 'restarted',
          title: 'You restart the serving pods without an interruption',
          check: 'commandUsed',
          words: ['kubectl', 'rollout', 'restart'],
        },
        {
          id: 'looked',
          title: 'You look at what the serving pods have in memory',
          check: 'commandUsed',
          words: ['kubectl', 'logs', 'app=serve'],
        },
      ],
      hints: [
        'A CronJob is started by hand with kubectl create job NAME --from=cronjob/NAME.',
        'Restart only after retrain-1 is Complete; kubectl wait tells you when.',
      ],
      solution: [
        'kubectl apply -f train.yaml -f serve.yaml -f retrain.yaml',
        'kubectl wait --for=condition=complete job/train',
        'kubectl create job retrain-1 --from=cronjob/retrain',
        'kubectl wait --for=condition=complete job/retrain-1',
        'kubectl rollout restart deployment/serve',
        'kubectl rollout status deployment/serve',
        'kubectl logs -l app=serve --prefix',
      ],
    },
    'ten-different-trials': {
      task: 'Make the search try all ten learning rates, still three at a time. One line in search.yaml is enough; the old Job has to go first.',
      goals: [
        {
          id: 'indexed',
          title: 'The pods of the Job search are numbered',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'search',
          path: 'spec.completionMode',
          equals: 'Indexed',
        },
        { id: 'done', title: 'The Job search becomes Complete', check: 'completes', name: 'search' },
        {
          id: 'three-at-most',
          title: 'Never more than three of its pods at once',
          check: 'count',
          kind: 'Pod',
          selector: 'job-name=search',
          atMost: 3,
          lastTry: true,
        },
      ],
      hints: [
        'completionMode stands beside completions and cannot be changed later.',
        'kubectl delete job search, then apply the changed file.',
      ],
      solution: [
        'kubectl delete job search --ignore-not-found',
        "sed 's/^  parallelism: 3/  completionMode: Indexed\\n&/' search.yaml | kubectl apply -f -",
        'kubectl wait --for=condition=complete job/search --timeout=90s',
      ],
    },
    'one-after-the-other': {
      task: 'Run three Jobs called extract-1, transform-1 and load-1, each with image ml-training:v1 and the command python extract.py (transform.py, load.py), so that each starts only after the one before is Complete.',
      goals: [
        { id: 'extracted', title: 'The Job extract-1 becomes Complete', check: 'completes', name: 'extract-1' },
        { id: 'transformed', title: 'The Job transform-1 becomes Complete', check: 'completes', name: 'transform-1' },
        { id: 'loaded', title: 'The Job load-1 becomes Complete', check: 'completes', name: 'load-1' },
        {
          id: 'in-turn',
          title: 'Never two stages at the same time',
          check: 'count',
          kind: 'Pod',
          selector: 'job-name in (extract-1,transform-1,load-1)',
          atMost: 1,
          lastTry: true,
        },
      ],
      hints: [
        'kubectl create job NAME --image=IMAGE -- COMMAND makes a Job without a file.',
        'kubectl wait --for=condition=complete job/NAME returns when that Job is Complete.',
        'Join the two with && and put them into a shell loop over the three names.',
      ],
      solution: [
        'for s in extract transform load; do kubectl create job $s-1 --image=ml-training:v1 -- python $s.py && kubectl wait --for=condition=complete job/$s-1 --timeout=60s; done',
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 Job: completionMode; no field names another Job',
    'Kubernetes v1.35, apps/v1 Deployment: a rollout starts when the pod template changes',
    'Kubernetes v1.35, core/v1 PersistentVolume access modes',
    'Recordings pattern-train-then-serve, deployment-rollout and pattern-pipeline of a v1.35.6 cluster',
  ],
});
