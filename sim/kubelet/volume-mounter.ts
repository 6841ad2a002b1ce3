import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeletState } from './kubelet-state.ts';
import { findMountFailure } from './pod-volumes.ts';

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 122_000;
const UNBOUND_RETRY_MS = 10_000;

/** Sets up the volumes of pods: KBL-7. A missing source is tried again, ever more slowly. */
export class VolumeMounter {
  private readonly handler: number;
  private readonly state: KubeletState;
  private readonly sandboxHandler: number;

  /** @param sandboxHandler what is due once the volumes are there */
  constructor(state: KubeletState, sandboxHandler: number) {
    this.state = state;
    this.sandboxHandler = sandboxHandler;
    this.handler = state.register((serial) => this.mount(serial));
  }

  mount(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'mounting' || pod === undefined || work.stop !== undefined) return;
    const failure = findMountFailure(this.state.server, pod);
    const { sandboxMs, firstStatusMs, volumesMs } = this.state.latencies.kubelet;
    if (failure === undefined) {
      const restMs = work.mountFailures === 0 ? sandboxMs - firstStatusMs : sandboxMs - volumesMs;
      this.state.work.set(serial, { ...work, stage: 'starting' });
      this.state.engine.schedule(this.state.nowMs + restMs, this.sandboxHandler, serial);
      return;
    }
    const message = failure.isUnboundClaim
      ? `Unable to attach or mount volumes: unmounted volumes=[${failure.volume}], unattached volumes=[], failed to process volumes=[${failure.volume}]: ${failure.message}`
      : `MountVolume.SetUp failed for volume "${failure.volume}" : ${failure.message}`;
    this.state.record(serial, pod, work, undefined, 'Warning', 'FailedMount', message);
    this.state.work.set(serial, { ...work, mountFailures: work.mountFailures + 1 });
    const waitMs = failure.isUnboundClaim ? UNBOUND_RETRY_MS : Math.min(FIRST_RETRY_MS * 2 ** work.mountFailures, LAST_RETRY_MS);
    this.state.server.reasons?.say(serial, 'kubelet/cannotMount', { volume: failure.volume, message: failure.message, waitMs });
    this.state.engine.schedule(this.state.nowMs + waitMs, this.handler, serial);
  }
}
