import type { Container, PodTemplateSpec } from '#sim/api/core-v1/types.ts';
import { writeContainers } from './containers.ts';
import { writeTolerations } from './shared.ts';
import { writeSpreadConstraints } from './spread.ts';
import { writeVolumes } from './volumes.ts';
import type { DescriptionWriter } from './writer.ts';

/** The Pod Template section of Jobs, CronJobs, Deployments and ReplicaSets (rule DSC-4). */
export function writePodTemplate(w: DescriptionWriter, { metadata = {}, spec }: PodTemplateSpec): void {
  const write = (label: string, containers: readonly Container[]): void => writeContainers(w, label, { containers, isTemplate: true });
  w.line('Pod Template:');
  w.labels('Labels', metadata.labels, 1);
  if (Object.keys(metadata.annotations ?? {}).length > 0) w.annotations('Annotations', metadata.annotations, 1);
  w.optional('Service Account', spec.serviceAccountName || undefined, 1);
  if (spec.initContainers !== undefined && spec.initContainers.length > 0) write('Init Containers', spec.initContainers);
  write('Containers', spec.containers);
  writeVolumes(w, spec.volumes, true);
  writeSpreadConstraints(w, spec.topologySpreadConstraints, 1);
  w.optional('Priority Class Name', spec.priorityClassName || undefined, 1);
  w.labels('Node-Selectors', spec.nodeSelector, 1);
  writeTolerations(w, spec.tolerations, 1);
}
