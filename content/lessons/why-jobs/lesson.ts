import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'why-jobs',
  title: 'Why Jobs',
  summary: 'Some programs should run for ever, others should finish. Kubernetes has a kind for each.',
  minutes: 10,
  teaches: ['job.purpose', 'pod.phase', 'job.restartPolicy'],
  needs: [],
  cluster: { files: ['job.yaml', 'deployment.yaml', 'migrate.yaml'], applied: [], advanceSeconds: 0 },
  predictions: {
    'after-exit': {
      question: 'A Deployment runs python train.py. The script ends with exit code 0. What does Kubernetes do next?',
      options: [
        {
          text: 'Nothing: exit code 0 means success, so the pod stays Completed.',
          because: 'That is what a Job would do. A Deployment has no idea of done: its pods always restart.',
          isRight: false,
        },
        {
          text: 'It starts the container again, and again, with growing pauses.',
          because:
            'Pods of a Deployment must have restartPolicy Always. An exit, even a clean one, is something to repair, so the container restarts and its status soon reads CrashLoopBackOff.',
          isRight: true,
        },
        {
          text: 'It deletes the pod and lowers the replica count to 0.',
          because: 'Only people and autoscalers change the replica count. The Deployment keeps what it was asked for.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f deployment.yaml', 'sleep 60', 'kubectl get deployments,pods -l app=train-forever'],
    },
    'pod-removed': {
      question: 'The Job has succeeded, and its one pod is Completed. You delete that pod. What does the Job do?',
      options: [
        {
          text: 'It makes a new pod, as a Deployment would.',
          because: 'A Deployment keeps a number of pods. A Job keeps a count of successes, and the success has been counted.',
          isRight: false,
        },
        {
          text: 'Nothing. It stays Complete, 1/1.',
          because: 'The pod was only the record of a run. With it its log is gone; the success stays counted.',
          isRight: true,
        },
        {
          text: 'It is no longer Complete: 0/1.',
          because: 'A success that was counted is not taken back, and a finished Job stays finished.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f job.yaml',
        'kubectl wait --for=condition=complete job/train-once',
        'kubectl delete pod -l job-name=train-once',
        'sleep 30',
        'kubectl get jobs,pods -l job-name=train-once',
      ],
    },
  },
  exercises: {
    'run-once': {
      task: 'Apply job.yaml and let the run finish.',
      goals: [
        {
          id: 'finishes',
          title: 'The Job train-once becomes Complete',
          check: 'completes',
          name: 'train-once',
        },
      ],
      hints: [
        'Choose job.yaml in the editor and press Apply, or Ctrl+Enter inside it.',
        'The run takes some ten seconds of the cluster’s time. Check again when the bar is green.',
      ],
      solution: ['kubectl apply -f job.yaml'],
    },
    'the-other-kind': {
      task: 'migrate.yaml moves the tables of a database, as a Deployment. It would move them again and again. Write it as a Job named migrate, and let it run once.',
      goals: [
        { id: 'moved', title: 'A Job migrate becomes Complete', check: 'completes', name: 'migrate' },
        {
          id: 'once',
          title: 'It was moved once',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'migrate',
          path: 'status.succeeded',
          equals: 1,
        },
      ],
      hints: [
        'job.yaml has the form. Which lines of migrate.yaml have no place in a Job?',
        'apiVersion: batch/v1 and kind: Job. replicas and selector go; a restartPolicy comes in, beside containers.',
        'The labels may stay. The Job adds its own.',
      ],
      solution: [
        "sed 's/apps/batch/; s/Deployment/Job/; /replicas/d; /selector/d; /matchLabels/,+1d; s/^      containers:/      restartPolicy: Never\\n      containers:/' migrate.yaml | kubectl apply -f -",
      ],
    },
  },
  sources: ['Kubernetes v1.35, batch/v1 Job', 'Kubernetes v1.35, apps/v1 Deployment, spec.template'],
});
