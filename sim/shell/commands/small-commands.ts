import { fail, type ShellCommand, succeed } from './shell-command.ts';

/** `clear`: empties the terminal. */
export const clear: ShellCommand = () => succeed('\x1b[2J\x1b[H');

/** `whoami` and `hostname`: one machine, one person. */
export const whoami: ShellCommand = () => succeed('learner\n');

/** `history`: the lines typed so far, numbered. */
export const history: ShellCommand = ({ args }, shell) => {
  const wanted = Number(args[0] ?? shell.history.length);
  const first = Math.max(0, shell.history.length - wanted);
  return succeed(
    shell.history
      .slice(first)
      .map((line, i) => `${String(first + i + 1).padStart(5)}  ${line}\n`)
      .join(''),
  );
};

/** `alias`, `alias k`, `alias k=kubectl`. */
export const alias: ShellCommand = ({ args }, { aliases }) => {
  const shown = (name: string): string => `alias ${name}='${aliases.get(name) ?? ''}'\n`;
  if (args.length === 0) return succeed([...aliases.keys()].sort().map(shown).join(''));
  let stdout = '';
  let stderr = '';
  for (const arg of args) {
    const equals = arg.indexOf('=');
    if (equals > 0) aliases.set(arg.slice(0, equals), arg.slice(equals + 1));
    else if (aliases.has(arg)) stdout += shown(arg);
    else stderr += `bash: alias: ${arg}: not found\n`;
  }
  return { stdout, stderr, exitCode: stderr === '' ? 0 : 1 };
};

/** `unalias k`. */
export const unalias: ShellCommand = ({ args }, { aliases }) => {
  const missing = args.filter((name) => name !== '-a' && !aliases.delete(name));
  if (args.includes('-a')) aliases.clear();
  return missing.length === 0 ? succeed() : fail(missing.map((name) => `bash: unalias: ${name}: not found\n`).join(''));
};

/** `vi FILE`, `nano FILE`: opens the editor pane. */
export const editFile: ShellCommand = async ({ args, cwd }, shell) => {
  const name = args.findLast((arg) => !arg.startsWith('-') && !arg.startsWith('+'));
  if (name === undefined) return fail('name a file to edit\n');
  const path = shell.resolve(cwd, name);
  if ((await shell.listDirectory(path)) !== undefined) return fail(`${name} is a directory\n`);
  const before = (await shell.readFile(path)) ?? '';
  const saved = await shell.hooks.edit(name, before);
  if (saved !== undefined && saved !== before) await shell.saveFile(path, saved);
  return succeed();
};

const HELP = `This is a small shell beside a simulated Kubernetes cluster.

  kubectl, k            talk to the cluster; kubectl -h lists its commands
  watch [-n S] COMMAND  run a command again and again; Ctrl-C ends it
  sleep N, timeout N C  let N seconds of cluster time pass, or give a command that long
  vi FILE, nano FILE    open a file in the editor
  ls cat grep head tail sort uniq wc cut awk sed tr jq xargs date seq ...
  alias, history, clear, help

Pipes, redirections, variables, loops and here-documents work as in bash.
`;

/** `help`. */
export const help: ShellCommand = () => succeed(HELP);
