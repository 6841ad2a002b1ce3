import type { Container, ContainerPort, ContainerState, ContainerStatus, Pod, ResourceList } from '#sim/api/core-v1/types.ts';
import { capitalBoolean } from '#sim/kubectl/print/columns/shared.ts';
import { writeEnvironment } from './environment.ts';
import { probeText } from './probe.ts';
import { timeText } from './shared.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

export interface ContainersInput {
  readonly containers: readonly Container[];
  readonly statuses?: readonly ContainerStatus[] | undefined;
  /** The Pod whose fields `fieldRef` variables show; undefined in a template. */
  readonly pod?: Pod;
  /** Inside a Pod template everything but the details stands one level deeper. */
  readonly isTemplate: boolean;
}

/** The Containers or Init Containers section (rule DSC-4). */
export function writeContainers(w: DescriptionWriter, label: string, input: ContainersInput): void {
  const { containers, statuses = [], pod, isTemplate } = input;
  w.line(`${label}:${containers.length === 0 ? ' <none>' : ''}`, isTemplate ? 1 : 0);
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    w.line(`${isTemplate ? ' ' : ''}${container.name}:`, 1);
    writeBasics(w, container, status);
    writeWords(w, 'Command', container.command);
    writeWords(w, 'Args', container.args);
    if (status !== undefined) writeStatus(w, status);
    writeResources(w, 'Limits', container.resources?.limits);
    writeResources(w, 'Requests', container.resources?.requests);
    if (container.livenessProbe !== undefined) w.field('Liveness', probeText(container.livenessProbe), 2);
    if (container.readinessProbe !== undefined) w.field('Readiness', probeText(container.readinessProbe), 2);
    if (container.startupProbe !== undefined) w.field('Startup', probeText(container.startupProbe), 2);
    writeEnvironment(w, container, pod);
    writeMounts(w, container);
  }
}

function writeBasics(w: DescriptionWriter, container: Container, status: ContainerStatus | undefined): void {
  if (status !== undefined) w.field('Container ID', status.containerID ?? '', 2);
  w.field('Image', container.image ?? '', 2);
  if (status !== undefined) w.field('Image ID', status.imageID ?? '', 2);
  const ports = container.ports ?? [];
  writePorts(
    w,
    'Port',
    ports.map((port) => `${port.containerPort}/${protocolOf(port)}${port.name ? ` (${port.name})` : ''}`),
  );
  writePorts(
    w,
    'Host Port',
    ports.map((port) => `${port.hostPort ?? 0}/${protocolOf(port)}${port.name ? ` (${port.name})` : ''}`),
  );
}

const protocolOf = (port: ContainerPort): string => port.protocol ?? 'TCP';

const writePorts = (w: DescriptionWriter, key: string, ports: readonly string[]): void =>
  w.field(ports.length > 1 ? `${key}s` : key, ports.join(', ') || '<none>', 2);

function writeWords(w: DescriptionWriter, label: string, words: readonly string[] | undefined): void {
  if (words === undefined || words.length === 0) return;
  w.line(`${label}:`, 2);
  for (const line of words.flatMap((word) => word.split('\n'))) w.line(line, 3);
}

function writeStatus(w: DescriptionWriter, status: ContainerStatus): void {
  writeState(w, 'State', status.state);
  if (status.lastState?.terminated !== undefined) writeState(w, 'Last State', status.lastState);
  w.field('Ready', capitalBoolean(status.ready), 2);
  w.field('Restart Count', status.restartCount, 2);
}

function writeState(w: DescriptionWriter, label: string, { running, waiting, terminated }: ContainerState): void {
  if (running !== undefined) {
    w.field(label, 'Running', 2);
    w.field('Started', timeText(running.startedAt), 3);
  } else if (terminated !== undefined) {
    w.field(label, 'Terminated', 2);
    w.optional('Reason', terminated.reason || undefined, 3);
    w.optional('Message', terminated.message || undefined, 3);
    w.field('Exit Code', terminated.exitCode, 3);
    w.optional('Signal', terminated.signal || undefined, 3);
    w.field('Started', timeText(terminated.startedAt), 3);
    w.field('Finished', timeText(terminated.finishedAt), 3);
  } else {
    w.field(label, 'Waiting', 2);
    w.optional('Reason', waiting?.reason || undefined, 3);
  }
}

function writeResources(w: DescriptionWriter, label: string, resources: ResourceList | undefined): void {
  const names = sortedKeys(resources);
  if (names.length > 0) w.line(`${label}:`, 2);
  for (const name of names) w.field(name, resources?.[name] ?? '', 3);
}

function writeMounts(w: DescriptionWriter, { volumeMounts = [] }: Container): void {
  if (volumeMounts.length === 0) {
    w.field('Mounts', '<none>', 2);
    return;
  }
  w.line('Mounts:', 2);
  for (const mount of volumeMounts.toSorted((a, b) => (a.mountPath < b.mountPath ? -1 : 1))) {
    const flags = [mount.readOnly ? 'ro' : 'rw', ...(mount.subPath ? [`path="${mount.subPath}"`] : [])];
    w.line(`${mount.mountPath} from ${mount.name} (${flags.join(',')})`, 3);
  }
}
