import type { CommandGroup, KubectlCommand } from '#sim/kubectl/command.ts';
import { allNamespaces, fieldSelector, flag, selector } from '#sim/kubectl/common-flags.ts';

const METRICS = 'Metrics API not available';
const topFlags = [
  selector,
  flag('no-headers', 'bool', 'leave the header out'),
  flag('sort-by', 'string', 'cpu or memory', { completes: ['cpu', 'memory'] }),
  flag('use-protocol-buffers', 'bool', 'ask for a shorter answer', { preset: 'true' }),
];
const topNodeFlags = [...topFlags, flag('show-capacity', 'bool', 'measure against the capacity')];
const topPodFlags = [
  ...topFlags,
  allNamespaces,
  fieldSelector,
  flag('containers', 'bool', 'show containers'),
  flag('sum', 'bool', 'show the sum'),
];

/** `kubectl top`: the cluster has no metrics server. */
const top = (word: string): KubectlCommand => ({
  path: ['top', word],
  aliases: [`${word}s`],
  summary: `Display resource (CPU/memory) usage of ${word}s`,
  usage: '[NAME | -l label]',
  completes: word === 'pod' ? 'pods' : 'nodes',
  flags: word === 'pod' ? topPodFlags : topNodeFlags,
  async run(context) {
    if (context.args.length > 1) return context.failUsage(`${word} [NAME | -l label]`);
    await context.request();
    return context.fail(METRICS);
  },
});

/** A command of kubectl that is about things which the simulated cluster does not have. */
const refused = (word: string, group: CommandGroup, summary: string, flags: KubectlCommand['flags'] = []): KubectlCommand => ({
  path: [word],
  group,
  summary,
  usage: '',
  flags,
  run: (context) => context.fail(`kubectl ${word} is not part of this simulated cluster`),
});

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** `kubectl completion bash`: nothing is to be sourced, since this terminal completes by itself. */
const completion: KubectlCommand = {
  path: ['completion'],
  group: 'settings',
  summary: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
  usage: 'SHELL',
  flags: [],
  run(context) {
    const [shell] = context.args;
    if (shell === undefined) return context.failUsage('Shell not specified.');
    if (context.args.length > 1) return context.failUsage('Too many arguments. Expected only the shell type.');
    if (!SHELLS.includes(shell)) return context.failUsage(`Unsupported shell type "${shell}".`);
    context.out(`# Tab completes kubectl in this terminal already; ${shell} has nothing to load.\n`);
    return 0;
  },
};

/** `kubectl plugin list`: there are none. */
const pluginList: KubectlCommand = {
  path: ['plugin', 'list'],
  summary: "List all visible plugin executables on a user's PATH",
  usage: '',
  flags: [flag('name-only', 'bool', 'names without their folder')],
  run: (context) => context.fail('unable to find any kubectl plugins in your PATH'),
};

/** Simplified: Services, autoscaling and access to the machines are outside this course. */
export const unsupportedCommands: readonly KubectlCommand[] = [
  top('node'),
  top('pod'),
  refused('certificate', 'cluster', 'Modify certificate resources'),
  refused('proxy', 'troubleshooting', 'Run a proxy to the Kubernetes API server'),
  refused('debug', 'troubleshooting', 'Create debugging sessions for troubleshooting workloads and nodes'),
  completion,
  pluginList,
];
