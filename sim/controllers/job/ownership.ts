import type { Job } from '#sim/api/batch-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { controllerReference, referenceTo } from '#sim/controllers/shared/controller-of.ts';
import { TRACKING_FINALIZER } from './pods.ts';

/**
 * Takes over pods that match the Job's selector and have no controller: JOB-24.
 *
 * Only a manual selector can match a pod that the Job did not create; a generated one holds the Job's own uid.
 *
 * @returns serials of the pods taken over
 */
export function adoptOrphans(server: ApiServer, job: Job, serial: number): readonly number[] {
  const { selector } = job.spec;
  if (selector === undefined || job.metadata.deletionTimestamp !== undefined) return [];
  const found: number[] = [];
  server.store.forEach('Pod', (pod, podSerial) => {
    const { metadata } = pod;
    if (metadata.namespace !== job.metadata.namespace || metadata.deletionTimestamp !== undefined) return;
    if (controllerReference(pod) !== undefined) return;
    if (matchesSelector(selector, metadata.labels ?? {})) found.push(podSerial);
  });
  for (const podSerial of found) {
    const pod = server.get(podSerial);
    if (pod === undefined) continue;
    const finalizers = pod.metadata.finalizers ?? [];
    server.updateMetadata(podSerial, {
      ownerReferences: [...(pod.metadata.ownerReferences ?? []), referenceTo(job)],
      finalizers: finalizers.includes(TRACKING_FINALIZER) ? finalizers : [...finalizers, TRACKING_FINALIZER],
    });
    server.store.setOwner(podSerial, serial);
  }
  return found;
}
