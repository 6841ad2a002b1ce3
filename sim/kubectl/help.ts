import type { CommandGroup, KubectlCommand } from './command.ts';
import { COMMANDS, GROUPS, TOP_LEVEL } from './command-table.ts';
import type { FlagSpec } from './flags.ts';

const TITLES: readonly (readonly [CommandGroup, string])[] = [
  ['beginner', 'Basic Commands (Beginner):'],
  ['intermediate', 'Basic Commands (Intermediate):'],
  ['deploy', 'Deploy Commands:'],
  ['cluster', 'Cluster Management Commands:'],
  ['troubleshooting', 'Troubleshooting and Debugging Commands:'],
  ['advanced', 'Advanced Commands:'],
  ['settings', 'Settings Commands:'],
  ['other', 'Other Commands:'],
];
const NAME_WIDTH = 16;

interface Entry {
  readonly name: string;
  readonly group: CommandGroup | undefined;
  readonly summary: string;
}

const entryOf = (name: string): Entry => {
  const command = COMMANDS.find(({ path }) => path.length === 1 && path[0] === name);
  const group = GROUPS[name];
  return { name, group: command?.group ?? group?.group, summary: command?.summary ?? group?.summary ?? '' };
};

const listed = (entries: readonly Entry[]): string =>
  entries.map(({ name, summary }) => `  ${name.padEnd(NAME_WIDTH - 1)} ${summary}\n`).join('');

/** What bare `kubectl` prints. */
export function rootHelp(): string {
  const entries = TOP_LEVEL.map(entryOf);
  const blocks = TITLES.map(([group, title]) => `${title}\n${listed(entries.filter((entry) => entry.group === group))}`);
  return `kubectl controls the Kubernetes cluster manager.\n\n${blocks.join('\n')}\nUsage:\n  kubectl [flags] [options]\n\nUse "kubectl <command> --help" for more information about a given command.\n`;
}

/** What a word that groups commands prints: `kubectl rollout`. */
export function groupHelp(path: readonly string[]): string {
  const words = path.join(' ');
  const summary = GROUPS[words]?.summary ?? '';
  return `${summary}.\n\nAvailable Commands:\n${listed(subcommandsOf(path))}\nUsage:\n  kubectl ${words} SUBCOMMAND [options]\n\nUse "kubectl ${words} <command> --help" for more information about a given command.\nUse "kubectl options" for a list of global command-line options (applies to all commands).\n`;
}

/** The commands one word below a path; words that only group others among them. */
function subcommandsOf(path: readonly string[]): readonly Entry[] {
  const below = COMMANDS.filter((command) => command.path.length > path.length && path.every((word, i) => command.path[i] === word));
  const names = [...new Set(below.map((command) => command.path[path.length] ?? ''))].sort();
  return names.map((name) => {
    const own = below.find((command) => command.path.length === path.length + 1 && command.path[path.length] === name);
    return { name, group: undefined, summary: own?.summary ?? GROUPS[[...path, name].join(' ')]?.summary ?? '' };
  });
}

/** What `kubectl COMMAND -h` prints. */
export function commandHelp(command: KubectlCommand): string {
  const words = command.path.join(' ');
  const inner = subcommandsOf(command.path);
  const options = [...command.flags].sort((a, b) => (a.name < b.name ? -1 : 1)).map(optionText);
  return [
    `${command.summary}.\n`,
    ...(inner.length === 0 ? [] : [`Available Commands:\n${listed(inner)}`]),
    ...(options.length === 0 ? [] : [`Options:\n${options.join('\n')}`]),
    `Usage:\n  kubectl ${words}${command.usage === '' ? '' : ` ${command.usage}`} [options]\n`,
    'Use "kubectl options" for a list of global command-line options (applies to all commands).\n',
  ].join('\n');
}

function optionText({ name, short, takes, preset, help }: FlagSpec): string {
  const zero =
    takes === 'bool' ? 'false' : takes === 'int' ? '0' : takes === 'duration' ? '0s' : takes === 'strings' ? '[]' : `'${preset ?? ''}'`;
  const value = takes === 'string' ? zero : (preset ?? zero);
  return `    ${short === undefined ? '' : `-${short}, `}--${name}=${value}:\n\t${help}\n`;
}

/** What `kubectl options` prints. */
export const optionsHelp = (flags: readonly FlagSpec[]): string =>
  `The following options can be passed to any command:\n\n${flags.map(optionText).join('\n')}`;
