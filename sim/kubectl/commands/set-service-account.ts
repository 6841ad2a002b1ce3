import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { setFlags, setPodSpec } from './set-target.ts';

/** `kubectl set serviceaccount TYPE/NAME ACCOUNT` (rule KCT-22). */
export const setServiceAccount: KubectlCommand = {
  path: ['set', 'serviceaccount'],
  aliases: ['sa'],
  summary: 'Update the service account of a resource',
  usage: '(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  completes: 'types and names',
  flags: setFlags,
  run(context) {
    const account = context.args.at(-1);
    if (account === undefined) return context.fail('serviceaccount is required');
    return setPodSpec(context, context.args.slice(0, -1), 'serviceaccount', () => ({ ok: true, fields: { serviceAccountName: account } }));
  },
};
