import { findProgram } from '#sim/programs/kernel/find-program.ts';
import { complain, print } from '#sim/programs/kernel/io.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import { basicBuiltins } from './basic-builtins.ts';
import type { Builtin } from './builtin.ts';
import { flowBuiltins } from './flow-builtins.ts';
import { jobBuiltins } from './job-builtins.ts';
import { parameterValue } from './parameters.ts';
import type { Shell } from './shell-state.ts';

const KEYWORDS = new Set(['!', '{', '}', 'case', 'do', 'done', 'elif', 'else', 'esac', 'fi', 'for', 'if', 'in', 'then', 'until', 'while']);
const OTHERS = ['command', 'export', 'getopts', 'local', 'read', 'readonly', 'set', 'trap', 'type', 'unset'];
const BUILTINS: ReadonlySet<string> = new Set([...flowBuiltins, ...basicBuiltins, ...jobBuiltins].map(([name]) => name).concat(OTHERS));

/** Where a program is; undefined when there is none. */
function locate(shell: Shell, name: string): string | undefined {
  const path = parameterValue(shell, 'PATH') ?? '';
  if (!findProgram(shell.process, name, path).ok) return undefined;
  if (name.includes('/')) return name;
  const { disk } = shell.process.system;
  const directory = path.split(':').find((each) => {
    const node = disk.lookup(resolvePath(shell.process.cwd, `${each}/${name}`));
    return node?.kind === 'program' || (node?.kind === 'file' && (node.mode & 0o111) !== 0);
  });
  return `${directory ?? '/bin'}/${name}`;
}

const command: Builtin = function* (shell, args) {
  const [flag, ...names] = args;
  if (flag !== '-v' && flag !== '-V') {
    const words = flag === '-p' || flag === '--' ? names : args;
    return words.length === 0 ? 0 : yield* shell.evaluator.invoke(shell, words, { isPlain: true, isExec: false });
  }
  if (flag === '-V') return yield* type(shell, names);
  const [name = ''] = names;
  const found = KEYWORDS.has(name) || shell.functions.has(name) || BUILTINS.has(name) ? name : locate(shell, name);
  if (found === undefined) return 127;
  yield* print(shell.process, `${found}\n`);
  return 0;
};

const type: Builtin = function* (shell, names) {
  let status = 0;
  for (const name of names) {
    const place = locate(shell, name);
    let text = `${name} is ${place ?? ''}`;
    if (KEYWORDS.has(name)) text = `${name} is a shell keyword`;
    else if (shell.functions.has(name)) text = `${name} is a function`;
    else if (BUILTINS.has(name)) text = `${name} is a shell builtin`;
    else if (place === undefined) {
      status = 127;
      yield* complain(shell.process, `${name}: not found`);
      continue;
    }
    yield* print(shell.process, `${text}\n`);
  }
  return status;
};

/** Simplified: no processor time is measured. */
const times: Builtin = function* (shell) {
  yield* print(shell.process, '0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n');
  return 0;
};

export const commandBuiltins: readonly (readonly [string, Builtin])[] = [
  ['command', command],
  ['times', times],
  ['type', type],
];
