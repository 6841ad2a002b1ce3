import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'invoices-restart-always',
  title: 'The invoices that the cluster refuses',
  difficulty: 'first day',
  minutes: 6,
  covers: ['restart policy'],
  page: {
    what: 'kubectl apply -f invoices.yaml ends with an error. The invoices of the month are not sent.',
    since: 'this morning: somebody copied the pod template from a web server',
    who: 'Three customers who expect one invoice each, today. Two invoices would be worse than none.',
  },
  start: { manifests: ['customers.yaml'], opens: ['invoices.yaml'], advanceSeconds: 5 },
  settleSeconds: 180,
  goals: [
    {
      id: 'invoices-are-sent',
      title: 'A Job of the invoices becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=invoices',
      withinSeconds: 600,
    },
    {
      id: 'one-invoice-each',
      title: 'Never two sending pods at once: customers would get an invoice twice',
      check: 'count',
      kind: 'Pod',
      selector: 'app=invoices',
      atMost: 1,
    },
    {
      id: 'nothing-keeps-sending',
      title: 'No Deployment sends invoices again and again',
      check: 'absent',
      kind: 'Deployment',
    },
  ],
  hints: [
    'Apply the file and read the whole error. It names the field and the values that are allowed.',
    'A web server is restarted whatever its exit code. What would that mean for work that is meant to end?',
    'A Job takes restartPolicy: Never or OnFailure. Change the line and apply again; nothing has to be deleted, nothing was created.',
  ],
  solutions: [
    { title: 'Correct the file', run: ['kubectl apply -f solution/invoices.yaml'] },
    {
      title: 'Correct it on the way',
      run: ["sed 's/restartPolicy: Always/restartPolicy: OnFailure/' invoices.yaml | kubectl apply -f -"],
    },
  ],
  debrief: {
    cause:
      'restartPolicy: Always is the default of a pod and right for a server. A Job refuses it, because its pod would never reach the phase Succeeded.',
    model:
      'A Job counts pods that end. Never lets the Job make a new pod after a failure, OnFailure lets the kubelet start the container again in the same pod. Always would take the end away.',
    interview:
      'Asked for the difference between Job and Deployment, this is the shortest proof: the API server itself refuses Always in a Job. Add that leaving the field out is refused too, since its default is Always.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/twice.yaml'], failsGoal: 'one-invoice-each' },
    {
      run: [
        'kubectl apply -f solution/invoices.yaml',
        'kubectl wait --for=condition=complete job/send-invoices --timeout=2m',
        'kubectl create deployment keep-sending --image=busybox:1.36 -- sleep 3600',
      ],
      failsGoal: 'nothing-keeps-sending',
    },
  ],
});
