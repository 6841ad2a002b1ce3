import { baseName, joinPath, resolvePath } from './paths.ts';
import type { Main, Process } from './types.ts';

export type FoundProgram =
  | { readonly ok: true; readonly main: Main }
  | { readonly ok: false; readonly problem: 'not found' | 'Permission denied'; readonly exitCode: 126 | 127 };

const notFound: FoundProgram = { ok: false, problem: 'not found', exitCode: 127 };
const denied: FoundProgram = { ok: false, problem: 'Permission denied', exitCode: 126 };

/** The code behind a command name, searched on `path` when it has no slash. Scripts run by their `#!` line. */
export function findProgram(process: Pick<Process, 'system' | 'cwd'>, name: string, path: string): FoundProgram {
  if (name === '') return notFound;
  if (name.includes('/')) return programAt(process, resolvePath(process.cwd, name));
  const directories = path.split(':');
  const main = directories.includes('/bin') ? process.system.program(name) : undefined;
  if (main !== undefined) return { ok: true, main };
  let refusal = notFound;
  for (const directory of directories) {
    const found = programAt(process, resolvePath(process.cwd, joinPath(directory === '' ? '.' : directory, name)));
    if (found.ok) return found;
    if (found.exitCode === 126 && process.system.disk.lookup(resolvePath(process.cwd, joinPath(directory, name)))?.kind === 'file')
      refusal = found;
  }
  return refusal;
}

function programAt(process: Pick<Process, 'system' | 'cwd'>, path: string): FoundProgram {
  const { system } = process;
  const node = system.disk.lookup(path);
  if (node === undefined) return notFound;
  if (node.kind === 'program') {
    const main = system.program(node.name);
    return main === undefined ? notFound : { ok: true, main };
  }
  if (node.kind !== 'file' || (node.mode & 0o111) === 0) return denied;
  const shebang = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(node.content);
  const interpreter = baseName(shebang?.[1] ?? 'sh') === 'env' ? (shebang?.[2] ?? 'sh') : baseName(shebang?.[1] ?? 'sh');
  const main = system.program(interpreter);
  if (main === undefined) return notFound;
  return {
    ok: true,
    main: (started) => {
      started.argv = [interpreter, path, ...started.argv.slice(1)];
      return main(started);
    },
  };
}
