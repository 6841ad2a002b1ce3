import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  PersistentVolumeClaim: ['Pod'],
  ReplicaSet: ['Pod'],
  Deployment: ['ReplicaSet'],
  Node: ['Pod'],
  Namespace: ['ResourceQuota', 'LimitRange'],
};

/**
 * The kinds whose objects a description of that kind needs: those of the object's namespace, of all namespaces for a
 * Node, of the namespace itself for a Namespace.
 */
export function relatedKinds(kind: string): readonly string[] {
  return KINDS[kind] ?? [];
}

/** The events about an object, in the order given. A Node's carry its name where others have a uid. */
export function eventsOf(object: KubeObject, events: readonly KubeEvent[]): readonly KubeEvent[] {
  const { uid, name } = object.metadata;
  return events.filter(({ involvedObject }) =>
    object.kind === 'Node'
      ? involvedObject.kind === 'Node' && involvedObject.name === name
      : involvedObject.uid === uid && involvedObject.kind === object.kind,
  );
}

/** The related objects of one kind. */
export function relatedOf(related: readonly KubeObject[] | undefined, kind: string): readonly KubeObject[] {
  return (related ?? []).filter((object) => object.kind === kind);
}
