import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'harvest-claim-pending',
  title: 'No barn is large enough',
  difficulty: 'on call',
  minutes: 12,
  covers: ['volume'],
  page: {
    what: 'Job weigh-harvest is Active, its pod is Pending, no node is short of anything.',
    since: 'ten minutes ago, on the new cluster; the claim was copied from the old one',
    who: 'The cooperative: farmers are paid by the total, which has to survive the pod that writes it.',
  },
  start: { manifests: ['storage.yaml', 'job.yaml'], advanceSeconds: 600 },
  settleSeconds: 240,
  goals: [
    {
      id: 'harvest-is-weighed',
      title: 'A harvest Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=harvest',
      withinSeconds: 1200,
    },
    {
      id: 'total-is-kept',
      title: 'The total lies on the claim harvest, which is bound to a volume',
      check: 'fieldEquals',
      kind: 'PersistentVolumeClaim',
      name: 'harvest',
      path: 'status.phase',
      equals: 'Bound',
    },
    {
      id: 'keeps-deadline',
      title: 'The Job keeps its limit of an hour',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=harvest',
      path: 'spec.activeDeadlineSeconds',
      equals: 3600,
    },
  ],
  hints: [
    'unbound immediate PersistentVolumeClaims: the pod waits for its claim. kubectl get pvc,pv',
    'The claim is Pending although a volume of its class is Available. Its event about the class is noise: volumes of this class are made by hand. Compare the sizes.',
    'A claim cannot ask for less once it exists. Give it a volume of 50Gi, or delete the Job and the claim and claim 5Gi, which is plenty for one line of text.',
  ],
  solutions: [
    { title: 'Bring a volume that is large enough', run: ['kubectl apply -f solution/volume.yaml'] },
    {
      title: 'Ask for less',
      run: [
        'kubectl delete job weigh-harvest',
        'kubectl delete pvc harvest',
        'kubectl apply -f solution/claim.yaml',
        'kubectl apply -f job.yaml',
      ],
    },
  ],
  debrief: {
    cause: 'The claim asked for 50Gi, the only volume of its class has 5Gi. A claim binds to one volume that is large enough, or waits.',
    model:
      'Three objects have to meet: pod to claim to volume. A claim binds by class, access mode and size; the pod is scheduled after that. A new volume is found at the next look of the controller, up to 15 seconds later.',
    interview:
      'Follow the chain aloud: the Job is Active, the pod is Pending, the claim is Pending, and there is the reason. Then say why emptyDir would make everything green and lose the data with the pod.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job weigh-harvest', 'kubectl apply -f wrong/empty-dir.yaml'], failsGoal: 'total-is-kept' },
    {
      run: ['kubectl apply -f solution/volume.yaml', 'kubectl delete job weigh-harvest', 'kubectl apply -f wrong/no-deadline.yaml'],
      failsGoal: 'keeps-deadline',
    },
  ],
});
