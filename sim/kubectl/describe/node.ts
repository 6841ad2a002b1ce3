import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { KubeNode, Pod, ResourceList } from '#sim/api/core-v1/types.ts';
import { readStruct, readText } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { nodeRoles } from '#sim/kubectl/print/columns/nodes.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import { writeNodeUse } from './node-use.ts';
import { relatedOf } from './related.ts';
import { optionalTime, timeText, writeEvents, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

const SYSTEM_INFO: readonly (readonly [string, string])[] = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
];

/** Rule DSC-14. @source kubectl describe, v1.35 */
export function describeNode(w: DescriptionWriter, node: KubeNode, context: DescribeContext): void {
  const { metadata, spec, status } = node;
  const pods = (relatedOf(context.related, 'Pod') as readonly Pod[]).filter(
    (pod) => pod.spec.nodeName === metadata.name && !isTerminal(pod),
  );
  w.field('Name', metadata.name);
  w.field('Roles', nodeRoles(node));
  writeLabels(w, node);
  w.field('CreationTimestamp', timeText(metadata.creationTimestamp));
  w.list(
    'Taints',
    (spec.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
  );
  w.field('Unschedulable', spec.unschedulable ?? false);
  writeLease(
    w,
    relatedOf(context.related, 'Lease').find((lease) => lease.metadata.name === metadata.name),
  );
  writeConditions(w, node);
  w.line('Addresses:');
  for (const { type, address } of status.addresses ?? []) w.field(type, address, 1);
  writeResources(w, 'Capacity', status.capacity);
  writeResources(w, 'Allocatable', status.allocatable);
  w.line('System Info:');
  for (const [label, key] of SYSTEM_INFO) w.field(label, status.nodeInfo?.[key] ?? '', 1);
  w.optional('PodCIDR', spec.podCIDR || undefined);
  w.optional('PodCIDRs', spec.podCIDRs?.join(',') || undefined);
  writeNodeUse(w, pods, node, context.nowMs);
  writeEvents(w, context.events, context.nowMs);
}

/** The node's heartbeat object; `<unset>` lines when the caller has none. */
function writeLease(w: DescriptionWriter, lease: KubeObject | undefined): void {
  const spec = lease === undefined ? {} : readStruct(toJson(lease), 'spec');
  w.line('Lease:');
  w.field('HolderIdentity', readText(spec, 'holderIdentity') || '<unset>', 1);
  w.field('AcquireTime', optionalTime(readText(spec, 'acquireTime')) ?? '<unset>', 1);
  w.field('RenewTime', optionalTime(readText(spec, 'renewTime')) ?? '<unset>', 1);
}

function writeConditions(w: DescriptionWriter, { status: { conditions = [] } }: KubeNode): void {
  if (conditions.length === 0) return;
  w.line('Conditions:');
  w.line('Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage', 1);
  w.line('----\t------\t-----------------\t------------------\t------\t-------', 1);
  for (const { type, status, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    w.line(`${type} \t${status} \t${timeText(lastHeartbeatTime)} \t${timeText(lastTransitionTime)} \t${reason} \t${message}`, 1);
  }
}

function writeResources(w: DescriptionWriter, label: string, resources: ResourceList | undefined): void {
  const names = sortedKeys(resources);
  if (names.length > 0) w.line(`${label}:`);
  for (const name of names) w.field(name, resources?.[name] ?? '', 1);
}
