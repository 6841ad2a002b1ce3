import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'why-jobs',
  title: 'Why Jobs',
  summary: 'Some programs should run for ever, others should finish. Kubernetes has a kind for each.',
  minutes: 6,
  teaches: ['job.purpose', 'pod.phase', 'job.restartPolicy'],
  needs: [],
  cluster: { files: ['job.yaml'], applied: [], advanceSeconds: 0 },
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
      tryIt: [],
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
          withinSeconds: 3600,
        },
      ],
      hints: ['Press Apply above the editor, or Ctrl+Enter inside it.'],
      solution: ['kubectl apply -f job.yaml'],
    },
  },
  sources: ['Kubernetes v1.35, batch/v1 Job', 'Kubernetes v1.35, apps/v1 Deployment, spec.template'],
});
