import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'archive-in-two-zones',
  title: 'The south is full of water',
  difficulty: 'on call',
  minutes: 11,
  covers: ['node affinity'],
  page: {
    what: 'Job copy-film-archive is Active, its pod is Pending. All nodes of the zone south are off: the basement there is flooded.',
    since: 'ten minutes ago. Decision of the archive: copy in the north tonight; as soon as there is a south again, it comes first',
    who: 'Eighty reels of nitrate film, which do not wait well.',
  },
  start: { manifests: ['node.yaml', 'job.yaml'], advanceSeconds: 600 },
  settleSeconds: 180,
  goals: [
    {
      id: 'reels-are-copied',
      title: 'A film Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=film',
      withinSeconds: 600,
    },
    {
      id: 'south-comes-first',
      title: 'The Job still prefers the zone south',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=film',
      path: 'spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
      atLeast: 1,
    },
    {
      id: 'north-stays-north',
      title: 'node-1 is still labelled as what it is: north',
      check: 'fieldEquals',
      kind: 'Node',
      name: 'node-1',
      path: 'metadata.labels.zone',
      equals: 'north',
    },
  ],
  hints: [
    'didn’t match Pod’s node affinity/selector. Look at the affinity of the pod: is it a wish or a demand?',
    'requiredDuringScheduling… is a demand. Its sibling preferredDuringScheduling… is a wish with a weight.',
    'Turn the demand into a wish with the same expression, weight 100, and replace the Job: the template is immutable.',
  ],
  solutions: [
    { title: 'A wish instead of a demand', run: ['kubectl delete job copy-film-archive', 'kubectl apply -f solution/prefer.yaml'] },
    { title: 'The same in one command', run: ['kubectl replace --force -f solution/prefer.yaml'] },
  ],
  debrief: {
    cause: 'The affinity demanded a zone that had no node left. A demand that nobody meets waits, for ever if need be.',
    model:
      'required filters nodes, preferred only scores those that are left. IgnoredDuringExecution means that a pod which runs is not moved when labels change. A node selector is the short form of required.',
    interview:
      'Offer the failure question with every demand: what shall happen when no node fits? For batch work a wish plus a deadline is often the better contract. Relabelling the node works tonight and lies to everybody else.',
  },
  wrongAnswers: [
    { run: ['kubectl replace --force -f wrong/anywhere.yaml'], failsGoal: 'south-comes-first' },
    {
      run: ['kubectl label node node-1 zone=south --overwrite', 'kubectl replace --force -f solution/prefer.yaml'],
      failsGoal: 'north-stays-north',
    },
  ],
});
