import type { Deployment } from '#sim/api/apps-v1/types.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import { qualifiedResource } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { fieldManager, fileFlags, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten } from '#sim/kubectl/fetch.ts';
import { REQUIRED_RESOURCE } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { isDeployment } from './rollout-status.ts';

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** A patch, or why the Deployment cannot be changed so (the words after its name). */
type Change = { readonly ok: true; readonly patch: JsonValue } | { readonly ok: false; readonly why: string };

/** `kubectl rollout restart` (rule KCT-23). */
export const rolloutRestart = changing('restart', 'Restart a resource', 'restarted', 'restarting', (deployment, nowMs) => {
  if (deployment.spec.paused) return { ok: false, why: "can't restart paused deployment (run rollout resume first)" };
  const now = formatTime(nowMs);
  if (deployment.spec.template.metadata?.annotations?.[RESTARTED_AT] === now) {
    return {
      ok: false,
      why: 'if restart has already been triggered within the past second, please wait before attempting to trigger another',
    };
  }
  return { ok: true, patch: { spec: { template: { metadata: { annotations: { [RESTARTED_AT]: now } } } } } };
});

/** `kubectl rollout pause`. */
export const rolloutPause = changing('pause', 'Mark the provided resource as paused', 'paused', 'pausing', (deployment) =>
  deployment.spec.paused ? { ok: false, why: 'is already paused' } : { ok: true, patch: { spec: { paused: true } } },
);

/** `kubectl rollout resume`. */
export const rolloutResume = changing('resume', 'Resume a paused resource', 'resumed', 'resuming', (deployment) =>
  deployment.spec.paused ? { ok: true, patch: { spec: { paused: null } } } : { ok: false, why: 'is not paused' },
);

function changing(
  word: string,
  summary: string,
  done: string,
  gerund: string,
  change: (deployment: Deployment, nowMs: number) => Change,
): KubectlCommand {
  return {
    path: ['rollout', word],
    summary,
    usage: 'RESOURCE',
    completes: 'types and names',
    flags: [...printFlags, ...fileFlags, selector, fieldManager],
    run: (context) => changeAll(context, done, gerund, change),
  };
}

async function changeAll(
  context: CommandContext,
  done: string,
  gerund: string,
  change: (deployment: Deployment, nowMs: number) => Change,
): Promise<number> {
  const { client, host } = context;
  const choice = await chooseOutput(context);
  if (!choice.ok) return context.fail(choice.error);
  const selected = await selectedRequests(context, { needed: REQUIRED_RESOURCE, takesAll: true });
  if (typeof selected === 'number') return selected;
  const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
  const problems: Problem[] = [...missing];
  for (const { info, object } of flatten(groups)) {
    const { name, namespace = '' } = object.metadata;
    if (!isDeployment(object)) {
      problems.push(problem(`${qualifiedResource(info)} "${name}" ${gerund} is not supported`));
      continue;
    }
    const planned = change(object, host.nowMs());
    if (!planned.ok) {
      const isRepeated = planned.why.startsWith('if ');
      problems.push(
        problem(isRepeated ? `failed to create patch for ${name}: ${planned.why}` : `${qualifiedResource(info)} "${name}" ${planned.why}`),
      );
      continue;
    }
    const result = client.patch(info, namespace, name, 'strategic', planned.patch);
    if (!result.ok) problems.push(refusal(result.status));
    else writeObject(context, choice.format, { info, object: result.value }, `${objectReference(info, object)} ${done}`);
  }
  return context.failWith(problems);
}
