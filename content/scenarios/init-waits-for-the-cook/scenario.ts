import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'init-waits-for-the-cook',
  title: 'The plan that is never made',
  difficulty: 'first day',
  minutes: 9,
  covers: ['init container'],
  page: {
    what: 'Job plan-meals is Failed. Its pods show Init:Error, and kubectl logs of the main container says that it is waiting to start.',
    since: 'the kitchen’s files are checked before the plan is made, as of today',
    who: 'A canteen: 300 people eat at noon, and the market closes at four in the morning.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 120 },
  settleSeconds: 120,
  goals: [
    {
      id: 'plan-is-made',
      title: 'A meals Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=meals',
      withinSeconds: 600,
    },
    {
      id: 'from-the-real-stock',
      title: 'The plan is made from the stock: its log names 40 kg of rice',
      check: 'logContains',
      selector: 'app=meals',
      text: 'from 40 kg rice',
    },
    {
      id: 'stock-is-still-checked',
      title: 'The stock is still checked before the plan is made',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=meals',
      path: 'spec.template.spec.initContainers[1].name',
      equals: 'check-stock',
    },
  ],
  hints: [
    'Init containers run one after the other, before the main one. Which of the two failed? kubectl describe pod -l app=meals',
    'Ask that one for its log: kubectl logs -l app=meals -c check-stock',
    'One container writes stock.txt, the other wants stock.csv. Let them agree on stock.csv and replace the Job.',
  ],
  solutions: [
    { title: 'Agree on the name, in the file', run: ['kubectl delete job plan-meals', 'kubectl apply -f solution/job.yaml'] },
    { title: 'Agree on it, on the way', run: ["sed 's/stock.txt/stock.csv/' job.yaml | kubectl replace --force -f -"] },
  ],
  debrief: {
    cause: 'The first init container wrote stock.txt, the second looked for stock.csv and failed. The main container never started.',
    model:
      'Init containers are a queue: each has to end with 0 before the next starts. If one fails under restartPolicy Never, the pod has failed and the Job makes a new one; under OnFailure the init container is started again in the same pod.',
    interview:
      'Init:Error and Init:CrashLoopBackOff say where to look; the log needs -c. They are one honest way to run steps in sequence within one Job, since they share volumes and a failed step stops the rest.',
  },
  wrongAnswers: [
    { run: ['kubectl replace --force -f wrong/no-check.yaml'], failsGoal: 'stock-is-still-checked' },
    {
      run: ["sed 's#> /kitchen/stock.txt#; touch /kitchen/stock.csv#' job.yaml | kubectl replace --force -f -"],
      failsGoal: 'from-the-real-stock',
    },
  ],
});
