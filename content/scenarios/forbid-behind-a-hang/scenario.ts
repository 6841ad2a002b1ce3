import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'forbid-behind-a-hang',
  title: 'One run hangs, all others wait',
  difficulty: 'on call',
  minutes: 12,
  covers: ['forbid', 'active deadline'],
  page: {
    what: 'Taxi fares have not been settled for an hour. CronJob taxi-fares shows one active Job, 57 minutes old.',
    since: '02:03. Until then a run took eight seconds',
    who: 'Drivers who are paid once an hour. Fares must not be settled by two runs at once: that pays twice.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 3690, speed: 30 },
  settleSeconds: 600,
  goals: [
    {
      id: 'fares-are-settled',
      title: 'At least eight runs start within 10 minutes, although the next one of minute 03 hangs as well',
      check: 'runs',
      cronJob: 'taxi-fares',
      atLeast: 8,
      withinSeconds: 600,
    },
    {
      id: 'never-two-at-once',
      title: 'Never two runs at once',
      check: 'count',
      kind: 'Job',
      selector: 'app=fares',
      atMost: 1,
    },
  ],
  hints: [
    'kubectl describe cronjob taxi-fares repeats one event. What does Forbid wait for?',
    'The Job of 02:03 runs and will run for ever. Two things are wanted: this one has to go, and the next one must end by itself.',
    'Delete the hung Job, and set activeDeadlineSeconds in spec.jobTemplate.spec, some seconds above the longest good run. Later Jobs get it; running ones do not.',
  ],
  solutions: [
    {
      title: 'A deadline in the file, and the hung Job deleted',
      run: ['kubectl apply -f solution/cronjob.yaml', 'kubectl delete jobs -l app=fares --field-selector status.successful=0'],
    },
    {
      title: 'Two patches: the hung Job gets a deadline as well',
      run: [
        'kubectl patch cronjob taxi-fares -p \'{"spec":{"jobTemplate":{"spec":{"activeDeadlineSeconds":60}}}}\'',
        'kubectl patch $(kubectl get jobs --field-selector status.successful=0 -o name) -p \'{"spec":{"activeDeadlineSeconds":60}}\'',
      ],
    },
  ],
  debrief: {
    cause:
      'A call without a time limit hung, its Job stayed active, and Forbid kept every later run away. Nothing failed, so nothing was red.',
    model:
      'Forbid protects from overlap and passes every delay on. It needs a partner that ends a run that is too long: activeDeadlineSeconds on the Job. Without it one hang stops a schedule for ever.',
    interview:
      'The strong answer repairs two things, the present run and the next one, and names what it costs: a deadline kills a slow but healthy run too, so choose it from what you have measured. Allow and Replace answer another question.',
  },
  wrongAnswers: [
    {
      run: ['kubectl delete jobs -l app=fares --field-selector status.successful=0'],
      failsGoal: 'fares-are-settled',
    },
    { run: ['kubectl apply -f solution/cronjob.yaml'], failsGoal: 'fares-are-settled' },
    {
      run: ['kubectl apply -f solution/cronjob.yaml', 'kubectl patch cronjob taxi-fares -p \'{"spec":{"concurrencyPolicy":"Allow"}}\''],
      failsGoal: 'never-two-at-once',
    },
  ],
});
