import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';

/** The last path part of an image without tag, fit to be a container's name. */
const containerName = (image: string): string =>
  (image.split('/').at(-1) ?? '')
    .split(/[:@]/)[0]
    ?.toLowerCase()
    .replace(/[^-a-z0-9]/g, '-') ?? '';

/** `kubectl create deployment NAME --image=IMAGE` (rule KCT-18). */
export const createDeployment: KubectlCommand = {
  path: ['create', 'deployment'],
  aliases: ['deploy'],
  summary: 'Create a deployment with the specified name',
  usage: 'NAME --image=image -- [COMMAND] [args...]',
  flags: [
    ...createFlags,
    flag('image', 'strings', 'images of the containers'),
    flag('replicas', 'int', 'how many pods', { short: 'r', preset: '1' }),
    flag('port', 'int', 'port of the container', { preset: '-1' }),
  ],
  requires: ['image'],
  run(context) {
    const { args, flags, dashAt } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const images = flags.list('image');
    const command = dashAt < 0 ? [] : args.slice(dashAt);
    if (images.length > 1 && command.length > 0) return context.fail('cannot specify multiple --image options and command');
    const port = flags.number('port');
    const containers = images.map((image) => ({
      ...(command.length === 0 ? {} : { command }),
      image,
      name: containerName(image),
      ...(port < 0 ? {} : { ports: [{ containerPort: port }] }),
      resources: {},
    }));
    const labels = { app: name };
    const body = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...newMetadata(context, name), labels },
      spec: {
        replicas: flags.number('replicas'),
        selector: { matchLabels: labels },
        strategy: {},
        template: { metadata: { labels }, spec: { containers } },
      },
      status: {},
    };
    return createObject(context, 'Deployment', body, 'failed to create deployment: ');
  },
};
