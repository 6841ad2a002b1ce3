import type { ReplicaSet } from '#sim/api/apps-v1/types.ts';
import { jsonEqual, omit, readObject, withValue } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { dryRun, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix, REQUIRED_RESOURCE } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { revisionsOf } from './rollout-history.ts';
import { isDeployment } from './rollout-status.ts';

const HASH = 'pod-template-hash';

/** `kubectl rollout undo [--to-revision=N]` (rule KCT-23). */
export const rolloutUndo: KubectlCommand = {
  path: ['rollout', 'undo'],
  summary: 'Undo a previous rollout',
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags,
    selector,
    dryRun,
    flag('to-revision', 'int', 'revision to go back to; 0 is the one before', { preset: '0' }),
  ],
  async run(context) {
    const { flags, client } = context;
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const selected = await selectedRequests(context, { needed: REQUIRED_RESOURCE });
    if (typeof selected === 'number') return selected;
    const { groups, problems } = await fetchObjects(context, selected.requests, selected.options);
    const wanted = flags.number('to-revision');
    for (const { info, object } of flatten(groups)) {
      if (!isDeployment(object))
        return context.fail(`no rollbacker has been implemented for "${info.kind}${info.group === '' ? '' : `.${info.group}`}"`);
      if (wanted < 0) return context.fail(`unable to find specified revision ${wanted} in history`);
      if (object.spec.paused)
        return context.fail("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
      const revisions = revisionsOf(context, object);
      const target = wanted === 0 ? revisions.at(-2) : revisions.find(({ number }) => number === wanted);
      if (target === undefined)
        return context.fail(
          wanted === 0
            ? `no rollout history found for deployment "${object.metadata.name}"`
            : `unable to find specified revision ${wanted} in history`,
        );
      const template = templateOf(target.replicaSet);
      const now = readObject(readObject(toJson(object), 'spec'), 'template');
      if (jsonEqual(template, now)) {
        context.out(`${objectReference(info, object)} skipped rollback (current template already matches revision ${target.number})\n`);
        continue;
      }
      const { name, namespace = '' } = object.metadata;
      const result = client.patch(info, namespace, name, 'json', [{ op: 'replace', path: '/spec/template', value: template }], {
        dryRun: flags.text('dry-run') !== 'none',
      });
      if (!result.ok) return context.refuse(result);
      writeObject(
        context,
        choice.format,
        { info, object: result.value },
        `${objectReference(info, object)} rolled back${dryRunSuffix(flags.text('dry-run'))}`,
      );
    }
    return context.failWith(problems);
  },
};

/** The ReplicaSet's pod template as the Deployment had it: without the hash label. */
function templateOf(replicaSet: ReplicaSet): JsonObject {
  const template = readObject(readObject(toJson(replicaSet), 'spec'), 'template') ?? {};
  const metadata = readObject(template, 'metadata') ?? {};
  const labels = omit(readObject(metadata, 'labels') ?? {}, HASH);
  return { ...template, metadata: withValue(metadata, 'labels', Object.keys(labels).length === 0 ? undefined : labels) };
}
