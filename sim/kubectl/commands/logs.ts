import { goQuote } from '#sim/api/go-text.ts';
import { parseTime } from '#sim/api/time.ts';
import type { LogOptions } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag, selector } from '#sim/kubectl/common-flags.ts';
import { refusal, renderProblems } from '#sim/kubectl/problem.ts';
import { followStreams } from './logs-follow.ts';
import { type LogStream, podsToRead, streamsOf } from './logs-streams.ts';

const EXPECTED =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";

/** `kubectl logs` of a pod, of the pods of a workload, or of selected pods (rules KCT-13, KCT-14). */
export const logs: KubectlCommand = {
  path: ['logs'],
  group: 'troubleshooting',
  summary: 'Print the logs for a container in a pod',
  usage: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  completes: 'pods',
  flags: [
    selector,
    flag('follow', 'bool', 'go on until the container ends', { short: 'f' }),
    flag('previous', 'bool', 'log of the run before this one', { short: 'p' }),
    flag('container', 'string', 'container to read', { short: 'c', completes: 'container' }),
    flag('all-containers', 'bool', 'read every container'),
    flag('all-pods', 'bool', 'read every pod; writes prefixes'),
    flag('prefix', 'bool', 'write pod and container before each line'),
    flag('tail', 'int', 'last lines to print; -1 for all, 10 with a selector', { preset: '-1' }),
    flag('since', 'duration', 'only lines younger than that'),
    flag('since-time', 'string', 'only lines after that time'),
    flag('timestamps', 'bool', 'write the time before each line'),
    flag('limit-bytes', 'int', 'how much to print', { preset: '0' }),
    flag('max-log-requests', 'int', 'how many logs to follow at once', { preset: '5' }),
    flag('pod-running-timeout', 'duration', 'how long to wait for a pod', { preset: '20s' }),
    flag('ignore-errors', 'bool', 'go on after an error'),
    flag('insecure-skip-tls-verify-backend', 'bool', 'do not check the kubelet'),
  ],
  async run(context) {
    const { args, flags } = context;
    const hasSelector = flags.text('selector') !== '';
    if (args.length === 0 && !hasSelector) return context.failUsage(EXPECTED);
    if (args.length > 0 && hasSelector) return context.failUsage('only a selector (-l) or a POD name is allowed');
    if (args.length > 2) return context.failUsage(EXPECTED);
    const container = flags.text('container');
    const inline = args[1];
    if (inline !== undefined && container !== '') return context.failUsage('only one of -c or an inline [CONTAINER] arg is allowed');
    if (flags.number('tail') < -1) return context.fail('--tail must be greater than or equal to -1');
    const sinceTime = flags.text('since-time');
    if (sinceTime !== '' && Number.isNaN(parseTime(sinceTime))) return context.fail(notATime(sinceTime));
    if (flags.has('since') && flags.has('since-time')) return context.fail('at most one of `sinceTime` or `sinceSeconds` may be specified');
    const wanted = inline ?? container;
    if (wanted !== '' && flags.isOn('all-containers'))
      return context.fail(`--all-containers=true should not be specified with container name ${wanted}`);
    const pods = await podsToRead(context, args[0]);
    if (typeof pods === 'number') return pods;
    const streams = streamsOf(context, pods, wanted);
    if (typeof streams === 'number') return streams;
    if (!flags.isOn('follow')) return printAll(context, streams);
    const limit = flags.number('max-log-requests');
    if (streams.length > limit) {
      const help = 'use --max-log-requests to increase the limit';
      return context.fail(
        `you are attempting to follow ${streams.length} log streams, but maximum allowed concurrency is ${limit}, ${help}`,
      );
    }
    return followStreams(context, streams, logOptions(context));
  },
};

/** The sentence of Go's time parser about its first complaint: the year. */
const notATime = (text: string): string =>
  `parsing time ${goQuote(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${goQuote(text)} as "2006"`;

/** Flags that go to the kubelet. */
function logOptions({ flags }: CommandContext): LogOptions {
  const hasManyPods = flags.text('selector') !== '';
  const tail = !flags.has('tail') && hasManyPods ? 10 : flags.number('tail');
  const sinceSeconds = Math.ceil(flags.durationMs('since') / 1000);
  return {
    ...(tail < 0 ? {} : { tailLines: tail }),
    ...(sinceSeconds > 0 ? { sinceSeconds } : {}),
    previous: flags.isOn('previous'),
    timestamps: flags.isOn('timestamps'),
  };
}

async function printAll(context: CommandContext, streams: readonly LogStream[]): Promise<number> {
  const { client, flags } = context;
  const options = logOptions(context);
  for (const stream of streams) {
    await context.request();
    const result = client.logs(stream.namespace, stream.pod, { ...options, container: stream.container });
    if (result.ok) {
      context.out(stream.decorate(limited(result.value, flags.number('limit-bytes'))));
      continue;
    }
    if (!flags.isOn('ignore-errors')) return context.refuse(result);
    context.err(renderProblems([refusal(result.status)]).replace(/^(?!error: )/, 'error: '));
  }
  return 0;
}

const limited = (text: string, bytes: number): string => (bytes > 0 ? text.slice(0, bytes) : text);
