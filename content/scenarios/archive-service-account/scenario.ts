import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'archive-service-account',
  title: 'Nobody by that name',
  difficulty: 'on call',
  minutes: 8,
  covers: ['service account'],
  page: {
    what: 'Job archive-letters has been Active for two minutes and has made no pod.',
    since: 'the namespace was rebuilt yesterday from “all manifests”, which turned out to be nearly all',
    who: 'Legal: letters must be in the archive before the retention check at 02:30.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 120 },
  settleSeconds: 180,
  goals: [
    {
      id: 'letters-are-archived',
      title: 'A letters Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=letters',
      withinSeconds: 600,
    },
    {
      id: 'under-its-own-name',
      title: 'The Job works under its own account: the audit asks who touched a letter',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=letters',
      path: 'spec.template.spec.serviceAccountName',
      equals: 'archivist',
    },
    {
      id: 'same-job',
      title: 'One letters Job is there, no second one beside it',
      check: 'count',
      kind: 'Job',
      selector: 'app=letters',
      atMost: 1,
    },
  ],
  hints: [
    'No pod: the events of the Job say who refused it.',
    'The pod names a service account that the namespace does not have. kubectl get serviceaccounts',
    'Create the service account archivist. The Job tries again by itself, with waits of up to a minute.',
  ],
  solutions: [
    { title: 'Create the account by command', run: ['kubectl create serviceaccount archivist'] },
    { title: 'Apply it as a manifest', run: ['kubectl apply -f solution/account.yaml'] },
  ],
  debrief: {
    cause: 'The service account had been forgotten when the namespace was rebuilt. Admission refuses a pod whose account does not exist.',
    model:
      'The Job controller is patient: it tries to create the pod after 1, 2, 4 seconds and so on up to a minute, for ever. So the repair is to make the missing thing; the Job needs no touch.',
    interview:
      'The weak answer takes the line with the account out: the Job runs, with the rights of default, and an audit finds it in March. Say what the account is for before you remove it.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job archive-letters', 'kubectl apply -f wrong/default-account.yaml'], failsGoal: 'under-its-own-name' },
    {
      run: [
        "sed 's/name: archive-letters/name: archive-letters-2/' job.yaml | kubectl apply -f -",
        'kubectl create serviceaccount archivist',
      ],
      failsGoal: 'same-job',
    },
  ],
});
