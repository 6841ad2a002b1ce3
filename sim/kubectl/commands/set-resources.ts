import { readObject, withValue } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { parseQuantities } from '#sim/kubectl/quantity-list.ts';
import { isChosen, setContainers, setFlags } from './set-target.ts';

/** `kubectl set resources TYPE/NAME --limits=… --requests=…` (rule KCT-22). */
export const setResources: KubectlCommand = {
  path: ['set', 'resources'],
  summary: 'Update resource requests/limits on objects with pod templates',
  usage: '(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS])',
  completes: 'types and names',
  flags: [
    ...setFlags,
    flag('containers', 'string', 'which containers; * may stand for any letters', { short: 'c', preset: '*' }),
    flag('limits', 'string', 'limits: cpu=100m,memory=256Mi'),
    flag('requests', 'string', 'requests: cpu=100m,memory=256Mi'),
  ],
  run(context) {
    const { args, flags } = context;
    const limits = parseQuantities(flags.text('limits'));
    const requests = parseQuantities(flags.text('requests'));
    const isEmpty = flags.text('limits') === '' && flags.text('requests') === '';
    if (!limits.ok) return context.fail(limits.error);
    if (!requests.ok) return context.fail(requests.error);
    const pattern = flags.text('containers');
    return setContainers(
      context,
      args,
      'resource requirements',
      ({ containers, initContainers }) => {
        if (!containers.some((one) => isChosen(one, pattern))) return { ok: false, error: `unable to find container named ${pattern}` };
        const change = (container: JsonObject): JsonObject =>
          isChosen(container, pattern) ? withResources(container, limits.value, requests.value) : container;
        return { ok: true, containers: containers.map(change), initContainers };
      },
      isEmpty ? 'you must specify an update to requests or limits (in the form of --requests/--limits)' : undefined,
    );
  },
};

/** An amount of 0 takes the entry away. */
function withResources(
  container: JsonObject,
  limits: Readonly<Record<string, string>>,
  requests: Readonly<Record<string, string>>,
): JsonObject {
  const before = readObject(container, 'resources') ?? {};
  const merged = (key: string, change: Readonly<Record<string, string>>): JsonObject | undefined => {
    const entries = Object.entries({ ...readObject(before, key), ...change }).filter(([, amount]) => amount !== '0');
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const resources = withValue(withValue(before, 'limits', merged('limits', limits)), 'requests', merged('requests', requests));
  return { ...container, resources };
}
