import type { Pod } from '#sim/api/core-v1/types.ts';
import { quantityBytes } from '#sim/api/quantity.ts';
import type { KubeletState } from './kubelet-state.ts';
import type { PodStopper } from './pod-stopper.ts';
import { ownVolumeKey } from './pod-volumes.ts';
import { isRunning, type PodWork } from './pod-work.ts';
import type { Processes } from './processes.ts';

/** How often what a pod has on disk is measured, from its start on. */
const MEASURE_MS = 60_000;
/** The eviction manager sees a measurement this much later. */
const NOTICE_MS = 10_000;
const GRACE_SECONDS = 1;

const limitOf = (amount: string | number | undefined): number =>
  amount === undefined ? Number.POSITIVE_INFINITY : (quantityBytes(String(amount)) ?? Number.POSITIVE_INFINITY);

const containersOf = ({ spec }: Pod) => [...(spec.initContainers ?? []), ...spec.containers];

/** Volumes of the pod itself that lie on the node's disk. */
const diskVolumes = ({ spec }: Pod) =>
  (spec.volumes ?? []).flatMap((volume, position) =>
    volume.emptyDir === undefined || volume.emptyDir.medium === 'Memory' ? [] : [{ volume, position, emptyDir: volume.emptyDir }],
  );

/**
 * Evicts pods that have more on disk than they may: an emptyDir over its size, a container or the whole pod over its
 * ephemeral storage (KBL-26).
 *
 * @source pkg/kubelet/eviction eviction_manager.go localStorageEviction
 */
export class StorageEviction {
  private readonly handler: number;
  private readonly state: KubeletState;
  private readonly processes: Processes;
  private readonly stopper: PodStopper;

  constructor(state: KubeletState, processes: Processes, stopper: PodStopper) {
    this.state = state;
    this.processes = processes;
    this.stopper = stopper;
    this.handler = state.register((serial) => this.check(serial));
  }

  /** Watches a pod that has any limit; the others cost nothing. */
  begin(serial: number): void {
    const pod = this.state.server.get<Pod>(serial);
    const work = this.state.work.get(serial);
    if (pod === undefined || work === undefined) return;
    const hasLimit =
      containersOf(pod).some(({ resources }) => resources?.limits?.['ephemeral-storage'] !== undefined) ||
      diskVolumes(pod).some(({ emptyDir }) => emptyDir.sizeLimit !== undefined);
    if (hasLimit) this.state.engine.schedule(work.boundAtMs + MEASURE_MS + NOTICE_MS, this.handler, serial);
  }

  private check(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined || work.stop !== undefined || work.stage === 'over' || work.stage === 'finishing') return;
    const message = this.excessOf(serial, pod, work, this.state.nowMs - NOTICE_MS);
    if (message === undefined) {
      this.state.engine.schedule(this.state.nowMs + MEASURE_MS, this.handler, serial);
      return;
    }
    this.state.record(serial, pod, work, undefined, 'Warning', 'Evicted', message);
    this.stopper.stop(serial, work, { cause: 'evicted', atMs: this.state.nowMs, graceSeconds: GRACE_SECONDS, reason: 'Evicted', message });
  }

  /** What is too large, in the kubelet's words. */
  private excessOf(serial: number, pod: Pod, work: PodWork, atMs: number): string | undefined {
    const volumes = diskVolumes(pod).map(({ volume, position, emptyDir }) => ({
      name: volume.name,
      limit: emptyDir.sizeLimit,
      bytes: this.state.volumes.bytesAt(ownVolumeKey(serial, position), atMs),
    }));
    const full = volumes.find(({ limit, bytes }) => bytes > limitOf(limit));
    if (full !== undefined) return `Usage of EmptyDir volume "${full.name}" exceeds the limit "${full.limit}". `;
    const containers = work.containers.flatMap((container, index) => {
      const limit = container.plan.spec.resources?.limits?.['ephemeral-storage'];
      const isMeasured = isRunning(container) && (container.current?.startedAtMs ?? atMs) < atMs;
      return [{ name: container.plan.spec.name, limit, bytes: isMeasured ? this.processes.bytesAt(serial, pod, work, index, atMs) : 0 }];
    });
    const limits = pod.spec.containers.map(({ resources }) => resources?.limits?.['ephemeral-storage']).filter((one) => one !== undefined);
    if (limits.length > 0) {
      const total = limits.reduce((sum, limit) => sum + limitOf(limit), 0);
      const used = [...volumes, ...containers].reduce((sum, { bytes }) => sum + bytes, 0);
      if (used > total) return `Pod ephemeral local storage usage exceeds the total limit of containers ${sizeText(total, limits)}. `;
    }
    const over = containers.find(({ limit, bytes }) => bytes > limitOf(limit));
    return over === undefined ? undefined : `Container ${over.name} exceeded its local ephemeral storage limit "${over.limit}". `;
  }
}

/** A sum of sizes in the largest binary unit that divides it; one size as it was written. */
function sizeText(bytes: number, written: readonly (string | number)[]): string {
  if (written.length === 1) return String(written[0]);
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let value = bytes;
  let unit = 0;
  while (value % 1024 === 0 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value}${units[unit]}`;
}
