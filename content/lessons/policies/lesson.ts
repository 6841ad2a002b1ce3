import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'policies',
  title: 'Policies and helpers',
  summary: 'Which failures are worth a retry, when a replacement may start, when a Job removes itself, and helpers that end with the work.',
  minutes: 15,
  teaches: ['job.podFailurePolicy', 'job.podReplacement', 'job.ttl', 'job.sidecar'],
  needs: ['job.backoffLimit', 'job.backoff', 'job.restartPolicy', 'job.conditions', 'job.indexed', 'cronjob.history', 'debug.keepsFailing'],
  cluster: {
    files: ['import.yaml', 'careful.yaml', 'writer.yaml', 'ttl.yaml', 'hang.yaml', 'sidecar.yaml'],
    applied: [],
    advanceSeconds: 0,
  },
  predictions: {
    'drain-or-delete': {
      question:
        'The Job careful has backoffLimit: 0 and a rule that ignores pods with the condition DisruptionTarget. Once its node is drained, once you delete its pod by hand. Which of the two does it survive?',
      options: [
        {
          text: 'Both: in both cases the pod was taken away and the program is not to blame.',
          because:
            'Kubernetes cannot know why you delete a pod. A plain delete leaves no mark, so it counts as a failure, and the limit is 0.',
          isRight: false,
        },
        {
          text: 'The drain.',
          because:
            'A drain uses the eviction API, which marks the pod with DisruptionTarget before it is deleted. The rule matches and the loss is free. A pod deleted by hand has no mark and counts as a failure.',
          isRight: true,
        },
        {
          text: 'Neither: with backoffLimit 0 no pod may be lost.',
          because: 'backoffLimit counts failures. What a rule ignores is not counted.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f careful.yaml',
        'sleep 5',
        'kubectl drain node-1',
        'kubectl uncordon node-1',
        'kubectl wait --for=condition=complete job/careful --timeout=90s',
        'kubectl get job careful',
      ],
    },
    'two-at-once': {
      question:
        'The program in writer.yaml takes 25 seconds to close its files when it is asked to stop. You delete its pod. A Job of one pod, parallelism 1: how many of its pods can write at the same time?',
      options: [
        {
          text: 'One. parallelism: 1 means one at a time.',
          because:
            'parallelism counts active pods, and a pod that is being deleted is not active any more, even while its program still runs.',
          isRight: false,
        },
        {
          text: 'Two, for about a quarter of a minute.',
          because:
            'The deleted pod counts as failed at once. After the back-off of ten seconds the replacement starts, while the old program is still closing its files.',
          isRight: true,
        },
        {
          text: 'None: the Job fails, since a pod was deleted.',
          because: 'A deleted pod is one failure of the six that the default backoffLimit allows. It is replaced.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl apply -f writer.yaml',
        'sleep 5',
        'kubectl delete pod -l job-name=writer --wait=false',
        'sleep 15',
        'kubectl get pods -l job-name=writer',
      ],
    },
    'old-job-gets-a-ttl': {
      question: 'A Job has been Complete for more than a minute. Now you patch it: ttlSecondsAfterFinished: 30. When is it removed?',
      options: [
        {
          text: 'In 30 seconds.',
          because: 'The time counts from the end of the Job, not from the moment when you set the field.',
          isRight: false,
        },
        {
          text: 'At once.',
          because: 'Its 30 seconds were over before you set them. The clock starts with the condition Complete or Failed.',
          isRight: true,
        },
        {
          text: 'Never: the field must be there when the Job is created.',
          because: 'It can be set, changed and removed at any time, also on a finished Job.',
          isRight: false,
        },
      ],
      tryIt: [
        'kubectl create job old --image=busybox:1.36 -- true',
        'sleep 80',
        'kubectl get job old',
        `kubectl patch job old -p '{"spec":{"ttlSecondsAfterFinished":30}}'`,
        'kubectl get jobs',
      ],
    },
    'helper-that-stays': {
      question:
        'The pod in hang.yaml has two containers. main works for five seconds and exits with 0; proxy runs until somebody stops it. When is the Job Complete?',
      options: [
        {
          text: 'When main is done: it is the first container.',
          because:
            'The order of the containers means nothing, and none of them is the main one. A pod has succeeded when every container has exited with 0.',
          isRight: false,
        },
        {
          text: 'Never.',
          because:
            'proxy does not know that the work is done. The pod stays NotReady with 1/2, the Job stays Running, and no retry is used.',
          isRight: true,
        },
        {
          text: 'After 30 seconds, when the grace period has passed.',
          because: 'A grace period belongs to a pod that is being deleted. Nobody deletes this one.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f hang.yaml', 'sleep 30', 'kubectl get pods -l job-name=hang', 'kubectl get job hang'],
    },
  },
  exercises: {
    'fail-at-once': {
      task: 'Exit code 42 of the Job import means that its data is wrong. Let the Job fail with the first such pod. Other exit codes shall still be retried.',
      goals: [
        {
          id: 'by-policy',
          title: 'The Job import fails by its own policy',
          check: 'eventSeen',
          kind: 'Job',
          name: 'import',
          reason: 'PodFailurePolicy',
        },
        { id: 'one-pod', title: 'After a single pod', check: 'fieldEquals', kind: 'Job', name: 'import', path: 'status.failed', equals: 1 },
        {
          id: 'limit-kept',
          title: 'Six retries stay possible',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'import',
          path: 'spec.backoffLimit',
          equals: 6,
        },
      ],
      hints: [
        'podFailurePolicy stands beside backoffLimit. The rules in careful.yaml show its form.',
        'The rule needs action: FailJob and onExitCodes with operator: In and values: [42].',
      ],
      solution: [
        'kubectl delete job import --ignore-not-found',
        "sed 's/^  backoffLimit: 6/&\\n  podFailurePolicy:\\n    rules:\\n    - action: FailJob\\n      onExitCodes:\\n        operator: In\\n        values: [42]/' import.yaml | kubectl apply -f -",
      ],
    },
    'one-writer': {
      task: 'Start writer again and make sure that a replacement waits until the old pod has ended. Prove it: delete its pod while it runs, and let the Job become Complete.',
      goals: [
        {
          id: 'waits',
          title: 'Replacements of writer wait for the end of the old pod',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'writer',
          path: 'spec.podReplacementPolicy',
          equals: 'Failed',
        },
        { id: 'deleted', title: 'You delete its pod', check: 'commandUsed', words: ['kubectl', 'delete', 'pod'] },
        { id: 'done', title: 'The Job writer becomes Complete', check: 'completes', name: 'writer' },
      ],
      hints: ['The field is podReplacementPolicy, and unlike most of a Job’s spec it can be changed while the Job runs.'],
      solution: [
        'kubectl delete job writer --ignore-not-found',
        'kubectl apply -f writer.yaml',
        `kubectl patch job writer -p '{"spec":{"podReplacementPolicy":"Failed"}}'`,
        'sleep 5',
        'kubectl delete pod -l job-name=writer',
        'kubectl wait --for=condition=complete job/writer --timeout=120s',
      ],
    },
    'end-with-the-work': {
      task: 'Change hang.yaml so that its proxy is a sidecar, and run the Job hang to its end.',
      goals: [
        { id: 'done', title: 'The Job hang becomes Complete', check: 'completes', name: 'hang' },
        {
          id: 'sidecar',
          title: 'Its proxy is an init container that always restarts',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'hang',
          path: 'spec.template.spec.initContainers[0].restartPolicy',
          equals: 'Always',
        },
        {
          id: 'same-proxy',
          title: 'It is still called proxy',
          check: 'fieldEquals',
          kind: 'Job',
          name: 'hang',
          path: 'spec.template.spec.initContainers[0].name',
          equals: 'proxy',
        },
      ],
      hints: ['sidecar.yaml has the form. If hang is already there, delete it first.'],
      solution: ['kubectl delete job hang --ignore-not-found', "sed 's/name: with-sidecar/name: hang/' sidecar.yaml | kubectl apply -f -"],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 Job: podFailurePolicy, podReplacementPolicy, ttlSecondsAfterFinished',
    'Kubernetes v1.35, Job controller and TTL-after-finished controller',
    'Kubernetes v1.35, core/v1 Pod: initContainers[].restartPolicy',
    'Recordings pod-failure-policy-*, pod-replacement-*, job-ttl, sidecar-hangs and sidecar-native of a v1.35.6 cluster',
  ],
});
