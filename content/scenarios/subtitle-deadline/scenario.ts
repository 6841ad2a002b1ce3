import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'subtitle-deadline',
  title: 'The film that stops at reel three',
  difficulty: 'first day',
  minutes: 8,
  covers: ['active deadline'],
  page: {
    what: 'Job subtitle-film is Failed: DeadlineExceeded. There is no pod left to look at.',
    since: 'last night; the film has six reels, the one before had two',
    who: 'The festival: the première starts at 20:00, and half of the audience reads subtitles.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 180 },
  settleSeconds: 300,
  goals: [
    {
      id: 'film-has-subtitles',
      title: 'A subtitles Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=subtitles',
      withinSeconds: 1200,
    },
    {
      id: 'still-has-a-limit',
      title: 'The Job still has a deadline, of at most 15 minutes: a hung run blocks the studio',
      check: 'fieldBetween',
      kind: 'Job',
      selector: 'app=subtitles',
      path: 'spec.activeDeadlineSeconds',
      atLeast: 1,
      atMost: 900,
    },
    {
      id: 'keeps-retries',
      title: 'The Job keeps its two retries',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=subtitles',
      path: 'spec.backoffLimit',
      equals: 2,
    },
  ],
  hints: [
    'The pods are gone, so ask the Job: kubectl describe job subtitle-film. Which condition, and after how long?',
    'One reel takes 20 seconds, and there are six. Compare that with spec.activeDeadlineSeconds.',
    'A Job that is Failed stays Failed, whatever you patch. Delete it and apply it with a deadline that six reels fit into.',
  ],
  solutions: [
    { title: 'A longer deadline, in the file', run: ['kubectl delete job subtitle-film', 'kubectl apply -f solution/job.yaml'] },
    {
      title: 'A longer deadline, on the way',
      run: ["sed 's/activeDeadlineSeconds: 60/activeDeadlineSeconds: 300/' job.yaml | kubectl replace --force -f -"],
    },
  ],
  debrief: {
    cause:
      'The deadline of one minute was written for a film of two reels. Six reels need two minutes, so the Job was stopped in the middle of its first and only run.',
    model:
      'activeDeadlineSeconds is the budget of the whole Job: all pods, all retries, all waiting. When it is spent, running pods are deleted, their logs with them, and no retry is left, however high backoffLimit is.',
    interview:
      'Two points score: a deadline beats retries, and a Failed Job cannot be revived by a patch. Taking the limit away is the weak answer; say how you would choose it, such as three times the longest run that you have seen.',
  },
  wrongAnswers: [
    { run: ['kubectl patch job subtitle-film -p \'{"spec":{"activeDeadlineSeconds":600}}\''], failsGoal: 'film-has-subtitles' },
    { run: ['kubectl delete job subtitle-film', 'kubectl apply -f wrong/no-deadline.yaml'], failsGoal: 'still-has-a-limit' },
    {
      run: [
        'kubectl delete job subtitle-film',
        "sed -e 's/Seconds: 60/Seconds: 600/' -e 's/backoffLimit: 2/backoffLimit: 0/' job.yaml | kubectl apply -f -",
      ],
      failsGoal: 'keeps-retries',
    },
  ],
});
