import { completeKubectl } from '#sim/kubectl/index.ts';
import { SHELL_COMMANDS } from './commands/index.ts';
import type { ShellState } from './commands/shell-command.ts';
import type { LineCompletion } from './shell.ts';

const PROGRAMS = [
  ...Object.keys(SHELL_COMMANDS),
  'awk',
  'base64',
  'cat',
  'cd',
  'cp',
  'cut',
  'echo',
  'export',
  'grep',
  'head',
  'jq',
  'ls',
  'mkdir',
  'mv',
  'pwd',
  'rm',
  'sed',
  'seq',
  'sort',
  'tail',
  'tee',
  'touch',
  'tr',
  'uniq',
  'wc',
  'xargs',
];
const PREFIXES = ['watch', 'time', 'xargs'];

/** Completes the last word of a line (rule SHL-7): programs, kubectl's words, or files. */
export async function completeLine(line: string, shell: ShellState, cwd: string, home: string): Promise<LineCompletion> {
  const words = wordsOfLastCommand(line);
  const typed = words.at(-1) ?? '';
  const from = line.length - typed.length;
  const command = words.slice(0, -1).filter((word, i) => !(i === 0 && PREFIXES.includes(word)));
  const [program] = command;
  if (program === undefined && !typed.includes('/')) {
    const names = [...new Set([...PROGRAMS, ...shell.aliases.keys()])].sort();
    return { from, words: names.filter((name) => name.startsWith(typed)) };
  }
  const expanded = (shell.aliases.get(program ?? '') ?? program ?? '').split(' ');
  if (expanded[0] === 'kubectl' || expanded[0] === 'k') {
    const host = { client: shell.hooks.client, namespace: () => shell.namespace };
    const found = completeKubectl([...expanded.slice(1), ...command.slice(1), typed], host);
    if (found !== 'files') return { from, words: found };
  }
  return { from, words: await filesLike(typed, shell, cwd, home) };
}

/** The words of the command at the end of the line; the last one, maybe empty, is being typed. */
function wordsOfLastCommand(line: string): readonly string[] {
  const bare = line.replace(/'[^']*'|"[^"]*"/g, (quoted) => 'x'.repeat(quoted.length));
  const start = Math.max(-1, ...['|', ';', '&', '(', '`'].map((mark) => bare.lastIndexOf(mark))) + 1;
  return line.slice(start).replace(/^\s+/, '').split(/\s+/);
}

async function filesLike(typed: string, shell: ShellState, cwd: string, home: string): Promise<readonly string[]> {
  const slash = typed.lastIndexOf('/') + 1;
  const folder = typed.slice(0, slash);
  const path = shell.resolve(cwd, folder.replace(/^~(?=\/)/, home));
  const names = (await shell.listDirectory(path)) ?? [];
  const isHidden = (name: string): boolean => name.startsWith('.') && !typed.slice(slash).startsWith('.');
  const start = typed.slice(slash).replaceAll('\\', '');
  const fitting = names.filter((name) => name.startsWith(start) && !isHidden(name));
  return Promise.all(
    fitting.map(async (name) => {
      const isFolder = (await shell.listDirectory(`${path === '/' ? '' : path}/${name}`)) !== undefined;
      return `${folder}${name.replace(/[\s'"\\$&;|<>()*?#]/g, '\\$&')}${isFolder ? '/' : ''}`;
    }),
  );
}
