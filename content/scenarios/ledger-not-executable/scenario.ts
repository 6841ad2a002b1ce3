import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'ledger-not-executable',
  title: 'The books of December stay open',
  difficulty: 'first day',
  minutes: 8,
  covers: ['exit code'],
  page: {
    what: 'Job close-ledger starts pod after pod, and each one ends at once with exit code 126.',
    since: 'two minutes ago, its first run: a generator now writes the script that used to be part of the image',
    who: 'Accounting: December cannot be reported until its books are closed.',
  },
  start: { manifests: ['ledger.yaml'], advanceSeconds: 120 },
  settleSeconds: 400,
  goals: [
    {
      id: 'books-are-closed',
      title: 'The script runs: a log says that the books of 2025-12 are being closed',
      check: 'logContains',
      selector: 'app=ledger',
      text: 'closing the books of 2025-12',
    },
    {
      id: 'job-completes',
      title: 'A ledger Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=ledger',
      withinSeconds: 1200,
    },
    {
      id: 'no-more-failures',
      title: 'From now on no ledger pod fails',
      check: 'attempts',
      selector: 'app=ledger',
      atMost: 0,
    },
  ],
  hints: [
    'Exit code 126 comes from a shell, and the shell said why: kubectl logs job/close-ledger',
    'The file is there, the shell may read it, but it may not execute it. Which mode does a file have that cat has just written?',
    'Either make the file executable before the last line, or give it to sh as an argument. The template is immutable, so replace the Job, and do not leave the old one behind.',
  ],
  solutions: [
    {
      title: 'Make the script executable, in the file',
      run: ['kubectl delete job close-ledger', 'kubectl apply -f solution/ledger.yaml'],
    },
    {
      title: 'Let sh read the script, in one line',
      run: ["sed 's#^          /tmp/close.sh$#          sh /tmp/close.sh#' ledger.yaml | kubectl replace --force -f -"],
    },
  ],
  debrief: {
    cause:
      'A file that was just written has mode 0644: everybody may read it, nobody may execute it. The shell found it, could not run it, and ended with 126.',
    model:
      'Three doors, three codes. The shell does not find the command: 127. It finds it but may not run it: 126. The container runtime itself cannot start the first process: StartError, code 128, and no log at all.',
    interview:
      'Asked for 126 against 127, name both and where each is read: the terminated state for the code, the log for the reason. The same mistake in “command” of the container would leave no log, only an event.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job close-ledger', 'kubectl apply -f wrong/ignored.yaml'], failsGoal: 'books-are-closed' },
    { run: ['kubectl apply -f wrong/beside-the-old.yaml'], failsGoal: 'no-more-failures' },
  ],
});
