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

/** Simplified: Services, autoscaling and access to the machines are outside this course. */
export const unsupportedCommands: readonly KubectlCommand[] = [
  top('node'),
  top('pod'),
  refused('certificate', 'cluster', 'Modify certificate resources'),
  refused('proxy', 'troubleshooting', 'Run a proxy to the Kubernetes API server'),
  refused('debug', 'troubleshooting', 'Create debugging sessions for troubleshooting workloads and nodes'),
  refused('completion', 'settings', 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)'),
  refused('plugin', 'other', 'Provides utilities for interacting with plugins'),
];
