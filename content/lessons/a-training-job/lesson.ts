import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'a-training-job',
  title: 'A real training Job',
  summary: 'A namespace, a setting from a ConfigMap, room on a node, and a volume that keeps the model.',
  minutes: 15,
  teaches: ['job.configuration', 'job.resources', 'job.storage'],
  needs: ['job.template', 'job.inspect', 'job.backoffLimit', 'job.deadline', 'job.restartInPlace', 'job.lifecycle'],
  cluster: { files: ['job.yaml', 'platform.yaml', 'greedy.yaml', 'evaluate.yaml'], applied: ['platform.yaml'], advanceSeconds: 5 },
  predictions: {
    'change-while-running': {
      question:
        'The ConfigMap says 5 epochs. Two seconds after the training has started, somebody changes it to 9. How many epochs does this run have?',
      options: [
        {
          text: 'Five.',
          because:
            'An environment variable is read once, when the container starts. But if this try fails, the next one starts with 9: two tries of one Job may differ.',
          isRight: true,
        },
        {
          text: 'Nine: the Job follows its ConfigMap.',
          because: 'Nobody can change the environment of a process that runs. Only a container that starts later sees the new value.',
          isRight: false,
        },
        {
          text: 'Nine: the pod is restarted with the new value.',
          because: 'Kubernetes restarts nothing because of a ConfigMap, not even pods of a Deployment.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f job.yaml',
        'sleep 2',
        `kubectl patch configmap training-config -n ml-platform -p '{"data":{"epochs":"9"}}'`,
        'sleep 20',
        'kubectl logs -n ml-platform job/model-training',
      ],
    },
    'no-room': {
      question: 'greedy.yaml requests 3 CPUs, and forgives no failure: backoffLimit: 0. The only node has 2 CPUs. What becomes of the Job?',
      options: [
        {
          text: 'It is Failed at once.',
          because: 'No pod has failed. A pod that finds no place waits for one.',
          isRight: false,
        },
        {
          text: 'It runs, more slowly than it wished.',
          because: 'A request is a condition, not a wish. A node without that much left is not considered.',
          isRight: false,
        },
        {
          text: 'Its pod stays Pending, and the Job says Running, for ever.',
          because: 'Somebody may add a larger node tomorrow, so the pod waits. Only activeDeadlineSeconds would end it.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl apply -f greedy.yaml', 'sleep 20', 'kubectl get jobs,pods -n ml-platform -l job-name=greedy'],
    },
    'model-after-delete': {
      question: 'The training is Complete, the model is in /models. You delete the Job, and its pod goes with it. Where is the model?',
      options: [
        {
          text: 'Gone with the pod.',
          because: 'That is what happens to an emptyDir, and to files that lie in no volume at all.',
          isRight: false,
        },
        {
          text: 'In the persistent volume, as before.',
          because: 'The claim is an object of its own. The Job only names it, and does not own it.',
          isRight: true,
        },
        {
          text: 'In the persistent volume, for an hour: activeDeadlineSeconds.',
          because: 'The deadline limits the run. It has nothing to do with what the run leaves behind.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl get pv,pvc -n ml-platform'],
    },
  },
  exercises: {
    'eight-epochs': {
      task: 'Train with 8 epochs, without any change to job.yaml. Read the log to see that it worked.',
      goals: [
        {
          id: 'setting',
          title: 'The ConfigMap says 8 epochs',
          check: 'fieldEquals',
          kind: 'ConfigMap',
          name: 'training-config',
          path: 'data.epochs',
          equals: '8',
        },
        {
          id: 'trained',
          title: 'The Job model-training becomes Complete',
          check: 'completes',
          name: 'model-training',
        },
        { id: 'log-read', title: 'You read its log', check: 'commandUsed', words: ['kubectl', 'logs', 'job/model-training'] },
      ],
      hints: [
        'Change the value in platform.yaml and apply the file; the other objects in it stay as they are.',
        'If the Job has run before, delete it first: kubectl delete job model-training -n ml-platform',
        'kubectl logs -n ml-platform job/model-training',
      ],
      solution: [
        `sed 's/epochs: "5"/epochs: "8"/' platform.yaml | kubectl apply -f -`,
        'kubectl apply -f job.yaml',
        'kubectl wait -n ml-platform --for=condition=complete job/model-training --timeout=120s',
        'kubectl logs -n ml-platform job/model-training',
      ],
    },
    'make-room': {
      task: 'The training in greedy.yaml uses half a CPU and about 100 MiB of memory. Correct what it requests, and give it a memory limit of 256Mi. It must get through.',
      goals: [
        { id: 'trained', title: 'The Job greedy becomes Complete', check: 'completes', name: 'greedy' },
        {
          id: 'limit',
          title: 'Its container has a memory limit of 256Mi',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'greedy',
          path: 'spec.template.spec.containers[0].resources.limits.memory',
          equals: '256Mi',
        },
      ],
      hints: [
        'There are two troubles. The second shows only when the first is repaired. Delete the Job before each new try.',
        'kubectl describe pods -n ml-platform -l job-name=greedy: read the events of the pod.',
        'Half a CPU is 500m. A container over its memory limit is killed: OOMKilled, exit code 137.',
      ],
      solution: [`sed 's/cpu: "3"/cpu: "500m"/; s/64Mi/256Mi/' greedy.yaml | kubectl apply -f -`],
    },
    'evaluate-the-model': {
      task: 'evaluate.yaml reads the model that the training has written, and does not find it. Run the training, then let evaluate read its model.',
      goals: [
        {
          id: 'trained',
          title: 'The Job model-training becomes Complete',
          check: 'completes',
          name: 'model-training',
        },
        { id: 'evaluated', title: 'The Job evaluate becomes Complete', check: 'completes', name: 'evaluate' },
      ],
      hints: [
        'Which volume is mounted at /models in job.yaml, and which in evaluate.yaml?',
        'An emptyDir belongs to one pod. Name the claim instead, as job.yaml does. If evaluate has failed already, delete it first.',
      ],
      solution: [
        'kubectl apply -f job.yaml',
        'kubectl wait -n ml-platform --for=condition=complete job/model-training --timeout=120s',
        `sed 's/emptyDir: {}/persistentVolumeClaim: {claimName: model-pvc}/' evaluate.yaml | kubectl apply -f -`,
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, core/v1 Container: env, resources, volumeMounts',
    'Kubernetes v1.35, scheduler: NodeResourcesFit; kubelet: OOMKilled',
    'Kubernetes v1.35, PersistentVolumeClaim, access modes',
    'Recordings of a v1.35.6 cluster: a missing ConfigMap, a missing claim, no room for a pod, out of memory',
  ],
});
