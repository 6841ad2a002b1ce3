import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'registry-on-fire',
  title: 'The registry is on fire',
  difficulty: 'on call',
  minutes: 12,
  covers: ['image'],
  page: {
    what: 'Job blood-inventory is Active, its pod shows ImagePullBackOff. The tag is right, the image was pulled last week on another node.',
    since: '02:00; the registry’s data centre is being evacuated and will be back at noon',
    who: 'Two hospitals that plan operations by this count. The script uses nothing but a shell; its image is a busybox with a logo. The nodes hold busybox:1.36.',
  },
  start: {
    manifests: ['job.yaml'],
    weather: [{ atSeconds: 0, weather: { kind: 'registry', isDown: true } }],
    advanceSeconds: 240,
  },
  settleSeconds: 120,
  goals: [
    {
      id: 'blood-is-counted',
      title: 'An inventory Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=inventory',
      withinSeconds: 600,
    },
    {
      id: 'counted-once',
      title: 'Only one inventory Job is left: none wakes up at noon and counts again',
      check: 'exists',
      kind: 'Job',
      selector: 'app=inventory',
      atMost: 1,
    },
    {
      id: 'cause-is-named',
      title: 'You write down how you know that the name of the image is not the problem',
      check: 'explanation',
      words: [
        ['registry', 'connect', 'dial', 'lookup', 'no such host', 'network', 'reach'],
        ['not found', 'notfound', 'message', 'event', 'error'],
      ],
    },
  ],
  hints: [
    'ImagePullBackOff is only the pause. The cause stands in the event before it: kubectl describe pod -l app=inventory',
    'Not “not found”: the registry could not be reached at all. Retries will help, at noon. What can run before that?',
    'An image that the node holds needs no registry, if the policy does not insist on asking: busybox:1.36 with IfNotPresent or Never. Replace the Job, do not add a second one.',
  ],
  solutions: [
    {
      title: 'An image that is on the node, in the file',
      run: ['kubectl describe pod -l app=inventory', 'kubectl delete job blood-inventory', 'kubectl apply -f solution/job.yaml'],
      writes: 'The error is not “not found”: the event says that the registry could not be reached.',
    },
    {
      title: 'The same on the way',
      run: ["sed 's/fresh-image:v1/busybox:1.36/' job.yaml | kubectl replace --force -f -"],
      writes: 'The message of the event is about connecting to the registry, not about the image.',
    },
    {
      title: 'With a policy that never asks',
      run: ['kubectl replace --force -f solution/never-pull.yaml'],
      writes: 'The event has an error of the connection to the registry.',
    },
  ],
  debrief: {
    cause: 'The registry was unreachable. The node did not have the image, so it had to wait, and the Job with it.',
    model:
      'One status, three causes: a name that the registry does not know, a registry that does not let you in, a registry that is not there. Only the text of the event tells them apart. Images on the node keep running, unless the policy is Always or the tag is latest.',
    interview:
      'The system question behind it: a registry is a dependency of every new pod. Good answers offer fixed tags or digests with IfNotPresent, a mirror, images pulled to the nodes beforehand, and a deadline so that a Job does not wake up at a bad time.',
  },
  wrongAnswers: [
    {
      run: ['kubectl replace --force -f wrong/always.yaml'],
      writes: 'The event says that the registry cannot be reached.',
      failsGoal: 'blood-is-counted',
    },
    {
      run: ["sed 's/name: blood-inventory/name: blood-inventory-2/' solution/job.yaml | kubectl apply -f -"],
      writes: 'The event says that the registry cannot be reached.',
      failsGoal: 'counted-once',
    },
    {
      run: ['kubectl replace --force -f solution/job.yaml'],
      writes: 'The tag was misspelt, so I used another image.',
      failsGoal: 'cause-is-named',
    },
  ],
});
