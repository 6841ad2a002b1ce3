import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { buildKustomization } from '#sim/kubectl/kustomize/build.ts';

/** `kubectl kustomize DIR`: prints what the kustomization in a folder describes (rule KCT-38). */
export const kustomize: KubectlCommand = {
  path: ['kustomize'],
  group: 'advanced',
  summary: 'Build a kustomization target from a directory or URL',
  usage: 'DIR',
  flags: [flag('output', 'string', 'file to write to', { short: 'o', completes: 'file' })],
  async run(context) {
    const { args, flags, host } = context;
    if (args.length > 1) return context.fail('specify one path to kustomization.yaml');
    const built = await buildKustomization(args[0] ?? '.', host);
    if (!built.ok) return context.fail(built.error);
    for (const warning of built.warnings) context.err(`${warning}\n`);
    if (flags.text('output') !== '') await host.writeFile(flags.text('output'), built.text);
    else context.out(built.text);
    return 0;
  },
};
