import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { allNamespaces, flag, printFlags } from '#sim/kubectl/common-flags.ts';
import { CONTEXT } from '#sim/kubectl/messages.ts';
import { chooseOutput, printValue, writeResult } from '#sim/kubectl/output.ts';
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
    flag('no-headers', 'bool', 'leave the header out'),
  ],
  async run(context) {
    const { args, flags, client } = context;
    if (args.length !== 2 && !flags.isOn('list'))
      return context.fail(
        "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
      );
    await context.request();
    if (flags.isOn('list')) {
      context.out(
        layoutTable([
          ...(flags.isOn('no-headers') ? [] : [['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']]),
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
  flags: printFlags,
  async run(context) {
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    await context.request();
    if (choice.format.is !== 'table') {
      const userInfo = { groups: ['kubeadm:cluster-admins', 'system:authenticated'], username: CONTEXT.user };
      const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {}, status: { userInfo } };
      return writeResult(context, printValue(choice.format, review));
    }
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
