import type { Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';
import { TIMED_OUT } from '#sim/kubectl/messages.ts';
import { waitForChange } from '#sim/kubectl/waiting.ts';
import { attachToShell } from './dialogue.ts';
import { followStreams } from './logs-follow.ts';
import { isPod, streamsOf } from './logs-streams.ts';

/**
 * `kubectl run -i` or `--attach`: shows what the container prints and ends as it ends; `--rm` then deletes the pod.
 *
 * A shell can be talked to. Simplified: other programs get no input.
 */
export async function runAttached(context: CommandContext, body: JsonObject, name: string): Promise<number> {
  const { client, flags, host, namespace } = context;
  const info = resourceOfKind('Pod');
  await context.request();
  const created = client.create(info, namespace, body, { fieldValidation: 'Strict' });
  if (!created.ok) return context.refuse(created);
  const current = (): Pod | undefined => {
    const found = client.get(info, namespace, name);
    return found.ok && isPod(found.value) ? found.value : undefined;
  };
  const hasBegun = (): Pod | undefined => {
    const pod = current();
    return pod?.status.phase === undefined || pod.status.phase === 'Pending' ? undefined : pod;
  };
  const pod = await waitForChange(host, info, namespace, host.nowMs() + flags.durationMs('pod-running-timeout'), hasBegun);
  if (pod === undefined) return context.fail(TIMED_OUT);
  const typed = await attachToShell(context, pod, name);
  const streams = typed !== undefined ? typed : streamsOf(context, [pod], name);
  if (typeof streams !== 'number') await followStreams(context, streams, {});
  if (typed !== undefined && !flags.isOn('rm')) return typed;
  const ended = (current() ?? pod).status.containerStatuses?.find((status) => status.name === name)?.state.terminated;
  const exitCode = typed ?? ended?.exitCode ?? 0;
  if (flags.isOn('rm')) {
    client.delete(info, namespace, name, { propagationPolicy: 'Background' });
    if (!flags.isOn('quiet')) context.out(`pod "${name}" deleted from ${namespace} namespace\n`);
  }
  if (exitCode !== 0) context.err(`pod ${namespace}/${name} terminated (${ended?.reason ?? 'Error'})\n`);
  return exitCode;
}
