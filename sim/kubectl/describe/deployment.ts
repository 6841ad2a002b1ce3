import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import { jsonEqual } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { selectorText } from '#sim/api/selector.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import { writePodTemplate } from './pod-template.ts';
import { relatedOf } from './related.ts';
import { timeText, writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

const HASH_LABEL = 'pod-template-hash';

/** Rule DSC-9. @source kubectl describe, v1.35 */
export function describeDeployment(w: DescriptionWriter, deployment: Deployment, context: DescribeContext): void {
  const { metadata, spec, status } = deployment;
  const { strategy = {} } = spec;
  writeIdentity(w, deployment);
  w.field('CreationTimestamp', timeText(metadata.creationTimestamp));
  writeLabels(w, deployment);
  w.field('Selector', selectorText(spec.selector));
  const total = `${spec.replicas ?? 0} desired | ${status.updatedReplicas ?? 0} updated | ${status.replicas ?? 0} total`;
  w.field('Replicas', `${total} | ${status.availableReplicas ?? 0} available | ${status.unavailableReplicas ?? 0} unavailable`);
  w.field('StrategyType', strategy.type ?? '');
  w.field('MinReadySeconds', spec.minReadySeconds ?? 0);
  if (strategy.rollingUpdate !== undefined) {
    const { maxUnavailable = 0, maxSurge = 0 } = strategy.rollingUpdate;
    w.field('RollingUpdateStrategy', `${maxUnavailable} max unavailable, ${maxSurge} max surge`);
  }
  writePodTemplate(w, spec.template);
  writeReplicaConditions(w, status.conditions);
  writeReplicaSets(w, deployment, context.related);
  writeEvents(w, context.events, context.nowMs);
}

interface ReplicaCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

/** The Conditions table of Deployments and ReplicaSets. */
function writeReplicaConditions(w: DescriptionWriter, conditions: readonly ReplicaCondition[] | undefined): void {
  if (conditions === undefined || conditions.length === 0) return;
  w.line('Conditions:');
  w.line('Type\tStatus\tReason', 1);
  w.line('----\t------\t------', 1);
  for (const { type, status, reason = '' } of conditions) w.line(`${type} \t${status}\t${reason}`, 1);
}

function writeReplicaSets(w: DescriptionWriter, deployment: Deployment, related: readonly KubeObject[] | undefined): void {
  const owned = (relatedOf(related, 'ReplicaSet') as readonly ReplicaSet[]).filter((set) =>
    set.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === deployment.metadata.uid),
  );
  const current = owned.filter((set) => hasTemplateOf(set, deployment)).toSorted(byCreation)[0];
  const old = owned.filter((set) => set !== current);
  w.field('OldReplicaSets', old.map(replicasText).join(', ') || '<none>');
  w.field('NewReplicaSet', current === undefined ? '<none>' : replicasText(current));
}

const replicasText = ({ metadata, spec, status }: ReplicaSet): string =>
  `${metadata.name} (${status.replicas ?? 0}/${spec.replicas ?? 0} replicas created)`;

function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const order = (set: ReplicaSet): string => `${set.metadata.creationTimestamp} ${set.metadata.name}`;
  return order(a) < order(b) ? -1 : 1;
}

/** Same Pod template but for the hash label that the controller adds. */
function hasTemplateOf(set: ReplicaSet, deployment: Deployment): boolean {
  const { [HASH_LABEL]: _, ...labels } = set.spec.template.metadata?.labels ?? {};
  const own = { ...set.spec.template, metadata: { ...set.spec.template.metadata, labels } };
  const wanted = { ...deployment.spec.template, metadata: { ...deployment.spec.template.metadata } };
  const asObject = (template: unknown): KubeObject => ({ template }) as unknown as KubeObject; // jsonEqual wants JSON, which templates are
  return jsonEqual(toJson(asObject(own)), toJson(asObject(wanted)));
}
