import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'weather-node-label',
  title: 'No node for the radar images',
  difficulty: 'first day',
  minutes: 8,
  covers: ['node selector'],
  page: {
    what: 'Job sort-radar-images is Active, its pod is Pending. The forecast of 03:00 has no radar.',
    since: 'the nodes were labelled anew, with one spelling for the whole company',
    who: 'The weather desk. Sorting needs the fast disk; on a slow one the images come too late.',
  },
  start: { manifests: ['node.yaml', 'job.yaml'], advanceSeconds: 200 },
  settleSeconds: 120,
  goals: [
    {
      id: 'images-are-sorted',
      title: 'A radar Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=radar',
      withinSeconds: 600,
    },
    {
      id: 'by-the-new-label',
      title: 'The Job asks for the new label: other teams rely on the old one being gone',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=radar',
      path: 'spec.template.spec.nodeSelector.disk-class',
      equals: 'fast',
    },
  ],
  hints: [
    'The scheduler wrote why: node affinity/selector. What does the pod ask for?',
    'kubectl get nodes --show-labels shows what the nodes have to offer.',
    'The key of the selector is out of date. Write the new key into the file and replace the Job.',
  ],
  solutions: [
    { title: 'Correct the selector in the file', run: ['kubectl delete job sort-radar-images', 'kubectl apply -f solution/job.yaml'] },
    {
      title: 'Correct it on the way',
      run: ["sed 's#^        disk: fast#        disk-class: fast#' job.yaml | kubectl replace --force -f -"],
    },
  ],
  debrief: {
    cause: 'The pod asked for disk=fast, the node had disk-class=fast. A node selector compares whole keys.',
    model:
      'A node selector is a hard demand: no node, no start, and no failure either. The scheduler looks again when a node is added or its labels change, so labelling a node can start a pod that has waited for hours.',
    interview:
      'Offer both repairs and say what each costs: the selector belongs to the Job’s owner, the label to the platform team. Adding the old label back makes two owners of one fact.',
  },
  wrongAnswers: [
    { run: ['kubectl label node node-1 disk=fast'], failsGoal: 'by-the-new-label' },
    { run: ['kubectl delete job sort-radar-images', 'kubectl apply -f wrong/anywhere.yaml'], failsGoal: 'by-the-new-label' },
  ],
});
