import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'weekly-retraining',
  title: 'Weekly retraining',
  summary: 'A real CronJob, line by line, and the line in it that does not do what it seems to.',
  minutes: 15,
  teaches: ['cronjob.weekly', 'cronjob.envTrap'],
  needs: [
    'cronjob.schedule',
    'cronjob.concurrency',
    'cronjob.history',
    'job.backoffLimit',
    'job.deadline',
    'job.restartPolicy',
    'job.storage',
  ],
  cluster: {
    files: ['weekly-retrain.yaml', 'broken-retrain.yaml', 'list-models.yaml', 'platform.yaml'],
    applied: ['platform.yaml'],
    advanceSeconds: 0,
  },
  predictions: {
    'a-run-that-hangs': {
      question:
        'Somebody removes activeDeadlineSeconds. One Sunday the training hangs and never ends. What happens on the Sundays after it?',
      options: [
        {
          text: 'A new run starts every Sunday, beside the one that hangs.',
          because: 'That would be Allow. Forbid starts nothing while a run is active.',
          isRight: false,
        },
        {
          text: 'Nothing starts, Sunday after Sunday, and no Job fails.',
          because:
            'The run that hangs is active, so Forbid holds back every later one. No Job is Failed, so no alarm that waits for failures will ring. With the deadline the Job is Failed at 4:00 and the next Sunday is free.',
          isRight: true,
        },
        {
          text: 'After some hours Kubernetes stops the run by itself.',
          because: 'There is no limit unless you write one. A pod may run for years.',
          isRight: false,
        },
      ],
      tryIt: [],
    },
    'which-version': {
      question: 'The trial runs on 5 January 2026. Under which name does it save the model?',
      options: [
        {
          text: 'model-20260105.joblib',
          because: 'In a shell, $(date …) would have become that. But nothing has given this text to a shell.',
          isRight: false,
        },
        {
          text: 'model-$(date +%Y%m%d).joblib',
          because: 'The value was passed on as it is written, dollar, brackets and all. It is a legal file name, so nothing complains.',
          isRight: true,
        },
        {
          text: 'model-.joblib, since the unknown variable is empty.',
          because: 'A shell replaces unknown variables by nothing. Kubernetes leaves the text alone.',
          isRight: false,
        },
        {
          text: 'None: the API server refuses the file.',
          because: 'A value may be any text. The API server does not look for variables in it.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f weekly-retrain.yaml',
        'kubectl create job --from=cronjob/weekly-retrain version -n ml-platform',
        'sleep 20',
        'kubectl logs job/version -n ml-platform',
      ],
    },
    'monday-morning': {
      question:
        'The run failed until backoffLimit was reached. failedJobsHistoryLimit keeps two failed Jobs, restartPolicy is OnFailure. What can you look at on Monday?',
      options: [
        {
          text: 'The Job, its pod, and the log of the last try.',
          because: 'With OnFailure the pod is deleted when the Job fails, since its container would otherwise be restarted again.',
          isRight: false,
        },
        {
          text: 'The Job alone. Its pod is deleted, and the log with it.',
          because:
            'The Job says BackoffLimitExceeded, and that is all that is known. The history limit keeps Jobs; it cannot keep a pod that the Job itself has deleted.',
          isRight: true,
        },
        {
          text: 'Nothing: failed Jobs are removed.',
          because: 'The Job stays: failedJobsHistoryLimit is 2.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f broken-retrain.yaml',
        'kubectl create job --from=cronjob/broken-retrain night -n ml-platform',
        'sleep 120',
        'kubectl get jobs,pods -n ml-platform',
      ],
    },
  },
  exercises: {
    trial: {
      task: 'Apply weekly-retrain.yaml, start a run of it by hand under the name trial, let it finish, and read its log.',
      goals: [
        { id: 'complete', title: 'The Job trial becomes Complete', check: 'completes', name: 'trial' },
        {
          id: 'from-template',
          title: 'It was made from the CronJob',
          check: 'commandUsed',
          words: ['kubectl', 'create', 'job', '--from=cronjob/weekly-retrain'],
        },
        { id: 'log-read', title: 'You read its log, through the Job', check: 'commandUsed', words: ['kubectl', 'logs', 'job/trial'] },
      ],
      hints: ['Both commands need -n ml-platform.', 'kubectl logs job/trial -n ml-platform'],
      solution: [
        'kubectl apply -f weekly-retrain.yaml',
        'kubectl create job --from=cronjob/weekly-retrain trial -n ml-platform',
        'kubectl wait --for=condition=complete job/trial -n ml-platform --timeout=60s',
        'kubectl logs job/trial -n ml-platform',
      ],
    },
    'a-real-date': {
      task: 'Change weekly-retrain.yaml so that every model is saved with the date of its run, like model-20260105.joblib. Start another trial. Then apply list-models.yaml, a Job that succeeds only when it finds such a name.',
      goals: [
        {
          id: 'found',
          title: 'The Job list-models finds a model with a date: it completes',
          check: 'completes',
          name: 'list-models',
          withinSeconds: 604_800,
        },
        {
          id: 'retrained',
          title: 'A run of weekly-retrain completes',
          check: 'completes',
          selector: 'app=retrain',
          withinSeconds: 604_800,
        },
      ],
      hints: [
        'Somebody has to run the command date. In the container, that is a shell: command: ["sh", "-c"].',
        'With export MODEL_PATH=… in the script, both variables in env can go.',
        'A trial needs a new name each time. If list-models has failed, delete it before you apply it again: kubectl delete job list-models -n ml-platform.',
      ],
      solution: [
        `sed '/ env:/,/joblib/d; s|command: .*|command: ["sh", "-c", "MODEL_PATH=/models/model-$(date +%Y%m%d).joblib python train.py --retrain"]|' weekly-retrain.yaml | kubectl apply -f -`,
        'kubectl create job --from=cronjob/weekly-retrain dated -n ml-platform',
        'kubectl wait --for=condition=complete job/dated -n ml-platform --timeout=60s',
        'kubectl apply -f list-models.yaml',
        'sleep 20',
      ],
    },
    'leave-a-trace': {
      task: 'Change broken-retrain.yaml so that a failed night leaves its pods behind. Apply it, start a run by hand, wait until its Job has failed, and read the log of a failed pod: what is missing?',
      goals: [
        {
          id: 'never',
          title: 'A failed try is never restarted in place',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'broken-retrain',
          path: 'spec.jobTemplate.spec.template.spec.restartPolicy',
          equals: 'Never',
        },
        {
          id: 'failed',
          title: 'A Job of it fails: BackoffLimitExceeded',
          check: 'eventSeen',
          kind: 'Job',
          selector: 'app=broken',
          reason: 'BackoffLimitExceeded',
        },
        { id: 'read', title: 'You read a log in ml-platform', check: 'commandUsed', words: ['kubectl', 'logs', 'ml-platform'] },
      ],
      hints: [
        'The field stands beside containers, in the pod template.',
        'The retries wait 10 and 20 seconds, so the whole takes less than a minute.',
        'kubectl logs -n ml-platform -l app=broken reads all of them at once.',
      ],
      solution: [
        "sed 's/OnFailure/Never/' broken-retrain.yaml | kubectl apply -f -",
        'kubectl create job --from=cronjob/broken-retrain morning -n ml-platform',
        'sleep 120',
        'kubectl logs -l app=broken -n ml-platform',
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, core/v1 Container: env, command, args, expansion of $(NAME)',
    'Kubernetes v1.35, core/v1 EnvVarSource, fieldRef',
    'Kubernetes v1.35, Job controller: backoffLimit with restartPolicy OnFailure',
    'kubectl v1.35: create job --from',
  ],
});
