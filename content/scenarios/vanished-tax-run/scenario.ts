import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'vanished-tax-run',
  title: 'A failure without a body',
  difficulty: 'on call',
  minutes: 12,
  covers: ['restart policy', 'back-off limit'],
  page: {
    what: 'Job tax-statements is Failed: BackoffLimitExceeded. There is no pod, so there is no log.',
    since: 'a few minutes ago; the Job was new and nobody was watching',
    who: 'Forty thousand savers who need the statement for 2025, and the colleague who must say why they do not have it.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 240 },
  settleSeconds: 240,
  goals: [
    {
      id: 'statements-are-written',
      title: 'A tax Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=tax',
      withinSeconds: 1200,
    },
    {
      id: 'failures-leave-a-body',
      title: 'The next time a run fails, its pod stays and can be read',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=tax',
      path: 'spec.template.spec.restartPolicy',
      equals: 'Never',
    },
    {
      id: 'cause-is-named',
      title: 'You write down what the program missed',
      check: 'explanation',
      words: [['tax_year', 'tax year', 'year is not set', 'year was not set', 'variable']],
    },
    {
      id: 'keeps-retries',
      title: 'The Job keeps its two retries',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=tax',
      path: 'spec.backoffLimit',
      equals: 2,
    },
  ],
  hints: [
    'kubectl describe job tax-statements shows SuccessfulDelete: the Job itself removed the pod when the limit was reached. Which restartPolicy does that?',
    'With OnFailure one pod restarts in place, and it is deleted when the Job gives up. With Never each failed pod stays. Run it again that way and read the log.',
    'The program says that a variable is not set. Add it to the container’s env with the year that the page names, keep restartPolicy: Never, and replace the Job.',
  ],
  solutions: [
    {
      title: 'Reproduce it with pods that stay, read, repair',
      run: [
        'kubectl delete job tax-statements',
        'kubectl apply -f solution/keep-the-pods.yaml',
        'sleep 15',
        'kubectl logs job/tax-statements',
        'kubectl delete job tax-statements',
        'kubectl apply -f solution/job.yaml',
      ],
      writes: 'The program ended with 64 because the variable TAX_YEAR was not set.',
    },
    {
      title: 'Catch the log while the pod still lives',
      run: [
        'kubectl replace --force -f job.yaml',
        'sleep 5',
        'kubectl logs -l app=tax',
        'kubectl delete job tax-statements',
        'kubectl apply -f solution/job.yaml',
      ],
      writes: 'The variable TAX_YEAR is missing in the environment.',
    },
  ],
  debrief: {
    cause:
      'The container missed a variable. What made it hard was restartPolicy: OnFailure: the one pod was restarted in place, and when the limit was reached the Job deleted it, with everything that it had said.',
    model:
      'Never: every failure is a pod that stays, with its log, until the Job is deleted. OnFailure: one pod, quick restarts in the same place, and no body afterwards. Choose OnFailure for speed, Never for evidence, and ship logs elsewhere when you need both.',
    interview:
      '“Never or OnFailure?” is a classic. Beyond the definitions, say how backoffLimit counts in each case (failed pods against restarts), what is left to look at, and that emptyDir volumes survive only the second.',
  },
  wrongAnswers: [
    {
      run: ['kubectl delete job tax-statements', 'kubectl apply -f wrong/still-on-failure.yaml'],
      writes: 'The variable TAX_YEAR was not set.',
      failsGoal: 'failures-leave-a-body',
    },
    {
      run: ['kubectl delete job tax-statements', 'kubectl apply -f solution/job.yaml'],
      writes: 'The cluster deleted the pod because the back-off limit was too low.',
      failsGoal: 'cause-is-named',
    },
    {
      run: ['kubectl delete job tax-statements', 'kubectl apply -f wrong/no-retries.yaml'],
      writes: 'TAX_YEAR was missing.',
      failsGoal: 'keeps-retries',
    },
  ],
});
