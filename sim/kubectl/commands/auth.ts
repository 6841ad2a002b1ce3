import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { allNamespaces, flag } from '#sim/kubectl/common-flags.ts';
import { CONTEXT } from '#sim/kubectl/messages.ts';
import { layoutTable } from '#sim/kubectl/print/index.ts';
import { findResource } from '#sim/kubectl/resolve.ts';

const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'use',
  'bind',
  'escalate',
  'impersonate',
  '*',
];

/** `kubectl auth can-i VERB TYPE`: the only user is an administrator. With `--as` of a service account the answer is no. */
export const authCanI: KubectlCommand = {
  path: ['auth', 'can-i'],
  summary: 'Check whether an action is allowed',
  usage: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  completes: 'types',
  flags: [
    allNamespaces,
    flag('list', 'bool', 'list all that is allowed'),
    flag('quiet', 'bool', 'only set the exit code', { short: 'q' }),
    flag('subresource', 'string', 'subresource, such as log'),
  ],
  async run(context) {
    const { args, flags, client } = context;
    if (args.length < 2 && !flags.isOn('list'))
      return context.fail('you must specify two arguments: verb resource or verb resource/resourceName.');
    await context.request();
    if (flags.isOn('list')) {
      context.out(
        layoutTable([
          ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'],
          ['*.*', '[]', '[]', '[*]'],
          ['', '[*]', '[]', '[*]'],
        ]),
      );
      return 0;
    }
    const [verb = '', target = ''] = args;
    const [type = ''] = target.split('/');
    if (!target.startsWith('/') && type !== '*') {
      const info = findResource(type, client.resources);
      if (info === undefined) context.warn([`the server doesn't have a resource type '${type}'\n`]);
      else if (!info.namespaced)
        context.warn([`resource '${info.resource}' is not namespace scoped${info.group === '' ? '' : ` in group '${info.group}'`}\n`]);
    }
    if (!VERBS.includes(verb)) context.warn([`verb '${verb}' is not a known verb\n`]);
    const isAllowed = !flags.text('as').startsWith('system:serviceaccount:');
    if (!flags.isOn('quiet')) context.out(isAllowed ? 'yes\n' : 'no\n');
    return isAllowed ? 0 : 1;
  },
};

/** `kubectl auth whoami`. */
export const authWhoAmI: KubectlCommand = {
  path: ['auth', 'whoami'],
  summary: 'Experimental: Check self subject attributes',
  usage: '',
  flags: [flag('output', 'string', 'output format', { short: 'o' })],
  async run(context) {
    await context.request();
    context.out(
      layoutTable([
        ['ATTRIBUTE', 'VALUE'],
        ['Username', CONTEXT.user],
        ['Groups', '[kubeadm:cluster-admins system:authenticated]'],
      ]),
    );
    return 0;
  },
};
