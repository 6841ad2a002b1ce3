import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'parcel-labels-127',
  title: 'No labels for the morning parcels',
  difficulty: 'first day',
  minutes: 8,
  covers: ['exit code'],
  page: {
    what: 'Job print-labels has failed pods, one after the other. The label printer in hall 2 is silent.',
    since: 'the release of 01:57',
    who: 'The warehouse: 120 parcels are packed and wait for a label. The van leaves in half an hour.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 90 },
  settleSeconds: 300,
  goals: [
    {
      id: 'labels-are-printed',
      title: 'A labels Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=labels',
      withinSeconds: 1200,
    },
    {
      id: 'labels-come-out',
      title: 'The printer says that it has printed 120 labels',
      check: 'logContains',
      selector: 'app=labels',
      text: '120 labels printed',
    },
    {
      id: 'keeps-retries',
      title: 'The Job keeps its three retries: the printer does jam',
      check: 'fieldEquals',
      kind: 'Job',
      name: 'print-labels',
      path: 'spec.backoffLimit',
      equals: 3,
    },
  ],
  hints: [
    'The pods did start. What did the last one say before it ended? kubectl logs job/print-labels',
    'The exit code of the container is 127. A shell ends with it when it does not know a command.',
    'One word of the script is misspelt. The template of a Job is immutable: correct the file, delete the Job, apply it again.',
  ],
  solutions: [
    {
      title: 'Correct the file and replace the Job',
      run: ['kubectl delete job print-labels', 'kubectl apply -f solution/job.yaml'],
    },
    {
      title: 'In one line, with the forced replacement of kubectl',
      run: ["sed 's/slepe/sleep/' job.yaml | kubectl replace --force -f -"],
    },
  ],
  debrief: {
    cause: 'The script calls slepe, which no shell knows. The shell answered 127, the script passed it on, and every retry did the same.',
    model:
      'Exit codes tell who failed: 1 to 125 are the program’s own, 126 means found but not executable, 127 not found, 128 plus n killed by signal n. A retry helps only where the next try can differ.',
    interview:
      'Asked “what does 127 mean?”, say who returns it (the shell, not Kubernetes), where you read it (the terminated state in describe), and why backoffLimit only repeats it. A candidate who raises the limit first has not read the log.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job print-labels', 'kubectl apply -f wrong/no-retries.yaml'], failsGoal: 'keeps-retries' },
    {
      run: ["sed 's/exit \\$status/exit 0/' job.yaml | kubectl replace --force -f -"],
      failsGoal: 'labels-come-out',
    },
  ],
});
