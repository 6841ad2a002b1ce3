import type { Deployment } from '#sim/api/apps-v1/types.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { fileFlags, flag, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten } from '#sim/kubectl/fetch.ts';
import { REQUIRED_RESOURCE, TIMED_OUT } from '#sim/kubectl/messages.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { NO_LIMIT_MS, waitForChange } from '#sim/kubectl/waiting.ts';

/** `kubectl rollout status`: a line per watch event until the rollout is over (rule KCT-23). */
export const rolloutStatus: KubectlCommand = {
  path: ['rollout', 'status'],
  summary: 'Show the status of the rollout',
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  completes: 'types and names',
  flags: [
    ...fileFlags,
    selector,
    flag('watch', 'bool', 'go on until the rollout is over', { short: 'w', preset: 'true' }),
    flag('timeout', 'duration', 'how long to wait; 0 has no limit', { preset: '0s' }),
    flag('revision', 'int', 'revision to look at', { preset: '0' }),
  ],
  async run(context) {
    const { flags, host } = context;
    const selected = await selectedRequests(context, { needed: REQUIRED_RESOURCE });
    if (typeof selected === 'number') return selected;
    const { groups, problems } = await fetchObjects(context, selected.requests, selected.options);
    if (problems.length > 0) return context.failWith(problems);
    const limitMs = flags.durationMs('timeout');
    const endAtMs = host.nowMs() + (limitMs > 0 ? limitMs : NO_LIMIT_MS);
    for (const { info, object } of flatten(groups)) {
      if (!isDeployment(object))
        return context.fail(`no status viewer has been implemented for ${info.kind}${info.group === '' ? '' : `.${info.group}`}`);
      const { uid, namespace } = object.metadata;
      let isFirst = true;
      const outcome = await waitForChange(host, info, namespace, endAtMs, (notices) => {
        const versions = isFirst
          ? [object]
          : notices
              .filter(({ object: other }) => other.metadata.uid === uid)
              .map((notice) => (notice.type === 'DELETED' ? undefined : notice.object));
        isFirst = false;
        for (const version of versions) {
          if (version === undefined) return 'object has been deleted';
          if (!isDeployment(version)) continue;
          const report = reportOf(version);
          if (report.error !== undefined) return report.error;
          context.out(report.text);
          if (report.isOver || !flags.isOn('watch')) return '';
        }
        context.flush();
        return undefined;
      });
      if (outcome !== '') return context.fail(outcome ?? TIMED_OUT);
    }
    return 0;
  },
};

export const isDeployment = (object: { readonly kind: string }): object is Deployment => object.kind === 'Deployment';

interface RolloutReport {
  readonly text: string;
  readonly isOver: boolean;
  readonly error?: string;
}

/** @source kubectl polymorphichelpers DeploymentStatusViewer, v1.35 */
function reportOf({ metadata, spec, status }: Deployment): RolloutReport {
  const { updatedReplicas = 0, availableReplicas = 0, replicas = 0, observedGeneration = 0 } = status;
  const going = (what: string): RolloutReport => ({ text: `Waiting for deployment ${what}\n`, isOver: false });
  if ((metadata.generation ?? 0) > observedGeneration) return going('spec update to be observed...');
  const name = `"${metadata.name}"`;
  const progressing = status.conditions?.find((one) => one.type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return { text: '', isOver: true, error: `deployment ${name} exceeded its progress deadline` };
  const wanted = spec.replicas ?? 1;
  if (updatedReplicas < wanted)
    return going(`${name} rollout to finish: ${updatedReplicas} out of ${wanted} new replicas have been updated...`);
  if (replicas > updatedReplicas)
    return going(`${name} rollout to finish: ${replicas - updatedReplicas} old replicas are pending termination...`);
  if (availableReplicas < updatedReplicas)
    return going(`${name} rollout to finish: ${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  return { text: `deployment ${name} successfully rolled out\n`, isOver: true };
}
