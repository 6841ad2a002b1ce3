import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { all, allNamespaces, chunkSize, fieldSelector, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { type Fetched, type FetchOptions, fetchObjects } from '#sim/kubectl/fetch.ts';
import { readTargets } from '#sim/kubectl/manifest-targets.ts';
import { FILES_AND_ARGUMENTS, NAME_AND_SELECTOR, noResources, typeNeeded } from '#sim/kubectl/messages.ts';
import { chooseOutput, type OutputFormat, printFormatted, writeResult } from '#sim/kubectl/output.ts';
import { type ObjectGroup, printTable, sortObjects } from '#sim/kubectl/print/index.ts';
import { getRaw } from '#sim/kubectl/raw.ts';
import { type ResourceRequest, resolveArguments } from '#sim/kubectl/resolve.ts';
import { watchObjects } from './get-watch.ts';

/** `kubectl get`: tables, names, templates, watches. Rules KCT-4 to KCT-8. */
export const get: KubectlCommand = {
  path: ['get'],
  suggestFor: ['list', 'ps'],
  group: 'intermediate',
  summary: 'Display one or many resources',
  usage: '(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...)',
  completes: 'types and names',
  flags: [
    ...printFlags,
    selector,
    fieldSelector,
    allNamespaces,
    ...fileFlags,
    chunkSize,
    flag('watch', 'bool', 'go on and show every change', { short: 'w' }),
    flag('watch-only', 'bool', 'show changes but not what is there already'),
    flag('output-watch-events', 'bool', 'say with -w what kind of change it was'),
    flag('label-columns', 'strings', 'labels to show as columns', { short: 'L', completes: 'label key' }),
    flag('show-labels', 'bool', 'show all labels as the last column'),
    flag('show-kind', 'bool', 'write names as kind/name'),
    flag('no-headers', 'bool', 'leave the header out'),
    flag('sort-by', 'string', 'path of the field to sort by'),
    flag('ignore-not-found', 'bool', 'say nothing about names that do not exist'),
    flag('raw', 'string', 'API path to ask for'),
    flag('subresource', 'string', 'subresource to ask for', { completes: ['status', 'scale'] }),
    flag('server-print', 'bool', 'let the server make the table', { preset: 'true' }),
    all,
  ],
  async run(context) {
    const { args, flags, namespace } = context;
    if (flags.has('raw'))
      return args.length > 0
        ? context.failUsage('arguments may not be passed when --raw is specified')
        : getRaw(context, flags.text('raw'));
    const isWatch = flags.isOn('watch') || flags.isOn('watch-only');
    if (flags.isOn('output-watch-events') && !isWatch)
      return context.fail('--output-watch-events option can only be used with --watch or --watch-only');
    const choice = await chooseOutput(context, true);
    if (!choice.ok) return context.fail(choice.error);
    const output = flags.text('output');
    if (flags.isOn('show-labels') && output !== '' && output !== 'wide')
      return context.fail(`--show-labels option cannot be used with ${output} printer`);
    const targets = await requestsOf(context);
    if (typeof targets === 'number') return targets;
    const { requests, hasNames } = targets;
    if (isWatch) return watchObjects(context, requests, choice.format);
    const options: FetchOptions = {
      labelSelector: flags.text('selector'),
      fieldSelector: flags.text('field-selector'),
      allNamespaces: flags.isOn('all-namespaces'),
      ignoreNotFound: flags.isOn('ignore-not-found'),
    };
    const isTable = choice.format.is === 'table' || choice.format.is === 'wide';
    const sortBy = flags.text('sort-by');
    const found = await fetchObjects(context, requests, options);
    const fetched = sorted(found, sortBy);
    if (!isTable && countOf(fetched) < countOf(found))
      return context.fail(`couldn't find any field with path "${bracedPath(sortBy)}" in the list of objects`);
    const named = requests.reduce((sum, request) => sum + request.names.length, 0);
    const code = print(context, choice.format, fetched.groups, hasNames && named === 1);
    const isEmpty = fetched.groups.every((group) => group.objects.length === 0);
    if (isTable && isEmpty && fetched.problems.length === 0 && !options.ignoreNotFound) {
      const isNamespaced = requests.every(({ info }) => info.namespaced) && !options.allNamespaces;
      context.err(noResources(isNamespaced ? namespace : undefined));
    }
    return Math.max(code, context.failWith(fetched.problems));
  },
};

interface Targets {
  readonly requests: readonly ResourceRequest[];
  readonly hasNames: boolean;
}

/** The types and names of the command line; an exit code when they are no good. */
async function requestsOf(context: CommandContext): Promise<Targets | number> {
  const { args, flags, client } = context;
  const hasSelector = flags.text('selector') !== '' || flags.text('field-selector') !== '';
  if (flags.has('filename') || flags.has('kustomize')) {
    if (args.length > 0) return context.fail(FILES_AND_ARGUMENTS);
    const read = await readTargets(context);
    return read.ok ? { requests: read.requests, hasNames: true } : context.failWith(read.problems);
  }
  if (args.length === 0) {
    context.err(`${typeNeeded('get')}\n\n`);
    const help = 'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).';
    return context.failUsage(`Required resource not specified.\n${help}`);
  }
  const resolved = resolveArguments(args, client.resources);
  if (!resolved.ok) {
    if (resolved.error.startsWith("the server doesn't")) await context.request();
    return context.fail(resolved.error);
  }
  context.warn(resolved.warnings);
  if (resolved.hasNames && (hasSelector || flags.isOn('all'))) return context.fail(NAME_AND_SELECTOR);
  if (resolved.hasNames && flags.isOn('all-namespaces'))
    return context.fail('a resource cannot be retrieved by name across all namespaces');
  return resolved;
}

/** Sorts within each type; of objects of which none has the path nothing is left, as the real one does. */
function sorted(fetched: Fetched, path: string): Fetched {
  if (path === '') return fetched;
  return { ...fetched, groups: fetched.groups.map(({ info, objects }) => ({ info, objects: sortObjects(objects, path) ?? [] })) };
}

const countOf = ({ groups }: Fetched): number => groups.reduce((sum, { objects }) => sum + objects.length, 0);

/** A path as kubectl repeats it. */
const bracedPath = (path: string): string => (path.startsWith('{') ? path : `{${path.startsWith('.') ? '' : '.'}${path}}`);

function print(context: CommandContext, format: OutputFormat, groups: readonly ObjectGroup[], isSingle: boolean): number {
  const { flags, host } = context;
  if (format.is !== 'table' && format.is !== 'wide') {
    if (isSingle && groups.length === 0) return 0;
    return writeResult(context, printFormatted(format, groups, isSingle, flags.isOn('no-headers')));
  }
  const options = {
    nowMs: host.nowMs(),
    wide: format.is === 'wide',
    noHeaders: flags.isOn('no-headers'),
    showLabels: flags.isOn('show-labels'),
    labelColumns: flags.list('label-columns'),
    showKind: flags.isOn('show-kind'),
    allNamespaces: flags.isOn('all-namespaces'),
  };
  context.out(printTable(groups, options));
  return 0;
}
