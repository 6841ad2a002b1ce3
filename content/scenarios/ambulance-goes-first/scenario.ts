import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ambulance-goes-first',
  title: 'The ambulance goes first',
  difficulty: 'on call',
  minutes: 14,
  covers: ['preemption'],
  page: {
    what: 'Job ambulance-routes is Pending. The node is full of draw-map-tiles, which takes another half an hour.',
    since: 'a bridge was closed five minutes ago and the routes have to be computed anew',
    who: 'Ambulances that drive up to a closed bridge. The map tiles are not urgent, but wanted, all of them, by morning.',
  },
  start: { manifests: ['tiles.yaml', 'ambulance.yaml'], advanceSeconds: 300, speed: 10 },
  settleSeconds: 240,
  goals: [
    {
      id: 'routes-are-computed',
      title: 'An ambulance Job becomes Complete within 4 minutes',
      check: 'completes',
      selector: 'app=ambulance',
      withinSeconds: 240,
    },
    {
      id: 'tiles-go-on',
      title: 'Job draw-map-tiles is still there and works with four pods again',
      check: 'fieldEquals',
      kind: 'Job',
      name: 'draw-map-tiles',
      path: 'spec.parallelism',
      equals: 4,
    },
    {
      id: 'ambulance-gets-its-share',
      title: 'The routes still reserve 600m of CPU: starved they take an hour',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=ambulance',
      path: 'spec.template.spec.containers[0].resources.requests.cpu',
      equals: '600m',
    },
  ],
  hints: [
    'Insufficient cpu, and “No preemption victims found for incoming pod”. What would make a victim?',
    'Either something gives room for a moment, or the routes get a higher priority and the scheduler makes room by itself.',
    'kubectl create priorityclass urgent --value=100000, then the Job anew with priorityClassName: urgent. Or lower parallelism of the tiles to 2, wait for the routes, and raise it to 4 again.',
  ],
  solutions: [
    {
      title: 'A priority class, and the scheduler makes room',
      run: ['kubectl apply -f solution/urgent.yaml', 'kubectl replace --force -f solution/ambulance.yaml'],
    },
    {
      title: 'The class by command',
      run: [
        'kubectl create priorityclass urgent --value=100000',
        'kubectl delete job ambulance-routes',
        'kubectl apply -f solution/ambulance.yaml',
      ],
    },
    {
      title: 'Make room by hand for a minute',
      run: [
        'kubectl patch job draw-map-tiles -p \'{"spec":{"parallelism":2}}\'',
        'kubectl wait --for=condition=complete job/ambulance-routes --timeout=3m',
        'kubectl patch job draw-map-tiles -p \'{"spec":{"parallelism":4}}\'',
      ],
    },
  ],
  debrief: {
    cause: 'All pods had the same priority, so first come was first served, and what came first filled the node.',
    model:
      'A pod that does not fit may take the place of pods with a lower priority: the scheduler marks the victims with DisruptionTarget, deletes them with their grace, and places the pod when they are gone. Without a class every pod has priority 0, and nobody gives way.',
    interview:
      'Mention the price: a preempted Job pod counts against backoffLimit unless podFailurePolicy ignores DisruptionTarget, and its work is lost. preemptionPolicy: Never gives a place at the front of the queue without throwing anybody out.',
  },
  wrongAnswers: [
    { run: ['kubectl replace --force -f wrong/starved.yaml'], failsGoal: 'ambulance-gets-its-share' },
    { run: ['kubectl delete job draw-map-tiles'], failsGoal: 'tiles-go-on' },
    { run: ['kubectl apply -f solution/urgent.yaml'], failsGoal: 'routes-are-computed' },
  ],
});
