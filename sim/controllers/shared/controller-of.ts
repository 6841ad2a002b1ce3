import type { KubeObject, OwnerReference } from '#sim/api/meta-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';

/** The reference to an object's controller, when it has one. */
export const controllerReference = (object: KubeObject): OwnerReference | undefined =>
  object.metadata.ownerReferences?.find(({ controller }) => controller === true);

/** Serial of an object's controller if that is of the kind and lives, else -1. Works for objects that are gone themselves. */
export function controllerSerial(server: ApiServer, object: KubeObject, kind: string): number {
  const reference = controllerReference(object);
  if (reference?.kind !== kind) return -1;
  const serial = server.find(kind, object.metadata.namespace ?? '', reference.name);
  return serial >= 0 && server.get(serial)?.metadata.uid === reference.uid ? serial : -1;
}

/** What an owner's dependents say about it. */
export const referenceTo = (owner: KubeObject): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
});
