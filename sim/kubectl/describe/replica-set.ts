import type { ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { selectorText } from '#sim/api/selector.ts';
import { writePodTemplate } from './pod-template.ts';
import { relatedOf } from './related.ts';
import { controllerText, writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

/** Rule DSC-9. @source kubectl describe, v1.35 */
export function describeReplicaSet(w: DescriptionWriter, set: ReplicaSet, context: DescribeContext): void {
  const { spec, status, metadata } = set;
  const pods = (relatedOf(context.related, 'Pod') as readonly Pod[]).filter((pod) =>
    pod.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === metadata.uid),
  );
  const inPhase = (phase: string): number => pods.filter((pod) => pod.status.phase === phase).length;
  writeIdentity(w, set);
  w.field('Selector', selectorText(spec.selector));
  writeLabels(w, set);
  w.optional('Controlled By', controllerText(set));
  w.field('Replicas', `${status.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  w.field(
    'Pods Status',
    `${inPhase('Running')} Running / ${inPhase('Pending')} Waiting / ${inPhase('Succeeded')} Succeeded / ${inPhase('Failed')} Failed`,
  );
  writePodTemplate(w, spec.template);
  writeEvents(w, context.events, context.nowMs);
}
