import { fieldAt, structIn, structOf } from '#sim/api/schema/index.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { KubectlCommand } from './command.ts';
import { COMMANDS, GROUPS, TOP_LEVEL } from './command-table.ts';
import { GLOBAL_FLAGS } from './common-flags.ts';
import { type CompletionHost, containerNames, labelKeys, objectsOf, selectorWords } from './complete-values.ts';
import { type FlagSpec, parseFlags } from './flags.ts';
import { findResource } from './resolve.ts';
import { findCommand } from './run-command.ts';

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
  const place = placeOf(found.words, specs, host);
  const open = openFlag(before.at(-1), specs);
  if (open !== undefined) return flagValues(open, typed, place);
  const attached = /^--([^=]+)=(.*)$/.exec(typed);
  if (attached !== null) {
    const spec = specs.find(({ name }) => name === attached[1]);
    const values = spec === undefined ? [] : flagValues(spec, attached[2] ?? '', place);
    return values === 'files' ? 'files' : values.map((value) => `--${attached[1] ?? ''}=${value}`);
  }
  if (typed.startsWith('-')) return starting(specs.map(({ name }) => `--${name}`).sort());
  return [...(place.args.length === 0 ? starting(inner) : []), ...argumentsFor(command, typed, place)];
}

/** What the words before say about the one that is typed. */
interface Place {
  readonly args: readonly string[];
  readonly namespace: string;
  readonly host: CompletionHost;
}

function placeOf(words: readonly string[], specs: readonly FlagSpec[], host: CompletionHost): Place {
  const parsed = parseFlags(words, specs);
  // The last flag still waits for the value that is being typed.
  const known = parsed.ok ? parsed : parseFlags(words.slice(0, -1), specs);
  const namespace = (known.ok ? known.flags.text('namespace') : '') || host.namespace();
  return { args: known.ok ? known.args : words.filter((word) => !word.startsWith('-')), namespace, host };
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

function flagValues(spec: FlagSpec, typed: string, { args, namespace, host }: Place): Completion {
  const starting = (candidates: readonly string[]): readonly string[] => candidates.filter((word) => word.startsWith(typed));
  const [target = ''] = args;
  switch (spec.completes) {
    case 'file':
      return 'files';
    case 'namespace':
      return starting(namesOf('namespaces', host, ''));
    case 'selector':
      return starting(selectorWords(typed, objectsOf(target === '' ? 'pods' : target, host, namespace)));
    case 'label key':
      return starting(labelKeys(objectsOf(target, host, namespace)));
    case 'container':
      return starting(containerNames(target, host, namespace));
    default:
      return starting(spec.completes ?? []);
  }
}

function argumentsFor(command: KubectlCommand, typed: string, { args, namespace, host }: Place): readonly string[] {
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
      if (args.length === 2 && ['label', 'annotate'].includes(command.path[0] ?? ''))
        return starting(keyChanges(command, args, host, namespace));
      if (args.length === 0) return starting([...host.client.resources.map(typeWord), 'all'].sort());
      return command.completes === 'types' ? [] : starting(namesOf(args[0] ?? '', host, namespace).filter((name) => !args.includes(name)));
    default:
      return [];
  }
}

/** Keys that `label` or `annotate` may set again or take away. */
function keyChanges(command: KubectlCommand, args: readonly string[], host: CompletionHost, namespace: string): readonly string[] {
  const object = objectsOf(args[0] ?? '', host, namespace).find(({ metadata }) => metadata.name === args[1]);
  const keys = Object.keys((command.path[0] === 'label' ? object?.metadata.labels : object?.metadata.annotations) ?? {});
  return keys.flatMap((key) => [`${key}-`, `${key}=`]).sort();
}

const typeWord = (info: ResourceInfo): string => (info.group === '' ? info.resource : `${info.resource}.${info.group}`);

const namesOf = (type: string, host: CompletionHost, namespace: string): readonly string[] =>
  objectsOf(type, host, namespace).map(({ metadata }) => metadata.name);

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
