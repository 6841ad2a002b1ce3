import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'every-day-is-monday',
  title: 'Every day is Monday',
  difficulty: 'staff',
  minutes: 10,
  covers: ['schedule'],
  page: {
    what: 'The fire alarm test rings every day at 10:00. It is meant for Mondays. The schedule was read aloud by three people and found right.',
    since: 'Tuesday. It is Friday 2 January 2026, noon',
    who: 'A school. Nobody leaves the building any more when the alarm rings.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 60, startsAt: '2026-01-02T12:00:00Z', speed: 36_000 },
  settleSeconds: 1_296_000,
  goals: [
    {
      id: 'quiet-on-other-days',
      title: 'In the next fifteen days the alarm rings at most twice',
      check: 'runs',
      selector: 'app=alarm',
      withinSeconds: 1_296_000,
      atMost: 2,
    },
    {
      id: 'rings-on-monday',
      title: 'It rings on Monday 5 January at 10:00',
      check: 'runs',
      selector: 'app=alarm',
      afterSeconds: 251_400,
      withinSeconds: 252_400,
      atLeast: 1,
      atMost: 1,
    },
  ],
  hints: [
    'Play two days at high speed and look at the days. The five fields are all right by themselves.',
    'Two of them speak of the day: day of month and day of week. How does cron join them when both are given?',
    'With “or”, unless one of the two is a star. 1-31 names every day but is no star. Write * for the day of the month.',
  ],
  solutions: [
    { title: 'A star, by patch', run: ['kubectl patch cronjob fire-alarm-test -p \'{"spec":{"schedule":"0 10 * * 1"}}\''] },
    { title: 'A star, in the file', run: ['kubectl apply -f solution/cronjob.yaml'] },
  ],
  debrief: {
    cause: 'Both day fields were restricted, so either was enough: every day from 1 to 31, or every Monday. That is every day.',
    model:
      'Minute, hour and month are always joined by “and”. The two day fields are joined by “or” when both are restricted, and by “and” when one is a star. 1-31 and 0-6 count as restrictions; *, ? and */1 are stars.',
    interview:
      'The usual form is “0 0 13 * 5: Friday the 13th?”. No, every 13th and every Friday. A strong answer gives the rule, says that cron cannot express the first Monday of a month, and puts that test into the command.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/first-week.yaml'], failsGoal: 'quiet-on-other-days' },
    { run: ['kubectl apply -f wrong/tuesday.yaml'], failsGoal: 'rings-on-monday' },
  ],
});
