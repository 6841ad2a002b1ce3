import { print } from '#sim/programs/kernel/io.ts';
import type { Process, Step } from '#sim/programs/kernel/types.ts';
import { parseSignal, signalNumbers } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { refuseBuiltin } from './builtin.ts';
import type { Shell } from './shell-state.ts';

/** Waits for jobs; a trapped signal cuts it short, with 128 + its number (rule PRG-11). */
function* waitForJobs(shell: Shell, jobs: readonly Process[], isAny = false): Step<number> {
  const { process } = shell;
  const isOver = (): boolean => (isAny ? jobs.some((job) => job.exitStatus !== null) : jobs.every((job) => job.exitStatus !== null));
  if (!isOver() && process.pending.length === 0)
    yield { wakeAtMs: Number.POSITIVE_INFINITY, ready: () => process.pending.length > 0 || isOver() };
  const [signal] = process.pending;
  if (!isOver() && signal !== undefined) return 128 + signalNumbers[signal];
  const ended = isAny ? jobs.find((job) => job.exitStatus !== null) : jobs.at(-1);
  shell.jobs = shell.jobs.filter((job) => (isAny ? job !== ended : !jobs.includes(job)));
  return ended?.exitStatus ?? 0;
}

const wait: Builtin = function* (shell, args) {
  if (args.length === 0) {
    const status = yield* waitForJobs(shell, shell.jobs);
    return shell.process.pending.length > 0 ? status : 0;
  }
  if (args[0] === '-n') return shell.jobs.length === 0 ? 127 : yield* waitForJobs(shell, shell.jobs, true);
  let status = 0;
  for (const argument of args) {
    const job = findJob(shell, argument);
    if (job === undefined && !/^(%?\d+|%%|%\+)$/.test(argument)) return yield* refuseBuiltin(shell, 'wait', `Illegal number: ${argument}`);
    status = job === undefined ? 127 : yield* waitForJobs(shell, [job]);
    if (shell.process.pending.length > 0) return status;
  }
  return status;
};

function findJob(shell: Shell, text: string): Process | undefined {
  if (text === '%%' || text === '%+' || text === '%') return shell.jobs.at(-1);
  if (text.startsWith('%')) return shell.jobs[Number(text.slice(1)) - 1];
  const job = shell.jobs.find((each) => String(each.pid) === text);
  return job ?? (String(shell.lastBackground?.pid) === text ? shell.lastBackground : undefined);
}

const kill: Builtin = function* (shell, args) {
  const { process } = shell;
  if (args[0] === '-l') {
    yield* print(
      process,
      `${Object.entries(signalNumbers)
        .map(([name, number]) => `${number}) ${name}`)
        .join('\n')}\n`,
    );
    return 0;
  }
  let [first = '', ...rest] = args;
  let signal: ReturnType<typeof parseSignal> | null = 'TERM';
  if (first === '-s') {
    signal = parseSignal(rest[0] ?? '');
    rest = rest.slice(1);
  } else if (first.startsWith('-') && first !== '--') signal = first === '-0' ? null : parseSignal(first.slice(1));
  else if (first !== '--') rest = args.slice();
  if (signal === undefined) {
    first = first.replace(/^-/, '');
    return yield* refuseBuiltin(shell, 'kill', `bad signal name '${first}'`, 1);
  }
  if (rest.length === 0) return yield* refuseBuiltin(shell, 'kill', 'you need to specify whom to kill', 1);
  let status = 0;
  for (const target of rest) {
    const pid = target.startsWith('%') ? (findJob(shell, target)?.pid ?? 0) : Number(target);
    const reached = signal === null ? process.system.isAlive(pid) : process.system.signal(pid, signal);
    if (reached) continue;
    // A job that ended but was not waited for is still there to be signalled.
    if (shell.jobs.some((job) => job.pid === pid)) continue;
    status = yield* refuseBuiltin(shell, 'kill', `can't kill pid ${target}: No such process`, 1);
  }
  // Whoever signalled itself goes no further.
  yield { wakeAtMs: process.system.nowMs, ready: null };
  return status;
};

const jobs: Builtin = function* (shell) {
  const lines = shell.jobs.map(
    (job, index) => `[${index + 1}]${index === shell.jobs.length - 1 ? '+' : ' '} ${job.exitStatus === null ? 'Running' : 'Done'}\n`,
  );
  yield* print(shell.process, lines.join(''));
  return 0;
};

export const jobBuiltins: readonly (readonly [string, Builtin])[] = [
  ['jobs', jobs],
  ['kill', kill],
  ['wait', wait],
];
