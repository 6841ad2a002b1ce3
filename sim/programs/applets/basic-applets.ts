import { print } from '#sim/programs/kernel/io.ts';
import { baseName, directoryName } from '#sim/programs/kernel/paths.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import { evaluateTest } from '#sim/programs/shell/test-expression.ts';
import { echoText, formatPrintf } from '#sim/programs/shell/text-formats.ts';
import { applet, argumentsOf, refuse, refuseUsage } from './applet.ts';

// biome-ignore-start lint/correctness/useYield: a program may take no time at all
const succeed: Main = function* () {
  return 0;
};
const fail: Main = function* () {
  return 1;
};
// biome-ignore-end lint/correctness/useYield: a program may take no time at all

/** A program that prints one line. */
const says = (text: (process: Parameters<Main>[0]) => string): Main =>
  function* (process) {
    yield* print(process, `${text(process)}\n`);
    return 0;
  };

const echo: Main = function* (process) {
  yield* print(process, echoText(argumentsOf(process)));
  return 0;
};

const printf: Main = function* (process) {
  const [format, ...args] = argumentsOf(process);
  if (format === undefined) return yield* refuseUsage(process);
  const { text, problems } = formatPrintf(format, args);
  yield* print(process, text);
  for (const problem of problems) yield* refuse(process, problem);
  return problems.length > 0 ? 1 : 0;
};

const test = (closing: string | null): Main =>
  function* (process) {
    const args = argumentsOf(process);
    if (closing !== null && args.at(-1) !== closing) return yield* refuse(process, `missing ${closing}`, 2);
    const result = evaluateTest(process, closing === null ? args : args.slice(0, -1));
    return result.status === 2 ? yield* refuse(process, result.problem, 2) : result.status;
  };

const environment: Main = function* (process) {
  yield* print(process, [...process.env.entries()].map(([name, value]) => `${name}=${value}\n`).join(''));
  return 0;
};

const printenv: Main = function* (process) {
  const names = argumentsOf(process);
  if (names.length === 0) return yield* environment(process);
  let status = 0;
  for (const name of names) {
    const value = process.env.get(name);
    if (value === undefined) status = 1;
    else yield* print(process, `${value}\n`);
  }
  return status;
};

const basename: Main = function* (process) {
  const [path, suffix = ''] = argumentsOf(process);
  if (path === undefined) return yield* refuseUsage(process);
  const name = baseName(path);
  yield* print(process, `${suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`);
  return 0;
};

const dirname: Main = function* (process) {
  const [path] = argumentsOf(process);
  if (path === undefined) return yield* refuseUsage(process);
  yield* print(process, `${directoryName(path)}\n`);
  return 0;
};

const uname: Main = applet('asnrvmpo', function* (process, { flags }) {
  const parts: readonly (readonly [string, () => string])[] = [
    ['s', () => 'Linux'],
    ['n', () => process.system.input.hostname()],
    ['r', () => '6.1.0-25-amd64'],
    ['v', () => '#1 SMP PREEMPT_DYNAMIC Debian 6.1.106-3 (2024-08-26)'],
    ['m', () => 'x86_64'],
    ['o', () => 'GNU/Linux'],
  ];
  const wanted = parts.filter(([flag]) => flags.has('a') || flags.has(flag) || (flags.size === 0 && flag === 's'));
  yield* print(process, `${wanted.map(([, text]) => text()).join(' ')}\n`);
  return 0;
});

const id: Main = applet('ugnGr', function* (process, { flags }) {
  const isName = flags.has('n');
  const short = flags.has('u') || flags.has('g') || flags.has('G');
  yield* print(process, short ? (isName ? 'root\n' : '0\n') : 'uid=0(root) gid=0(root) groups=0(root)\n');
  return 0;
});

const memoryKilobytes = 25_165_824;

const free: Main = applet('bkmgh', function* (process, { flags }) {
  const divisor = flags.has('g') ? 1_048_576 : flags.has('m') ? 1024 : 1;
  const row = (name: string, values: readonly number[]): string =>
    `${name.padEnd(7)}${values.map((value) => String(Math.floor(value / divisor)).padStart(13)).join('')}\n`;
  const header = `${' '.repeat(14)}${['total', 'used', 'free', 'shared', 'buff/cache', 'available'].map((name) => name.padStart(name === 'total' ? 6 : 13)).join('')}\n`;
  yield* print(
    process,
    header + row('Mem:', [memoryKilobytes, 2_097_152, 20_971_520, 4096, 2_097_152, 23_068_672]) + row('Swap:', [0, 0, 0]),
  );
  return 0;
});

const disk: Main = applet('hkmTPi', function* (process) {
  yield* print(
    process,
    'Filesystem           1K-blocks      Used Available Use% Mounted on\noverlay              102400000  20480000  81920000  20% /\ntmpfs                    65536         0     65536   0% /dev\n',
  );
  return 0;
});

const which: Main = function* (process) {
  let status = 0;
  for (const name of argumentsOf(process)) {
    if (process.system.program(name) === undefined) status = 1;
    else yield* print(process, `/bin/${name}\n`);
  }
  return status;
};

const seq: Main = applet('ws:', function* (process, { flags, operands }) {
  const numbers = operands.map(Number);
  if (operands.length === 0 || operands.length > 3) return yield* refuseUsage(process);
  const bad = operands.find((text) => text === '' || Number.isNaN(Number(text)));
  if (bad !== undefined) return yield* refuse(process, `invalid number '${bad}'`);
  const [first = 1, step = 1, last = 0] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  const places = Math.max(...operands.map((text) => text.split('.')[1]?.length ?? 0));
  const items: string[] = [];
  const count = step === 0 ? MAX_SEQUENCE : Math.floor((last - first) / step + 1e-9) + 1;
  for (let i = 0; i < Math.min(count, MAX_SEQUENCE); i++) items.push((first + i * step).toFixed(places));
  const width = flags.has('w') ? Math.max(...items.map((item) => item.length)) : 0;
  const text = items.map((item) => item.padStart(width, '0')).join(flags.get('s') ?? '\n');
  process.system.charge(items.length >> 4);
  if (items.length > 0) yield* print(process, `${text}\n`);
  return 0;
});

/** Simplified: a sequence ends here. */
const MAX_SEQUENCE = 1_000_000;

export const basicApplets: readonly (readonly [string, Main])[] = [
  ['[', test(']')],
  ['[[', test(']]')],
  ['basename', basename],
  ['df', disk],
  ['dirname', dirname],
  ['echo', echo],
  ['false', fail],
  ['free', free],
  ['hostname', says((process) => process.system.input.hostname())],
  ['id', id],
  ['nproc', says(() => '2')],
  ['printenv', printenv],
  ['printf', printf],
  ['pwd', says((process) => process.cwd)],
  ['seq', seq],
  ['sync', succeed],
  ['test', test(null)],
  ['true', succeed],
  ['uname', uname],
  ['which', which],
  ['whoami', says(() => 'root')],
];
