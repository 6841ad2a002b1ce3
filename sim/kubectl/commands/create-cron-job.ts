import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';
import { podTemplate } from './create-job.ts';

/** `kubectl create cronjob NAME --image=IMAGE --schedule=…` (rule KCT-18). */
export const createCronJob: KubectlCommand = {
  path: ['create', 'cronjob'],
  aliases: ['cj'],
  summary: 'Create a cron job with the specified name',
  usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...]",
  flags: [
    ...createFlags,
    flag('image', 'string', 'image of the container'),
    flag('schedule', 'string', 'when to run, as a cron expression'),
    flag('restart', 'string', 'restart policy of the pod: OnFailure or Never', { completes: ['OnFailure', 'Never'] }),
  ],
  requires: ['image', 'schedule'],
  run(context) {
    const { args, flags, dashAt } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const command = dashAt < 0 ? [] : args.slice(dashAt);
    const template = podTemplate(name, flags.text('image'), command, flags.text('restart') || 'OnFailure');
    const body = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: newMetadata(context, name),
      spec: { jobTemplate: { metadata: { name }, spec: { template } }, schedule: flags.text('schedule') },
      status: {},
    };
    return createObject(context, 'CronJob', body, 'failed to create cronjob: ');
  },
};
