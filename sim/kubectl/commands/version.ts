import { printJson, printYaml } from '#sim/api/print/index.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { CLIENT_VERSION, CONTEXT, KUSTOMIZE_VERSION, SERVER_VERSION } from '#sim/kubectl/messages.ts';

/** `kubectl version`. */
export const version: KubectlCommand = {
  path: ['version'],
  group: 'other',
  summary: 'Print the client and server version information',
  usage: '[flags]',
  flags: [
    flag('client', 'bool', 'only the version of kubectl'),
    flag('output', 'string', 'output format', { short: 'o', completes: ['json', 'yaml'] }),
  ],
  async run(context) {
    const { flags, args } = context;
    if (args.length > 0) return context.fail(`extra arguments: [${args.join(' ')}]`);
    const isClientOnly = flags.isOn('client');
    const format = flags.text('output');
    if (!['', 'json', 'yaml'].includes(format)) return context.fail("--output must be 'yaml' or 'json'");
    if (!isClientOnly) await context.request();
    if (format === '') {
      context.out(
        `Client Version: ${CLIENT_VERSION}\nKustomize Version: ${KUSTOMIZE_VERSION}\n${isClientOnly ? '' : `Server Version: ${SERVER_VERSION}\n`}`,
      );
      return 0;
    }
    const body = {
      clientVersion: { gitVersion: CLIENT_VERSION, major: '1', minor: '35' },
      kustomizeVersion: KUSTOMIZE_VERSION,
      ...(isClientOnly ? {} : { serverVersion: { gitVersion: SERVER_VERSION, major: '1', minor: '35' } }),
    };
    context.out(format === 'json' ? printJson(body) : printYaml(body));
    return 0;
  },
};

/** `kubectl cluster-info`. */
export const clusterInfo: KubectlCommand = {
  path: ['cluster-info'],
  group: 'cluster',
  summary: 'Display cluster information',
  usage: '[flags]',
  flags: [],
  async run(context) {
    await context.request();
    context.out(
      `Kubernetes control plane is running at ${CONTEXT.server}\n\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n`,
    );
    return 0;
  },
};
