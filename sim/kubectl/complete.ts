import { fieldAt, structIn, structOf } from '#sim/api/schema/index.ts';
import type { KubectlHost, ResourceInfo } from '#sim/apiserver/client.ts';
import type { KubectlCommand } from './command.ts';
import { COMMANDS, GROUPS, TOP_LEVEL } from './command-table.ts';
import { GLOBAL_FLAGS } from './common-flags.ts';
import type { FlagSpec } from './flags.ts';
import { findResource } from './resolve.ts';
import { findCommand } from './run-command.ts';

/** What completion of kubectl's words needs. */
export type CompletionHost = Pick<KubectlHost, 'client' | 'namespace'>;

/** Words that complete the last one; `'files'` leaves it to the shell. */
export type Completion = readonly string[] | 'files';

/**
 * Completes the last word of a kubectl command line from the command table and the cluster (rule KCT-29).
 *
 * @param words words after `kubectl`; the last one, maybe empty, is being typed
 */
export function completeKubectl(words: readonly string[], host: CompletionHost): Completion {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const found = findCommand(before);
  const starting = (candidates: readonly string[]): readonly string[] => candidates.filter((word) => word.startsWith(typed));
  const inner = nextWords(found.command?.path ?? found.path);
  const { command } = found;
  if (command === undefined) return starting(found.path.length === 0 ? TOP_LEVEL : inner);
  const specs = [...command.flags, ...GLOBAL_FLAGS];
  const open = openFlag(before.at(-1), specs);
  if (open !== undefined) return flagValues(open, host, starting);
  const attached = /^--([^=]+)=(.*)$/.exec(typed);
  if (attached !== null) {
    const spec = specs.find(({ name }) => name === attached[1]);
    const values = spec === undefined ? [] : flagValues(spec, host, (all) => all.filter((word) => word.startsWith(attached[2] ?? '')));
    return values === 'files' ? 'files' : values.map((value) => `--${attached[1] ?? ''}=${value}`);
  }
  if (typed.startsWith('-')) return starting(specs.map(({ name }) => `--${name}`).sort());
  const args = found.words.filter((word) => !word.startsWith('-'));
  const namespace = namespaceIn(before) ?? host.namespace();
  return [...(args.length === 0 ? starting(inner) : []), ...argumentsFor(command, args, typed, host, namespace)];
}

/** The words that may follow a path of words: subcommands. */
function nextWords(path: readonly string[]): readonly string[] {
  const below = COMMANDS.filter((command) => command.path.length > path.length && path.every((word, i) => command.path[i] === word));
  const groups = Object.keys(GROUPS)
    .map((words) => words.split(' '))
    .filter((words) => words.length > path.length && path.every((word, i) => words[i] === word));
  return [...new Set([...below.map((command) => command.path), ...groups].map((words) => words[path.length] ?? ''))].sort();
}

function openFlag(word: string | undefined, specs: readonly FlagSpec[]): FlagSpec | undefined {
  const spec = specs.find((one) => word === `--${one.name}` || (one.short !== undefined && word === `-${one.short}`));
  return spec === undefined || spec.takes === 'bool' || spec.bare !== undefined ? undefined : spec;
}

function flagValues(spec: FlagSpec, host: CompletionHost, starting: (candidates: readonly string[]) => readonly string[]): Completion {
  if (spec.completes === 'file') return 'files';
  if (spec.completes === 'namespace') return starting(namesOf('namespaces', host, ''));
  return starting(spec.completes ?? []);
}

function namespaceIn(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '-n' || word === '--namespace');
  return at < 0 ? undefined : words[at + 1];
}

function argumentsFor(
  command: KubectlCommand,
  args: readonly string[],
  typed: string,
  host: CompletionHost,
  namespace: string,
): readonly string[] {
  const starting = (candidates: readonly string[]): readonly string[] => candidates.filter((word) => word.startsWith(typed));
  const slash = typed.indexOf('/');
  if (slash >= 0) return starting(namesOf(typed.slice(0, slash), host, namespace).map((name) => `${typed.slice(0, slash)}/${name}`));
  switch (command.completes) {
    case 'pods':
      return args.length === 0 ? starting([...namesOf('pods', host, namespace), 'job/', 'deployment/']) : [];
    case 'nodes':
      return starting(namesOf('nodes', host, ''));
    case 'fields':
      return starting(fieldsAfter(typed, host.client.resources));
    case 'types':
    case 'types and names':
      if (args.length === 0) return starting([...host.client.resources.map(typeWord), 'all'].sort());
      return command.completes === 'types' ? [] : starting(namesOf(args[0] ?? '', host, namespace).filter((name) => !args.includes(name)));
    default:
      return [];
  }
}

const typeWord = (info: ResourceInfo): string => (info.group === '' ? info.resource : `${info.resource}.${info.group}`);

function namesOf(type: string, host: CompletionHost, namespace: string): readonly string[] {
  const info = findResource(type, host.client.resources);
  if (info === undefined) return [];
  const result = host.client.list(info, { namespace: info.namespaced ? namespace : undefined });
  return result.ok ? result.value.map(({ metadata }) => metadata.name) : [];
}

/** `job.spec.` offers the fields of a Job's spec. */
function fieldsAfter(typed: string, resources: readonly ResourceInfo[]): readonly string[] {
  const words = typed.split('.');
  if (words.length === 1) return resources.map(({ resource }) => resource);
  const info = findResource(words[0] ?? '', resources);
  const path = words.slice(1, -1).join('.');
  const field = info === undefined || path === '' ? undefined : fieldAt(info.kind, path);
  const struct = path === '' ? structOf(info?.kind ?? '') : field === undefined ? undefined : structIn(field.type);
  return [...(struct?.fields.keys() ?? [])].map((name) => [...words.slice(0, -1), name].join('.'));
}
