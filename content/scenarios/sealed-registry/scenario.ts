import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'sealed-registry',
  title: 'Never is a policy too',
  difficulty: 'on call',
  minutes: 8,
  covers: ['image'],
  page: {
    what: 'Job price-policies is Active; its pod shows ErrImageNeverPull. Colleagues swear that the image is in the registry.',
    since: 'the cluster got a fresh node yesterday. On the old one the image had been loaded by hand',
    who: 'The insurance desk: 940 policies without a price. Only the audited image ml-training:v1 may price them.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 150 },
  settleSeconds: 180,
  goals: [
    {
      id: 'policies-are-priced',
      title: 'A Job of the policies becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=policies',
      withinSeconds: 600,
    },
    {
      id: 'audited-image',
      title: 'It runs the audited image, ml-training:v1',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=policies',
      path: 'spec.template.spec.containers[0].image',
      equals: 'ml-training:v1',
    },
    {
      id: 'one-try',
      title: 'The Job keeps backoffLimit 0: a policy must not be priced twice',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=policies',
      path: 'spec.backoffLimit',
      equals: 0,
    },
  ],
  hints: [
    'The status names the rule that it obeys: never pull. The registry was not even asked.',
    'imagePullPolicy: Never works only where the image lies on the node already. Which policy pulls when it does not?',
    'IfNotPresent. The template is immutable, so delete the Job and apply the corrected file.',
  ],
  solutions: [
    { title: 'IfNotPresent, in the file', run: ['kubectl delete job price-policies', 'kubectl apply -f solution/job.yaml'] },
    {
      title: 'Without the line: a fixed tag has IfNotPresent as its default',
      run: ["sed '/imagePullPolicy/d' job.yaml | kubectl replace --force -f -"],
    },
  ],
  debrief: {
    cause:
      'The policy Never forbids the node to pull. On the old node the image had been put there by hand; the fresh node does not have it.',
    model:
      'Never: take it from the node or wait. IfNotPresent: pull when it is missing. Always: ask the registry at every start. The default is Always for the tag latest or no tag, and IfNotPresent for every other.',
    interview:
      'Sort the image errors by who says no: ErrImageNeverPull is the policy, InvalidImageName the spelling, ErrImagePull with “not found” the registry, with “authorization failed” the missing pull secret. ImagePullBackOff is only the pause between two tries.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job price-policies', 'kubectl apply -f wrong/other-image.yaml'], failsGoal: 'audited-image' },
    {
      run: [
        'kubectl delete job price-policies',
        "sed -e '/imagePullPolicy/d' -e 's/backoffLimit: 0/backoffLimit: 6/' job.yaml | kubectl apply -f -",
      ],
      failsGoal: 'one-try',
    },
  ],
});
