import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { printYaml } from '#sim/api/print/index.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { describeObject, relatedKinds } from '#sim/kubectl/describe/index.ts';
import type { Simulation } from '#sim/simulation.ts';

/** What the inspector shows of one object. */
export interface Inspection {
  readonly object: KubeObject | null;
  readonly yaml: string;
  readonly describe: string;
  /** Null for what has no log. */
  readonly logs: string | null;
}

const nothing: Inspection = { object: null, yaml: '', describe: '', logs: null };

/** Looks at an object at the instant that is shown. */
export function inspect(simulation: Simulation, uid: string): Inspection {
  let found: KubeObject | undefined;
  simulation.cluster.server.store.forEach(undefined, (object) => {
    if (object.metadata.uid === uid) found = object;
  });
  if (found === undefined) return nothing;
  const namespace = found.metadata.namespace;
  const list = (kind: string): readonly KubeObject[] => {
    const result = simulation.client.list(resourceOfKind(kind), { namespace });
    return result.ok ? result.value : [];
  };
  const events = list('Event').filter(
    (event) => (event as unknown as KubeEvent).involvedObject.uid === uid,
  ) as unknown as readonly KubeEvent[];
  const logs = found.kind === 'Pod' ? simulation.client.logs(namespace ?? '', found.metadata.name, {}) : null;
  return {
    object: found,
    yaml: printYaml(found as unknown as JsonObject),
    describe: describeObject(found, { nowMs: simulation.epochMs, events, related: relatedKinds(found.kind).flatMap(list) }),
    logs: logs === null ? null : logs.ok ? logs.value : logs.status.message,
  };
}
