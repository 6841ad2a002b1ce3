import { print, readAll } from '#sim/programs/kernel/io.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { absolute, applet, linesOf, openInput, pathProblem, readInputs, refuse, refuseUsage } from './applet.ts';
import type { SedAddress, SedCommand } from './sed-script.ts';
import { parseSed } from './sed-script.ts';

interface State {
  line: string;
  hold: string;
  number: number;
  isLast: boolean;
  substituted: boolean;
  /** Ranges that are open, by their command. */
  readonly open: Set<SedCommand>;
}

type Verdict = 'next' | 'quit' | 'delete';

function matchesAddress(address: SedAddress, { line, number, isLast }: State): boolean {
  if (address.kind === 'line') return number === address.line;
  return address.kind === 'last' ? isLast : address.expression.test(line);
}

function applies(command: SedCommand, state: State): boolean {
  const { from, to, negated } = command;
  if (from === null) return true;
  if (to === null) return matchesAddress(from, state) !== negated;
  let inside = state.open.has(command);
  if (inside) {
    if (matchesAddress(to, state) || (to.kind === 'line' && state.number >= to.line)) state.open.delete(command);
    if (to.kind === 'line' && state.number > to.line) inside = false;
  } else if (matchesAddress(from, state)) {
    inside = true;
    if (to.kind !== 'line' || to.line > state.number) state.open.add(command);
  }
  return inside !== negated;
}

function substitute(command: SedCommand, state: State): boolean {
  const { expression, replacement, occurrence } = command;
  let count = 0;
  let changed = false;
  state.line = state.line.replace(expression, (...groups: unknown[]) => {
    const whole = String(groups[0]);
    count += 1;
    if (count !== occurrence && !(command.isGlobal && count > occurrence)) return whole;
    changed = true;
    return replacement.map((part) => (typeof part === 'string' ? part : String(groups[part] ?? ''))).join('');
  });
  return changed;
}

/** Runs the commands on the line in `state`; what they print is added to `output`. */
function runLine(commands: readonly SedCommand[], state: State, isQuiet: boolean, output: string[]): Verdict {
  let appended = '';
  let verdict: Verdict = 'next';
  for (let i = 0; i < commands.length && verdict === 'next'; i++) {
    const command = commands[i];
    if (command === undefined || !applies(command, state)) {
      if (command?.name === '{') i = command.blockEnd;
      continue;
    }
    switch (command.name) {
      case 's':
        if (substitute(command, state)) {
          state.substituted = true;
          if (command.prints) output.push(`${state.line}\n`);
        }
        break;
      case 'y':
        state.line = [...state.line].map((char) => command.mapping.get(char) ?? char).join('');
        break;
      case 'd':
        verdict = 'delete';
        break;
      case 'p':
        output.push(`${state.line}\n`);
        break;
      case 'q':
        verdict = 'quit';
        break;
      case '=':
        output.push(`${state.number}\n`);
        break;
      case 'a':
        appended += `${command.text}\n`;
        break;
      case 'i':
        output.push(`${command.text}\n`);
        break;
      case 'c':
        output.push(`${command.text}\n`);
        verdict = 'delete';
        break;
      case 'h':
        state.hold = state.line;
        break;
      case 'H':
        state.hold += `\n${state.line}`;
        break;
      case 'g':
        state.line = state.hold;
        break;
      case 'G':
        state.line += `\n${state.hold}`;
        break;
      case 'x':
        [state.line, state.hold] = [state.hold, state.line];
        break;
      default:
        break;
    }
  }
  if (!isQuiet && verdict !== 'delete') output.push(`${state.line}\n`);
  output.push(appended);
  return verdict;
}

function runText(commands: readonly SedCommand[], text: string, isQuiet: boolean): string {
  const state: State = { line: '', hold: '', number: 0, isLast: false, substituted: false, open: new Set() };
  const output: string[] = [];
  const all = linesOf(text);
  for (const [index, line] of all.entries()) {
    state.line = line;
    state.number = index + 1;
    state.isLast = index === all.length - 1;
    if (runLine(commands, state, isQuiet, output) === 'quit') break;
  }
  const joined = output.join('');
  return text !== '' && !text.endsWith('\n') && joined.endsWith('\n') ? joined.slice(0, -1) : joined;
}

function* editInPlace(process: Process, commands: readonly SedCommand[], files: readonly string[], isQuiet: boolean): Step<number> {
  let status = 0;
  for (const path of files) {
    const file = yield* openInput(process, path, pathProblem);
    if (file === undefined) {
      status = 1;
      continue;
    }
    const written = process.system.disk.write(absolute(process, path), runText(commands, yield* readAll(process, file), isQuiet));
    if (!written.ok) status = yield* refuse(process, `${path}: ${written.problem}`);
  }
  return status;
}

/** `sed`: addresses, `s y d p q = a i c h H g G x` and blocks. Branches and multi-line reading are left out. */
export const sedProgram: Main = applet('nErie:f:s', function* (process, { flags, operands }) {
  const script = flags.get('e') ?? operands[0];
  if (script === undefined) return yield* refuseUsage(process);
  const files = flags.has('e') ? operands : operands.slice(1);
  const commands = parseSed(script, flags.has('E') || flags.has('r'));
  if (typeof commands === 'string') return yield* refuse(process, commands);
  if (flags.has('i')) return yield* editInPlace(process, commands, files, flags.has('n'));
  const { inputs, failed } = yield* readInputs(process, files);
  const text = inputs
    .map((input, index) => (index < inputs.length - 1 && input.text !== '' && !input.text.endsWith('\n') ? `${input.text}\n` : input.text))
    .join('');
  yield* print(process, runText(commands, text, flags.has('n')));
  return failed ? 1 : 0;
});
