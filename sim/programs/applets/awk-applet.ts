import { print, readAll } from '#sim/programs/kernel/io.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { formatPrintf } from '#sim/programs/shell/text-formats.ts';
import { applet, openInput, pathProblem, refuse, refuseUsage } from './applet.ts';
import type { AwkValue } from './awk-evaluate.ts';
import { AwkMachine } from './awk-evaluate.ts';
import { parseAwk } from './awk-parse.ts';

/** `awk`: patterns, actions, fields, arrays, `if while for`, `printf` and the usual functions. No files, no own functions. */
export const awkProgram: Main = applet('+F:v:f:', function* (process, { flags, operands }) {
  const [text, ...files] = operands;
  if (text === undefined) return yield* refuseUsage(process);
  const program = parseAwk(text);
  if (typeof program === 'string') return yield* refuse(process, `cmd. line:1: ${program}`);
  const machine = new AwkMachine(formatAwk, (name) => process.env.get(name));
  if (flags.has('F')) machine.assign('FS', flags.get('F') ?? ' ');
  const [name, value] = (flags.get('v') ?? '').split(/=(.*)/s);
  if (name !== undefined && value !== undefined) machine.assign(name, value);
  machine.runBegin(program);
  yield* print(process, machine.takeOutput());
  if (machine.exitCode === null && program.some((rule) => rule.pattern !== 'BEGIN')) {
    const status = yield* readRecords(process, files, (line) => machine.runRecord(program, line));
    if (status !== 0) return status;
    machine.runEnd(program);
  }
  process.system.charge(machine.steps >> 4);
  yield* print(process, machine.takeOutput());
  return machine.exitCode ?? 0;
});

function* readRecords(process: Process, files: readonly string[], run: (line: string) => boolean): Step<number> {
  for (const path of files.length === 0 ? ['-'] : files) {
    const file = yield* openInput(process, path, pathProblem);
    if (file === undefined) return 2;
    const lines = (yield* readAll(process, file)).split('\n');
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) if (!run(line)) return 0;
  }
  return 0;
}

const formatAwk = (format: string, values: readonly AwkValue[]): string =>
  formatPrintf(
    format,
    values.map((value) => (typeof value === 'number' ? String(Math.abs(value) < 1e15 ? value : Math.trunc(value)) : value)),
  ).text;
