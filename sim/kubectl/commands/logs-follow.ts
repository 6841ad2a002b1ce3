import { isTerminalPhase } from '#sim/api/core-v1/pod-facts.ts';
import type { LogOptions } from '#sim/apiserver/client.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';
import { isPod, type LogStream } from './logs-streams.ts';

const POLL_MS = 250;

/** A log that is being followed: how much of it was printed. */
interface Followed {
  readonly stream: LogStream;
  printed: number;
  isOver: boolean;
}

/** `logs -f`: prints what comes until every container has ended or its pod is gone (rule KCT-14). */
export async function followStreams(context: CommandContext, streams: readonly LogStream[], options: LogOptions): Promise<number> {
  const { client, host } = context;
  const { tailLines, ...whole } = options;
  const followed: Followed[] = [];
  await context.request();
  for (const stream of streams) {
    const first = client.logs(stream.namespace, stream.pod, { ...options, container: stream.container });
    if (!first.ok) return context.refuse(first);
    const all = tailLines === undefined ? first : client.logs(stream.namespace, stream.pod, { ...whole, container: stream.container });
    context.out(stream.decorate(first.value));
    followed.push({ stream, printed: (all.ok ? all.value : first.value).length, isOver: false });
  }
  for (;;) {
    context.flush();
    for (const one of followed) one.isOver = one.isOver || printNew(context, one, whole);
    if (followed.every((one) => one.isOver)) return 0;
    context.flush();
    await host.sleep(POLL_MS);
  }
}

/** @returns true when nothing more will come */
function printNew(context: CommandContext, one: Followed, options: LogOptions): boolean {
  const { namespace, pod, container } = one.stream;
  const found = context.client.get(resourceOfKind('Pod'), namespace, pod);
  if (!found.ok || !isPod(found.value)) return true;
  const { status } = found.value;
  const log = context.client.logs(namespace, pod, { ...options, container });
  if (log.ok && log.value.length > one.printed) {
    context.out(one.stream.decorate(log.value.slice(one.printed)));
    one.printed = log.value.length;
  }
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const state = statuses.find(({ name }) => name === container)?.state;
  const isPodOver = isTerminalPhase(status.phase);
  return isPodOver || state?.terminated !== undefined || options.previous === true;
}
