import { layeredEnvironment, plainEnvironment } from '#sim/programs/kernel/environment.ts';
import { hang, print, readAll, sleep, spend } from '#sim/programs/kernel/io.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import { parseSignal, signalNumbers } from '#sim/programs/kernel/types.ts';
import { applet, argumentsOf, refuse, refuseUsage } from './applet.ts';
import { parseDuration } from './clock-applets.ts';
import { becomeCommand, runCommand } from './run-command.ts';

/** `timeout [-s SIG] [-k KILL_SECS] SECS PROG ARGS`: the command takes this process; a watcher signals it. */
const timeout: Main = applet('+s:k:', function* (process, { flags, operands }) {
  const [limit, ...words] = operands;
  if (limit === undefined || words.length === 0) return yield* refuseUsage(process);
  const limitMs = parseDuration(limit);
  const killMs = flags.has('k') ? parseDuration(flags.get('k') ?? '') : Number.POSITIVE_INFINITY;
  const signal = parseSignal(flags.get('s') ?? 'TERM');
  if (limitMs === undefined || killMs === undefined) return yield* refuse(process, `invalid number '${limit}'`);
  if (signal === undefined) return yield* refuse(process, `bad signal name '${flags.get('s')}'`);
  const { system, pid } = process;
  const watch: Main = function* (watcher) {
    yield* sleep(watcher, limitMs);
    if (process.exitStatus === null) system.signal(pid, signal);
    if (killMs === Number.POSITIVE_INFINITY) return 0;
    yield* sleep(watcher, killMs);
    if (process.exitStatus === null) system.signal(pid, 'KILL');
    return 0;
  };
  // The watcher holds no descriptor, so that a reader of this process sees its end.
  system.spawn(process, watch, { files: new Map() });
  return yield* becomeCommand(process, words);
});

const kill: Main = function* (process) {
  const [first = '', ...rest] = argumentsOf(process);
  if (first === '-l') {
    yield* print(process, `${Object.keys(signalNumbers).join('\n')}\n`);
    return 0;
  }
  const signal = first.startsWith('-') ? parseSignal(first === '-s' ? (rest.shift() ?? '') : first.slice(1)) : 'TERM';
  if (signal === undefined && first !== '-0') return yield* refuse(process, `bad signal name '${first.slice(1)}'`);
  let status = 0;
  for (const target of first.startsWith('-') ? rest : [first, ...rest]) {
    const isReached = signal === undefined ? process.system.isAlive(Number(target)) : process.system.signal(Number(target), signal);
    if (!isReached) status = yield* refuse(process, `can't kill pid ${target}: No such process`);
  }
  return status;
};

const environment: Main = applet('+iu:0', function* (process, { flags, operands }) {
  const changes = new Map<string, string | null>();
  const removed = flags.get('u');
  if (removed !== undefined) changes.set(removed, null);
  let i = 0;
  for (; operands[i]?.includes('='); i++) {
    const [name = '', value = ''] = (operands[i] ?? '').split(/=(.*)/s);
    changes.set(name, value);
  }
  const env = layeredEnvironment(flags.has('i') ? plainEnvironment(new Map()) : process.env, changes);
  if (i < operands.length) return yield* becomeCommand(process, operands.slice(i), env);
  yield* print(process, [...env.entries()].map(([name, value]) => `${name}=${value}\n`).join(''));
  return 0;
});

const xargs: Main = applet('+n:I:i:0rtpP:', function* (process, { flags, operands }) {
  const input = process.files.get(0);
  const text = input === undefined ? '' : yield* readAll(process, input);
  const words = operands.length === 0 ? ['echo'] : operands;
  const mark = flags.get('I');
  const items = flags.has('0')
    ? text.split('\0').filter((item) => item !== '')
    : mark === undefined
      ? splitQuoted(text)
      : text.split('\n').filter((item) => item !== '');
  const size = mark === undefined ? Number(flags.get('n') ?? Number.POSITIVE_INFINITY) || 1 : 1;
  let status = 0;
  if (items.length === 0 && (flags.has('r') || mark !== undefined)) return 0;
  for (let i = 0; i < Math.max(items.length, 1); i += Math.min(size, Math.max(items.length, 1))) {
    const batch = items.slice(i, i + Math.min(size, items.length));
    const code = yield* runCommand(
      process,
      mark === undefined ? [...words, ...batch] : words.map((word) => word.replaceAll(mark, batch[0] ?? '')),
    );
    if (code === 126 || code === 127) return code;
    if (code !== 0) status = 123;
  }
  return status;
});

function splitQuoted(text: string): string[] {
  const items = text.match(/(?:"[^"\n]*"|'[^'\n]*'|\\.|[^\s"'\\])+/gs) ?? [];
  return items.map((item) => item.replace(/"([^"\n]*)"|'([^'\n]*)'|\\(.)/gs, (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? ''));
}

const processes: Main = applet('oAef', function* (process) {
  const rows = process.system.processes().map(({ pid, argv }) => `${String(pid).padStart(5)} root      0:00 ${argv.join(' ')}\n`);
  yield* print(process, `PID   USER     TIME  COMMAND\n${rows.join('')}`);
  return 0;
});

const nohup: Main = function* (process) {
  process.ignored.add('HUP');
  return yield* becomeCommand(process, argumentsOf(process));
};

const nice: Main = applet('+n:', function* (process, { operands }) {
  return yield* becomeCommand(process, operands);
});

const time: Main = applet('+vp', function* (process, { operands }) {
  const start = process.system.nowMs;
  const status = yield* runCommand(process, operands);
  const ms = process.system.nowMs - start;
  const shown = `${Math.floor(ms / 60_000)}m ${((ms % 60_000) / 1000).toFixed(2)}s`;
  process.files.get(2)?.tryWrite(`real\t${shown}\nuser\t0m 0.00s\nsys\t0m 0.00s\n`);
  return status;
});

const watch: Main = applet('+n:t', function* (process, { flags, operands }) {
  const everyMs = parseDuration(flags.get('n') ?? '2') ?? 2000;
  for (;;) {
    yield* runCommand(process, ['sh', '-c', operands.join(' ')]);
    yield* sleep(process, Math.max(everyMs, 100));
    yield* spend(process, 0);
  }
});

/** Simplified: a line and its end per ms, until somebody stops it. */
const yes: Main = function* (process) {
  const text = `${argumentsOf(process).join(' ') || 'y'}\n`;
  for (;;) {
    const problem = yield* print(process, text);
    if (problem !== null) return 1;
    yield* spend(process, 1000);
  }
};

/** A server that nobody talks to. */
const serve: Main = function* () {
  return yield* hang();
};

export const processApplets: readonly (readonly [string, Main])[] = [
  ['crond', serve],
  ['env', environment],
  ['kill', kill],
  ['nice', nice],
  ['nohup', nohup],
  ['ps', processes],
  ['time', time],
  ['timeout', timeout],
  ['watch', watch],
  ['xargs', xargs],
  ['yes', yes],
];
