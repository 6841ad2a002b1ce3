import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { writePodTemplate } from '#sim/kubectl/describe/pod-template.ts';
import { DescriptionWriter } from '#sim/kubectl/describe/writer.ts';
import { fetchObjects, flatten, listObjects } from '#sim/kubectl/fetch.ts';
import { REQUIRED_RESOURCE } from '#sim/kubectl/messages.ts';
import { objectReference } from '#sim/kubectl/print/index.ts';
import { padTo } from '#sim/kubectl/print/text-table.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { isDeployment } from './rollout-status.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** A revision that a Deployment can go back to. */
export interface Revision {
  readonly number: number;
  readonly replicaSet: ReplicaSet;
}

/** `kubectl rollout history` (rule KCT-23). */
export const rolloutHistory: KubectlCommand = {
  path: ['rollout', 'history'],
  summary: 'View rollout history',
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  completes: 'types and names',
  flags: [...printFlags, ...fileFlags, selector, flag('revision', 'int', 'show that revision in full', { preset: '0' })],
  async run(context) {
    const selected = await selectedRequests(context, { needed: REQUIRED_RESOURCE, takesAll: true });
    if (typeof selected === 'number') return selected;
    const { groups, problems } = await fetchObjects(context, selected.requests, selected.options);
    for (const { info, object } of flatten(groups)) {
      if (!isDeployment(object))
        return context.fail(`no history viewer has been implemented for "${info.kind}${info.group === '' ? '' : `.${info.group}`}"`);
      const revisions = revisionsOf(context, object);
      const wanted = context.flags.number('revision');
      if (wanted > 0) {
        const found = revisions.find(({ number }) => number === wanted);
        if (found === undefined) return context.fail(`unable to find the specified revision`);
        const writer = new DescriptionWriter(false);
        writePodTemplate(writer, found.replicaSet.spec.template);
        context.out(`${objectReference(info, object)} with revision #${wanted}\n${writer.text()}\n`);
        continue;
      }
      const rows = revisions.map(
        ({ number, replicaSet }) => `${padTo(String(number), 10)}${replicaSet.metadata.annotations?.[CHANGE_CAUSE] || '<none>'}\n`,
      );
      context.out(`${objectReference(info, object)} \nREVISION  CHANGE-CAUSE\n${rows.join('')}\n`);
    }
    return context.failWith(problems);
  },
};

/** The ReplicaSets of a Deployment by revision, oldest first. */
export function revisionsOf(context: CommandContext, deployment: Deployment): readonly Revision[] {
  const all = listObjects(context, resourceOfKind('ReplicaSet'), {});
  const owned = all.ok ? all.value.filter(isReplicaSet).filter((one) => isOwnedBy(one, deployment)) : [];
  return owned
    .map((replicaSet) => ({ replicaSet, number: Number(replicaSet.metadata.annotations?.[REVISION] ?? 0) }))
    .sort((a, b) => a.number - b.number);
}

const isReplicaSet = (object: { readonly kind: string }): object is ReplicaSet => object.kind === 'ReplicaSet';
const isOwnedBy = ({ metadata }: ReplicaSet, owner: Deployment): boolean =>
  metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid) ?? false;
