import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'tainted-for-microscopes',
  title: 'Reserved for microscopes',
  difficulty: 'on call',
  minutes: 9,
  covers: ['taint'],
  page: {
    what: 'Job count-cells is Active, its pod is Pending. The node is idle.',
    since: 'four minutes ago; the lab reserved the node for itself this week',
    who: 'The lab itself: it reserved the node for exactly this Job, and the samples dry out.',
  },
  start: { manifests: ['node.yaml', 'job.yaml'], advanceSeconds: 240 },
  settleSeconds: 240,
  goals: [
    {
      id: 'cells-are-counted',
      title: 'A cells Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=cells',
      withinSeconds: 600,
    },
    {
      id: 'node-stays-reserved',
      title: 'The node keeps its taint lab=microscopes',
      check: 'fieldEquals',
      kind: 'Node',
      name: 'node-1',
      path: 'spec.taints[0].value',
      equals: 'microscopes',
    },
    {
      id: 'tolerates-only-the-lab',
      title: 'The Job tolerates the taint of the lab, not every taint there is',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=cells',
      path: 'spec.template.spec.tolerations[0].key',
      equals: 'lab',
    },
  ],
  hints: [
    'untolerated taint(s): the message does not name the taint. kubectl describe node node-1 does.',
    'The pod has a toleration. Compare key, value and effect with the taint, letter by letter.',
    'One s is missing in the value. Correct it, or use operator Exists, which takes any value of the key; replace the Job.',
  ],
  solutions: [
    { title: 'Correct the value', run: ['kubectl delete job count-cells', 'kubectl apply -f solution/job.yaml'] },
    { title: 'Tolerate any value of the key', run: ['kubectl replace --force -f solution/any-value.yaml'] },
    {
      title: 'Correct the value on the way',
      run: ["sed 's/value: microscope$/value: microscopes/' job.yaml | kubectl replace --force -f -"],
    },
  ],
  debrief: {
    cause:
      'The toleration said microscope, the taint says microscopes. Equal compares the whole value, so the pod was not allowed on the node.',
    model:
      'A taint pushes pods away, a toleration only gives permission: it draws no pod to the node. To reserve a node one needs both, the taint against strangers and a node selector or affinity for one’s own.',
    interview:
      'Candidates mix up taints and affinity. Say which object has which, and which side is the default. Then the three effects: NoSchedule keeps new pods away, PreferNoSchedule tries to, NoExecute also evicts those that run.',
  },
  wrongAnswers: [
    { run: ['kubectl taint node node-1 lab-'], failsGoal: 'node-stays-reserved' },
    {
      run: ['kubectl delete job count-cells', 'kubectl apply -f wrong/tolerate-everything.yaml'],
      failsGoal: 'tolerates-only-the-lab',
    },
  ],
});
