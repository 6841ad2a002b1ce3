import { readLine, write } from '#sim/programs/kernel/io.ts';
import type { OpenFile, Step } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { refuseBuiltin } from './builtin.ts';
import { assignVariable, parameterValue } from './parameters.ts';
import type { Shell } from './shell-state.ts';

/** `read [-r] [-p PROMPT] [-t SECONDS] NAME…`; 1 at the end of the input. */
export const readBuiltin: Builtin = function* (shell, args) {
  let isRaw = false;
  let i = 0;
  for (; /^-./.test(args[i] ?? ''); i++) {
    const word = args[i] ?? '';
    if (word === '--') {
      i += 1;
      break;
    }
    if (word.includes('r')) isRaw = true;
    if (/[ptnd]$/.test(word)) i += 1;
    if (word === '-p') yield* write(shell.process, 2, args[i] ?? '');
  }
  const names = args.slice(i);
  const bad = names.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (bad !== undefined) return yield* refuseBuiltin(shell, 'read', `'${bad}': bad variable name`, 2);
  const file = shell.process.files.get(0);
  if (file === undefined) return 1;
  const { line, isComplete } = yield* readLogicalLine(file, isRaw);
  yield* assignFields(shell, line, names.length === 0 ? ['REPLY'] : names);
  return isComplete ? 0 : 1;
};

/** A line; unless raw, a backslash at its end joins the next one, and others vanish. */
function* readLogicalLine(file: OpenFile, isRaw: boolean): Step<{ readonly line: string; readonly isComplete: boolean }> {
  let text = '';
  for (;;) {
    const line = yield* readLine(file);
    const isComplete = line.endsWith('\n');
    text += isComplete ? line.slice(0, -1) : line;
    if (isRaw) return { line: text, isComplete };
    if (!isComplete || !/(^|[^\\])(\\\\)*\\$/.test(text)) return { line: text.replace(/\\(.)/gs, '$1'), isComplete };
    text = text.slice(0, -1);
  }
}

function* assignFields(shell: Shell, line: string, names: readonly string[]): Step<void> {
  const separators = parameterValue(shell, 'IFS') ?? '';
  const isSpace = (char: string): boolean => char !== '' && ' \t\n'.includes(char) && separators.includes(char);
  let rest = line;
  const trimStart = (): void => {
    while (isSpace(rest.charAt(0))) rest = rest.slice(1);
  };
  trimStart();
  for (const [index, name] of names.entries()) {
    if (index === names.length - 1) {
      while (isSpace(rest.charAt(rest.length - 1))) rest = rest.slice(0, -1);
      yield* assignVariable(shell, name, rest);
      return;
    }
    let end = 0;
    while (end < rest.length && !separators.includes(rest.charAt(end))) end += 1;
    yield* assignVariable(shell, name, rest.slice(0, end));
    rest = rest.slice(end);
    trimStart();
    if (rest !== '' && separators.includes(rest.charAt(0))) {
      rest = rest.slice(1);
      trimStart();
    }
  }
}
