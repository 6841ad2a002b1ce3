import { assign, complain } from '#sim/programs/kernel/io.ts';
import { release } from '#sim/programs/kernel/kernel.ts';
import { TextHandle } from '#sim/programs/kernel/open-file.ts';
import { openPath } from '#sim/programs/kernel/open-path.ts';
import type { OpenFile, Process, Step } from '#sim/programs/kernel/types.ts';
import type { Redirect } from './ast.ts';
import { expandText } from './expand.ts';
import type { Shell } from './shell-state.ts';

/** Descriptors as they were, to be put back. */
export type SavedFiles = readonly (readonly [number, OpenFile | undefined])[];

/** Applies redirections in order; null when one failed, which has been said, and all are undone. */
export function* applyRedirects(shell: Shell, redirects: readonly Redirect[]): Step<SavedFiles | null> {
  const saved: [number, OpenFile | undefined][] = [];
  for (const redirect of redirects) {
    const target = yield* expandText(shell, redirect.target);
    const opened = shell.jump === null ? open(shell.process, redirect, target) : { problem: null };
    if ('problem' in opened) {
      restoreFiles(shell.process, saved);
      if (opened.problem !== null) yield* complain(shell.process, `${shell.name}: ${opened.problem}`);
      return null;
    }
    for (const fd of redirect.operator === '&>' ? [1, 2] : [redirect.fd]) {
      const old = shell.process.files.get(fd);
      if (old !== undefined) old.references += 1;
      saved.push([fd, old]);
      assign(shell.process, fd, opened.file);
    }
  }
  return saved;
}

/** Undoes redirections, last one first. */
export function restoreFiles(process: Process, saved: SavedFiles): void {
  for (const [fd, file] of saved.toReversed()) {
    assign(process, fd, file);
    if (file !== undefined) release(file);
  }
}

/** Lets redirections stay: `exec >file`. */
export function keepFiles(saved: SavedFiles): void {
  for (const [, file] of saved) if (file !== undefined) release(file);
}

/** `file` undefined closes the descriptor. */
type Opened = { readonly file: OpenFile | undefined } | { readonly problem: string | null };

function open(process: Process, { operator }: Redirect, target: string): Opened {
  if (operator === '<<') return { file: new TextHandle(target) };
  if (operator === '>&' || operator === '<&') {
    if (target === '-') return { file: undefined };
    const file = /^\d+$/.test(target) ? process.files.get(Number(target)) : undefined;
    if (file !== undefined) return { file };
    return { problem: /^\d+$/.test(target) ? `${target}: Bad file descriptor` : `syntax error: bad fd number` };
  }
  const mode = operator === '<' ? 'read' : operator === '>>' ? 'append' : operator === '<>' ? 'update' : 'write';
  const opened = openPath(process, target, mode);
  if (opened.ok) return { file: opened.value };
  const isMissing = opened.problem === 'No such file or directory';
  if (mode === 'read') return { problem: `can't open ${target}: ${isMissing ? 'no such file' : opened.problem}` };
  return { problem: `can't create ${target}: ${isMissing ? 'nonexistent directory' : opened.problem}` };
}
