import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'probe-kills-the-digger',
  title: 'Killed while calibrating',
  difficulty: 'on call',
  minutes: 12,
  covers: ['probe'],
  page: {
    what: 'Job scan-excavation restarts its container every half a minute, then gives up. The program reports no error.',
    since: 'the platform team added a probe to everything, “so that nothing hangs”',
    who: 'Archaeologists in a trench that fills with water. The scanner calibrates for a minute before it says ready.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 70, speed: 10 },
  settleSeconds: 300,
  goals: [
    {
      id: 'layers-are-scanned',
      title: 'A dig Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=dig',
      withinSeconds: 600,
    },
    {
      id: 'hangs-are-still-found',
      title: 'A scanner that hangs later is still found: the liveness probe stays, every 10 seconds',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=dig',
      path: 'spec.template.spec.containers[0].livenessProbe.periodSeconds',
      equals: 10,
    },
    {
      id: 'found-soon',
      title: 'It is found within a minute: at most five failures in a row are allowed',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=dig',
      path: 'spec.template.spec.containers[0].livenessProbe.failureThreshold',
      atMost: 5,
    },
  ],
  hints: [
    'Who ends the container? The events of the pod: Unhealthy, then Killing.',
    'The probe asks for a file that appears after 60 seconds, and loses patience after 30.',
    'Give the beginning its own patience: a startupProbe with the same command and a failureThreshold of 12, or initialDelaySeconds. The liveness probe starts after that.',
  ],
  solutions: [
    { title: 'A startup probe', run: ['kubectl delete job scan-excavation', 'kubectl apply -f solution/startup-probe.yaml'] },
    { title: 'A delay before the first look', run: ['kubectl replace --force -f solution/initial-delay.yaml'] },
  ],
  debrief: {
    cause:
      'The liveness probe began at once and killed the container after three failures, half a minute before the scanner could be ready.',
    model:
      'Liveness kills, readiness only hides, startup holds both back until it succeeds once. A Job has no traffic, so readiness means little to it; a liveness probe is a second way to fail, and it counts against backoffLimit.',
    interview:
      'Ask what a probe buys for work that ends: it finds a hang earlier than activeDeadlineSeconds. If nobody can name such a hang, leave it out. 137 with the reason Error, not OOMKilled, and a Killing event are the trace to recognise.',
  },
  wrongAnswers: [
    {
      run: ["sed -e 's/periodSeconds: 10/periodSeconds: 40/' job.yaml | kubectl replace --force -f -"],
      failsGoal: 'hangs-are-still-found',
    },
    { run: ['kubectl patch job scan-excavation -p \'{"spec":{"backoffLimit":30}}\''], failsGoal: 'layers-are-scanned' },
    {
      run: ["sed 's/failureThreshold: 3/failureThreshold: 30/' job.yaml | kubectl replace --force -f -"],
      failsGoal: 'found-soon',
    },
  ],
});
