import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ferry-manifest-secret',
  title: 'The ferry waits for its list',
  difficulty: 'first day',
  minutes: 7,
  covers: ['configuration'],
  page: {
    what: 'Job passenger-list is Active, its pod stands in ContainerCreating. The harbour has no list of passengers.',
    since: 'five minutes ago; the Job was moved to this new cluster today',
    who: '212 passengers. The ferry may not leave before the list has arrived. The harbour’s token is: ferry-2026',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 300 },
  settleSeconds: 240,
  goals: [
    {
      id: 'list-is-sent',
      title: 'A Job of the list becomes Complete within 15 minutes',
      check: 'completes',
      selector: 'app=passengers',
      withinSeconds: 900,
    },
    {
      id: 'token-is-secret',
      title: 'No ConfigMap holds the token: everybody may read those',
      check: 'absent',
      kind: 'ConfigMap',
      name: 'harbour-token',
    },
    {
      id: 'keeps-deadline',
      title: 'The Job keeps its limit of half an hour',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=passengers',
      path: 'spec.activeDeadlineSeconds',
      equals: 1800,
    },
  ],
  hints: [
    'ContainerCreating for five minutes means that something is being waited for. kubectl describe pod -l app=passengers says what.',
    'The pod mounts a Secret that nobody has created in this cluster. Which name, and which key does the command read?',
    'Create the Secret harbour-token with a key token. The kubelet tries the mount again by itself, at most two minutes later.',
  ],
  solutions: [
    {
      title: 'Create the Secret by command',
      run: ['kubectl create secret generic harbour-token --from-literal=token=ferry-2026'],
    },
    { title: 'Apply it as a manifest', run: ['kubectl apply -f solution/secret.yaml'] },
  ],
  debrief: {
    cause: 'The Secret of the old cluster was not brought along. The volume could not be mounted, so the pod never left ContainerCreating.',
    model:
      'A missing object shows in two ways. Asked for as environment: CreateContainerConfigError, tried every 10 to 15 seconds. Asked for as a volume: ContainerCreating and FailedMount, tried after half a second, then at doubling distances up to two minutes.',
    interview:
      'Say why the Job does not fail: nothing exited. Then add what you would do so that this does not last the night: an activeDeadlineSeconds, and an alert on pods that are Pending for too long.',
  },
  wrongAnswers: [
    {
      run: ['kubectl create configmap harbour-token --from-literal=token=ferry-2026', 'kubectl apply -f solution/secret.yaml'],
      failsGoal: 'token-is-secret',
    },
    { run: ['kubectl delete job passenger-list', 'kubectl apply -f wrong/optional.yaml'], failsGoal: 'list-is-sent' },
    {
      run: ['kubectl apply -f solution/secret.yaml', 'kubectl delete job passenger-list', 'kubectl apply -f wrong/no-deadline.yaml'],
      failsGoal: 'keeps-deadline',
    },
  ],
});
