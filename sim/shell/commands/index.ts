import { date } from './date.ts';
import { kubectl } from './kubectl.ts';
import type { ShellCommand } from './shell-command.ts';
import { alias, clear, editFile, help, history, unalias, whoami } from './small-commands.ts';
import { sleep, timeout, watch } from './time-commands.ts';

/** The commands that this shell adds to just-bash, or has instead of its own. */
export const SHELL_COMMANDS: Readonly<Record<string, ShellCommand>> = {
  kubectl,
  k: kubectl,
  watch,
  sleep,
  timeout,
  date,
  clear,
  history,
  whoami,
  hostname: whoami,
  alias,
  unalias,
  'shell-help': help,
  vi: editFile,
  vim: editFile,
  nano: editFile,
  edit: editFile,
};

/** Commands of just-bash whose output is shown at once, in order with that of kubectl. */
export const STREAMED_COMMANDS: readonly string[] = [
  'echo',
  'printf',
  'cat',
  'ls',
  'seq',
  'head',
  'tail',
  'grep',
  'wc',
  'jq',
  'base64',
  'env',
];
