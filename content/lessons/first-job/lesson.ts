import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'first-job',
  title: 'Your first Job',
  summary: 'Twelve lines of YAML, one pod, and the four commands that tell you how it went.',
  minutes: 12,
  teaches: ['job.template', 'job.status', 'job.inspect'],
  needs: ['job.purpose', 'job.restartPolicy'],
  cluster: { files: ['job.yaml'], applied: [], advanceSeconds: 0 },
  predictions: {
    'who-makes-the-pod': {
      question: 'You apply job.yaml once. How many objects will exist when the run is over?',
      options: [
        {
          text: 'One: the Job. It runs the command itself.',
          because: 'A Job runs nothing. It is a record with a controller behind it; containers live only in pods.',
          isRight: false,
        },
        {
          text: 'Two: the Job, and one pod that the Job created.',
          because:
            'The Job controller makes a pod from spec.template and gives it a name: the Job’s, a dash and five random characters. Both stay until somebody deletes them.',
          isRight: true,
        },
        {
          text: 'One: the Job. The pod is removed as soon as it succeeds.',
          because: 'Finished pods stay, with their logs, until the Job is deleted or ttlSecondsAfterFinished removes it.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f job.yaml', 'kubectl get pods -l job-name=training-job'],
    },
    'apply-again': {
      question: 'The Job is Complete. You apply the very same file again. What happens?',
      options: [
        {
          text: 'It trains once more.',
          because: 'A Job runs once. To run again, delete it first or give the new one another name.',
          isRight: false,
        },
        {
          text: 'Nothing: the answer is unchanged.',
          because: 'The file asks for what already exists, finished or not, so there is nothing to do.',
          isRight: true,
        },
        {
          text: 'An error: the name is taken.',
          because: 'That is what kubectl create says. Apply compares with what is there, and finds no difference.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f job.yaml'],
    },
    'edit-the-image': {
      question: 'You change the image in job.yaml and apply the file. The Job training-job exists already. What happens?',
      options: [
        {
          text: 'The Job runs again, with the new image.',
          because: 'That is how a Deployment answers: it replaces its pods. A Job has no second run to give.',
          isRight: false,
        },
        {
          text: 'The API server refuses: the template of a Job cannot be changed.',
          because:
            'The template is immutable from the moment the Job is created, running or finished. Pods that ran and pods to come must be of one kind.',
          isRight: true,
        },
        {
          text: 'The change is stored, for the next pod.',
          because: 'Then one Job could have pods of two kinds, and nobody could say what it ran. So it is not allowed.',
          isRight: false,
        },
      ],
      tryIt: [],
    },
  },
  exercises: {
    'run-and-read': {
      task: 'Run the Job to its end, then read what it printed.',
      goals: [
        {
          id: 'complete',
          title: 'The Job training-job becomes Complete',
          check: 'completes',
          name: 'training-job',
        },
        {
          id: 'first-try',
          title: 'No pod of it fails',
          check: 'attempts',
          selector: 'job-name=training-job',
          atMost: 0,
          lastTry: true,
        },
        {
          id: 'logs-read',
          title: 'You read the log through the Job',
          check: 'commandUsed',
          words: ['kubectl', 'logs', 'job*/training-job'],
        },
      ],
      hints: [
        'Apply the file as it is. Nothing in it has to change.',
        'kubectl logs takes a pod’s name, or TYPE/NAME for the thing that made the pod.',
      ],
      solution: ['kubectl apply -f job.yaml', 'kubectl wait --for=condition=complete job/training-job', 'kubectl logs job/training-job'],
    },
    'ask-the-cluster': {
      task: 'Run training-job to its end if it is not there. Find its pod by the label, not by its name, and ask for the whole story of the Job. Then write below what the last event of the Job was.',
      goals: [
        { id: 'complete', title: 'The Job training-job becomes Complete', check: 'completes', name: 'training-job' },
        {
          id: 'by-label',
          title: 'You listed pods by the label',
          check: 'commandUsed',
          words: ['kubectl', 'get', 'po*', '*job-name=training-job'],
        },
        { id: 'described', title: 'You described the Job', check: 'commandUsed', words: ['kubectl', 'describe', 'job*'] },
        { id: 'last-event', title: 'You name the reason of its last event', check: 'explanation', words: [['Completed']] },
      ],
      hints: [
        '-l takes a selector: job-name=NAME.',
        'kubectl describe job training-job prints the events at its end, the newest last. The second column is the reason.',
      ],
      solution: [
        'kubectl apply -f job.yaml',
        'kubectl wait --for=condition=complete job/training-job',
        'kubectl get pods -l job-name=training-job',
        'kubectl describe job training-job',
      ],
      writes: 'Completed: the Job is done.',
    },
    'once-more': {
      task: 'Let a Job of the same name, training-job, run to its end with the image ml-training:v1.',
      goals: [
        {
          id: 'image',
          title: 'The Job training-job uses ml-training:v1',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'training-job',
          path: 'spec.template.spec.containers[0].image',
          equals: 'ml-training:v1',
        },
        {
          id: 'succeeded',
          title: 'It has succeeded',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'training-job',
          path: 'status.succeeded',
          equals: 1,
        },
      ],
      hints: [
        'Two Jobs of one name cannot exist, and the template cannot be edited.',
        'kubectl delete job training-job, then apply the corrected file.',
      ],
      solution: [
        'kubectl apply -f job.yaml',
        'kubectl wait --for=condition=complete job/training-job',
        'kubectl delete job training-job',
        "sed 's/my-training-image/ml-training:v1/' job.yaml | kubectl apply -f -",
      ],
    },
  },
  sources: ['Kubernetes v1.35, batch/v1 Job, spec.template and status', 'kubectl v1.35: get, describe, logs'],
});
