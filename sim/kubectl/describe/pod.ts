import { isTerminalPhase } from '#sim/api/core-v1/pod-facts.ts';
import type { Container, ContainerStatus, Pod } from '#sim/api/core-v1/types.ts';
import { ageOf } from '#sim/kubectl/print/human-duration.ts';
import { writeContainers } from './containers.ts';
import { controllerText, optionalTime, writeEvents, writeIdentity, writeLabels, writeTolerations } from './shared.ts';
import { writeSpreadConstraints } from './spread.ts';
import type { DescribeContext } from './types.ts';
import { writeVolumes } from './volumes.ts';
import type { DescriptionWriter } from './writer.ts';

/** Rule DSC-8. @source kubectl describe, v1.35 */
export function describePod(w: DescriptionWriter, pod: Pod, context: DescribeContext): void {
  const { spec, status } = pod;
  const write = (label: string, containers: readonly Container[], statuses: readonly ContainerStatus[] | undefined): void =>
    writeContainers(w, label, { containers, statuses, pod, isTemplate: false });
  writeIdentity(w, pod);
  w.optional('Priority', spec.priority);
  w.optional('Priority Class Name', spec.priorityClassName || undefined);
  w.optional('Service Account', spec.serviceAccountName || undefined);
  w.field('Node', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>');
  w.optional('Start Time', optionalTime(status.startTime));
  writeLabels(w, pod);
  writePhase(w, pod, context.nowMs);
  w.optional('Reason', status.reason || undefined);
  w.optional('Message', status.message || undefined);
  writeAddresses(w, pod);
  w.optional('Controlled By', controllerText(pod));
  w.optional('NominatedNodeName', status.nominatedNodeName || undefined);
  if (spec.initContainers !== undefined && spec.initContainers.length > 0) {
    write('Init Containers', spec.initContainers, status.initContainerStatuses);
  }
  write('Containers', spec.containers, status.containerStatuses);
  writeConditions(w, pod);
  writeVolumes(w, spec.volumes, false);
  w.field('QoS Class', status.qosClass ?? '');
  w.labels('Node-Selectors', spec.nodeSelector);
  writeTolerations(w, spec.tolerations);
  writeSpreadConstraints(w, spec.topologySpreadConstraints, 0);
  writeEvents(w, context.events, context.nowMs);
}

function writePhase(w: DescriptionWriter, { metadata, status }: Pod, nowMs: number): void {
  if (metadata.deletionTimestamp === undefined || isTerminalPhase(status.phase)) {
    w.field('Status', status.phase ?? '');
    return;
  }
  w.field('Status', `Terminating (lasts ${ageOf(metadata.deletionTimestamp, nowMs)})`);
  w.field('Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`);
}

function writeAddresses(w: DescriptionWriter, { status }: Pod): void {
  const { podIP = '', podIPs = [] } = status;
  w.field('IP', podIP);
  if (podIPs.length === 0) w.field('IPs', '<none>');
  else w.line('IPs:');
  for (const { ip } of podIPs) w.field('IP', ip, 1);
}

function writeConditions(w: DescriptionWriter, { spec, status }: Pod): void {
  const { conditions = [] } = status;
  const { readinessGates = [] } = spec;
  if (readinessGates.length > 0) {
    w.line('Readiness Gates:');
    w.line('Type\tStatus', 1);
    for (const { conditionType } of readinessGates) {
      w.line(`${conditionType} \t${conditions.find(({ type }) => type === conditionType)?.status ?? '<none>'} `, 1);
    }
  }
  if (conditions.length === 0) return;
  w.line('Conditions:');
  w.line('Type\tStatus', 1);
  for (const condition of conditions) w.line(`${condition.type} \t${condition.status} `, 1);
}
