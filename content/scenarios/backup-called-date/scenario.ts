import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'backup-called-date',
  title: 'A backup called date',
  difficulty: 'on call',
  minutes: 10,
  covers: ['expansion'],
  page: {
    what: 'All backups of CronJob backup-recipes have the same name: recipes-$(date +%Y%m%d), with the dollar sign and the brackets.',
    since: 'the first night. Each run overwrites the backup of the run before',
    who: 'A bakery that needs the recipes of last Tuesday back. It is Monday evening, 5 January, 23:45.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 900, startsAt: '2026-01-05T23:30:00Z', speed: 30 },
  settleSeconds: 1800,
  goals: [
    {
      id: 'name-has-the-date',
      title: 'A run of Tuesday writes to recipes-20260106',
      check: 'logContains',
      selector: 'app=recipes',
      text: 'written to recipes-20260106',
    },
    {
      id: 'no-overlap',
      title: 'Runs still must not meet',
      check: 'fieldEquals',
      kind: 'CronJob',
      name: 'backup-recipes',
      path: 'spec.concurrencyPolicy',
      equals: 'Forbid',
    },
    {
      id: 'runs-go-on',
      title: 'At least two backups start within 30 minutes',
      check: 'runs',
      cronJob: 'backup-recipes',
      atLeast: 2,
      withinSeconds: 1800,
    },
  ],
  hints: [
    'Who would have to run date? Read the log of a run, then ask which program sees the value of an environment variable.',
    'Kubernetes replaces $(NAME) only where NAME is a variable that it knows. No shell looks at env values, and what is not known stays as it is.',
    'Move the date into the command, which a shell does read: sh -c "echo written to recipes-$(date +%Y%m%d)".',
  ],
  solutions: [
    { title: 'Build the name in the shell, from a prefix', run: ['kubectl apply -f solution/cronjob.yaml'] },
    { title: 'No variable at all', run: ['kubectl replace -f solution/eval.yaml'] },
  ],
  debrief: {
    cause:
      'The value of an environment variable is no shell text. “date +%Y%m%d” is no variable’s name, so the whole thing was passed on literally.',
    model:
      'Two languages use the same brackets. Kubernetes: $(NAME) is a variable, replaced once when the container starts. Shell: $(command) runs a command. Which one reads your text depends on whether a shell stands between.',
    interview:
      'It is in many tutorials, so many people have copied it. Say what the container really gets, why nothing failed, and how you would see it: print the value. Bonus: $$(NAME) keeps the brackets on purpose.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/double-dollar.yaml'], failsGoal: 'name-has-the-date' },
    { run: ['kubectl apply -f wrong/typed-date.yaml'], failsGoal: 'name-has-the-date' },
    { run: ['kubectl apply -f wrong/overlap.yaml'], failsGoal: 'no-overlap' },
  ],
});
