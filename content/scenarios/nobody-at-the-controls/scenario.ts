import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'nobody-at-the-controls',
  title: 'Nobody at the controls',
  difficulty: 'staff',
  minutes: 20,
  covers: ['control plane'],
  page: {
    what: 'The night shift applied job.yaml and nothing happened: no pod, no event, an empty status. They took it back. CronJob bed-count has not run since 02:15.',
    since:
      'some time after 02:15; the API answers, kubectl works. You have no access to the control plane, and its team is on the way: half an hour',
    who: 'Ward 5, which needs its dosage list within ten minutes, and needs it once: a second print later would be mistaken for a change.',
  },
  start: {
    manifests: ['cronjob.yaml'],
    opens: ['job.yaml'],
    weather: [{ atSeconds: 1100, weather: { kind: 'controllerManager', isDown: true } }],
    advanceSeconds: 3000,
  },
  settleSeconds: 120,
  goals: [
    {
      id: 'list-is-printed',
      title: 'The log of a pod says: dosage list of ward 5 printed',
      check: 'logContains',
      selector: 'app=dosage',
      text: 'dosage list of ward 5 printed',
    },
    {
      id: 'no-second-print-later',
      title: 'No Job is left behind that would print the list again when the control plane is back',
      check: 'absent',
      kind: 'Job',
      selector: 'app=dosage',
    },
    {
      id: 'cause-is-named',
      title: 'You write down which component does not work, for the team that is on the way',
      check: 'explanation',
      words: [['controller manager', 'controller-manager', 'controllermanager', 'kube-controller', 'job controller']],
    },
  ],
  hints: [
    'Sort the symptoms by who does the work: storing objects, making pods of Jobs, choosing a node, starting containers. Apply the Job and see how far it comes.',
    'A Job without status and without events was never looked at. Try a step that needs no controller: kubectl run, a bare pod. Does it start?',
    'The API server, the scheduler and the kubelet work; the controller manager does not. Delete the Job if you made it, print the list with a bare pod that has the label app=dosage, and name the component.',
  ],
  solutions: [
    {
      title: 'A bare pod by command',
      run: [
        "kubectl run dosage-list --image=busybox:1.36 --restart=Never --labels=app=dosage --command -- sh -c 'echo dosage list of ward 5 printed'",
        'sleep 10',
        'kubectl logs dosage-list',
      ],
      writes: 'The controller manager is down: Jobs and CronJobs are stored, but nobody acts on them. Pods still start.',
    },
    {
      title: 'Try the Job, take it back, apply a bare pod',
      run: [
        'kubectl apply -f job.yaml',
        'sleep 20',
        'kubectl describe job dosage-list',
        'kubectl delete job dosage-list',
        'kubectl apply -f solution/pod.yaml',
      ],
      writes: 'No controller looks at Jobs, so kube-controller-manager is not running; scheduler and kubelet are fine.',
    },
  ],
  debrief: {
    cause:
      'The controller manager was down. The API server went on storing Jobs, but the loops that turn a Job into pods and a schedule into Jobs did not run.',
    model:
      'Each component only writes down what it wants and watches for its own part. API server: stores. Controller manager: Job to pod, CronJob to Job, garbage collection. Scheduler: pod to node. Kubelet: pod to containers. What stops tells which one is missing.',
    interview:
      'A staff interview asks for the elimination, not the name: an empty status means that no controller looked, a bare pod that starts clears the scheduler and the kubelet. Then think ahead: what happens all at once when it comes back? Missed slots, stored Jobs, retries.',
  },
  wrongAnswers: [
    {
      run: ['kubectl apply -f solution/pod.yaml', 'kubectl apply -f job.yaml'],
      writes: 'The controller manager is down.',
      failsGoal: 'no-second-print-later',
    },
    {
      run: ['kubectl apply -f solution/pod.yaml'],
      writes: 'The scheduler does not find a node.',
      failsGoal: 'cause-is-named',
    },
    {
      run: ['kubectl delete cronjob bed-count', "sed 's/dosage/dose/g' job.yaml | kubectl apply -f -"],
      writes: 'kube-controller-manager is not running.',
      failsGoal: 'list-is-printed',
    },
  ],
});
