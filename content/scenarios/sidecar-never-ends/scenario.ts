import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'sidecar-never-ends',
  title: 'The helper that does not go home',
  difficulty: 'on call',
  minutes: 12,
  covers: ['sidecar'],
  page: {
    what: 'Job translate-menu is 0/1 after eight minutes. Its pod is 1/2, STATUS NotReady. The translation itself was done after 20 seconds.',
    since: 'a second container was added that uploads the result',
    who: 'The restaurant: the printer waits for the Job to be Complete. The upload must happen too.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 480 },
  settleSeconds: 300,
  goals: [
    {
      id: 'job-completes',
      title: 'A menu Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=menu',
      withinSeconds: 600,
    },
    {
      id: 'menu-is-uploaded',
      title: 'The log of the helper says that the menu was uploaded, in a new run',
      check: 'logContains',
      selector: 'app=menu',
      text: 'uploaded menu in 11 languages',
    },
    {
      id: 'one-menu-at-a-time',
      title: 'Never two active menu Jobs',
      check: 'count',
      kind: 'Job',
      selector: 'app=menu',
      atMost: 1,
    },
  ],
  hints: [
    'kubectl describe pod -l app=menu: one container is Terminated, Completed. And the other?',
    'A pod is Succeeded when all its regular containers have ended. The helper loops for ever, so the pod never is.',
    'Make it a native sidecar: under initContainers, with restartPolicy: Always. The kubelet stops it when the work is done. Or let the helper end by itself.',
  ],
  solutions: [
    { title: 'A native sidecar', run: ['kubectl delete job translate-menu', 'kubectl apply -f solution/native-sidecar.yaml'] },
    { title: 'A helper that ends by itself', run: ['kubectl replace --force -f solution/one-upload.yaml'] },
  ],
  debrief: {
    cause: 'The helper was an ordinary container with an endless loop. The pod waited for it, and the Job waited for the pod.',
    model:
      'Ordinary containers are equals: all of them have to end. A container under initContainers with restartPolicy: Always is a sidecar: it starts before the work, runs beside it, is stopped after it, and its exit code does not count.',
    interview:
      'Before native sidecars people used shared files, process namespaces and kill scripts. Know one of these and why it is no longer needed. Then the detail: sidecars are stopped in reverse order, within the grace period of the pod.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job translate-menu', 'kubectl apply -f wrong/no-sidecar.yaml'], failsGoal: 'menu-is-uploaded' },
    {
      run: ["sed 's/name: translate-menu/name: translate-menu-2/' solution/native-sidecar.yaml | kubectl apply -f -"],
      failsGoal: 'one-menu-at-a-time',
    },
  ],
});
