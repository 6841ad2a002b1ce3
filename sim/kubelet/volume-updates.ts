import type { Pod } from '#sim/api/core-v1/types.ts';
import { type GivenFiles, givenFiles, isMadeFrom } from './given-files.ts';
import type { KubeletState } from './kubelet-state.ts';
import { type GivenVolume, isRunning } from './pod-work.ts';
import type { Processes } from './processes.ts';

/** The next periodic sync of a pod brings its volumes up to date: at least so long after the change. */
const SYNC_MS = 60_000;

type Files = GivenFiles['files'];

/** Volumes of running containers follow their ConfigMaps and Secrets (KBL-29). @source pkg/kubelet/volumemanager, SyncPod */
export class VolumeUpdates {
  private readonly handler: number;

  private readonly state: KubeletState;
  private readonly processes: Processes;

  constructor(state: KubeletState, processes: Processes) {
    this.state = state;
    this.processes = processes;
    this.handler = state.register((serial) => this.update(serial));
    for (const kind of ['ConfigMap', 'Secret'])
      state.server.watch(kind, (_type, _serial, object) => this.changed(kind, object.metadata.namespace ?? '', object.metadata.name));
  }

  private changed(kind: string, namespace: string, name: string): void {
    this.state.work.forEach((work, serial) => {
      if (!work.containers.some((container) => isRunning(container) && (container.process?.given.length ?? 0) > 0)) return;
      const pod = this.state.server.get<Pod>(serial);
      if (pod?.metadata.namespace !== namespace || !pod.spec.volumes?.some((volume) => isMadeFrom(volume, kind, name))) return;
      const { errorJitter } = this.state.latencies.kubelet;
      this.state.engine.schedule(this.state.nowMs + SYNC_MS * (1 + 0.5 * errorJitter), this.handler, serial);
    });
  }

  private update(serial: number): void {
    const pod = this.state.server.get<Pod>(serial);
    const count = this.state.work.get(serial)?.containers.length ?? 0;
    for (let index = 0; index < count && pod !== undefined; index++) {
      const work = this.state.work.get(serial);
      const container = work?.containers[index];
      if (work === undefined || container?.process === undefined || !isRunning(container)) continue;
      const { process } = container;
      const atMs = this.state.nowMs - process.startedAtMs;
      const given = process.given.map((volume) => this.renewed(pod, work.podIP, volume, atMs));
      if (given.some((volume, i) => volume !== process.given[i])) this.processes.change(serial, index, { ...process, given });
    }
  }

  /** The volume with what is other now; the same object when nothing is. A source that is gone changes nothing. */
  private renewed(pod: Pod, podIP: string, volume: GivenVolume, atMs: number): GivenVolume {
    const source = pod.spec.volumes?.find(({ name }) => name === volume.volume);
    const now = source === undefined ? '' : givenFiles(this.state.server, pod, source, podIP);
    if (typeof now === 'string') return volume;
    const shown: Record<string, string> = { ...volume.files };
    for (const { path, content } of volume.updates) {
      if (content === null) delete shown[path];
      else shown[path] = content;
    }
    const changes = differences(shown, now.files).map((change) => ({ ...change, atMs }));
    return changes.length === 0 ? volume : { ...volume, updates: [...volume.updates, ...changes] };
  }
}

function differences(before: Files, after: Files): readonly { readonly path: string; readonly content: string | null }[] {
  const changed = Object.entries(after).flatMap(([path, content]) => (before[path] === content ? [] : [{ path, content }]));
  const gone = Object.keys(before).flatMap((path) => (Object.hasOwn(after, path) ? [] : [{ path, content: null }]));
  return [...changed, ...gone];
}
