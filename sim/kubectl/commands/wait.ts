import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { all, allNamespaces, fieldSelector, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { TIMED_OUT } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { NO_LIMIT_MS, waitForChange } from '#sim/kubectl/waiting.ts';
import { parseWaitCondition, type WaitCondition } from './wait-condition.ts';

const CREATE_POLL_MS = 500;

/** `kubectl wait`: one deadline for all objects, which are visited one after the other (rule KCT-9). */
export const wait: KubectlCommand = {
  path: ['wait'],
  group: 'advanced',
  summary: 'Wait for a condition on one or many resources',
  usage:
    '([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|delete|condition=name[=value]|jsonpath=expr[=value]]',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags.filter(({ name }) => name !== 'kustomize'),
    selector,
    fieldSelector,
    allNamespaces,
    all,
    flag('for', 'string', 'what to wait for', { completes: ['condition=', 'delete', 'create', 'jsonpath='] }),
    flag('timeout', 'duration', 'how long to wait; 0 looks once, less than 0 waits a week', { preset: '30s' }),
  ],
  async run(context) {
    const { flags, host } = context;
    const parsed = parseWaitCondition(flags.text('for'));
    if (!parsed.ok) return context.fail(parsed.error);
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const targets = await selectedRequests(context);
    if (typeof targets === 'number') return targets;
    const { condition } = parsed;
    const askedMs = flags.durationMs('timeout');
    const startMs = host.nowMs();
    const limitMs = askedMs < 0 ? NO_LIMIT_MS : askedMs;
    const endAtMs = startMs + limitMs;
    let fetched = await fetchObjects(context, targets.requests, targets.options);
    while (condition.is === 'create' && fetched.problems.length > 0) {
      if (host.nowMs() + CREATE_POLL_MS > endAtMs) {
        await host.sleep(Math.max(0, endAtMs - host.nowMs()));
        return context.fail(TIMED_OUT);
      }
      await host.sleep(CREATE_POLL_MS);
      fetched = await fetchObjects(context, targets.requests, targets.options);
    }
    const problems: Problem[] = fetched.problems.filter((one) => !(condition.is === 'delete' && isNotFound(one)));
    const objects = flatten(fetched.groups);
    if (objects.length === 0 && problems.length === 0) return condition.is === 'delete' ? 0 : context.fail('no matching resources found');
    // The clock starts when the objects are known; what the reads took does not count.
    const deadlineMs = host.nowMs() + limitMs;
    for (const { info, object } of objects) {
      const found = await settle(context, condition, info, object, askedMs === 0 ? undefined : deadlineMs);
      if (!found.ok) problems.push(found.problem);
      else writeObject(context, choice.format, { info, object: found.object }, `${objectReference(info, object)} condition met`);
      context.flush();
    }
    return context.failWith(problems);
  },
};

const isNotFound = (one: Problem): boolean => one.is === 'refusal' && one.status.reason === 'NotFound';

type Settled = { readonly ok: true; readonly object: KubeObject } | { readonly ok: false; readonly problem: Problem };

/** Waits for one object. Without a deadline it is looked at once. */
async function settle(
  { client, host }: CommandContext,
  condition: WaitCondition,
  info: ResourceInfo,
  object: KubeObject,
  deadlineMs: number | undefined,
): Promise<Settled> {
  const { name, namespace = '', uid } = object.metadata;
  const look = (): Settled | undefined => {
    const result = client.get(info, namespaceOf(info, namespace), name);
    const isGone = !result.ok || result.value.metadata.uid !== uid;
    if (condition.is === 'delete') return isGone ? { ok: true, object } : undefined;
    if (!result.ok) return { ok: false, problem: refusal(result.status) };
    const met = condition.is === 'create' ? ({ ok: true, isMet: true } as const) : condition.test(result.value);
    if (!met.ok) return { ok: false, problem: problem(met.error) };
    return met.isMet ? { ok: true, object: result.value } : undefined;
  };
  const failure = (text: string): Settled => ({ ok: false, problem: problem(`${text} ${info.resource}/${name}`) });
  if (deadlineMs === undefined) return look() ?? failure('condition not met for');
  const timedOut = failure(`${TIMED_OUT} on`);
  if (host.nowMs() >= deadlineMs) return timedOut;
  return (await waitForChange(host, info, info.namespaced ? namespace : undefined, deadlineMs, look)) ?? timedOut;
}
