import type { Pod, Volume } from '#sim/api/core-v1/types.ts';
import { mix } from '#sim/engine/hash.ts';
import type { ProgramInput, ProgramMount } from '#sim/programs/index.ts';
import type { KubeletState } from './kubelet-state.ts';
import { isToken, mountsOf, tokenMount } from './pod-volumes.ts';
import type { ContainerWork, PodWork, Process } from './pod-work.ts';
import type { VolumeKey } from './volume-table.ts';

/** Number of a writer into volumes. */
export const writerOf = (podSerial: number, index: number): number => podSerial * 64 + index;

/** The usual case: no volume but that of the API token. */
export const hasOnlyToken = (pod: Pod): boolean => pod.spec.volumes?.length === 1 && isToken(pod.spec.volumes[0] as Volume);

const onlyToken = new WeakMap<ProgramMount, readonly ProgramMount[]>();
const noKeys: readonly (VolumeKey | undefined)[] = [];
const noMounts: readonly ProgramMount[] = [];

/** The token's mount alone, always in the same list. */
function tokenMounts(state: KubeletState, pod: Pod, mountPath: string | undefined): readonly ProgramMount[] {
  const mount = mountPath === undefined ? undefined : tokenMount(state.server, pod, mountPath);
  if (mount === undefined) return noMounts;
  let list = onlyToken.get(mount);
  if (list === undefined) {
    list = [mount];
    onlyToken.set(mount, list);
  }
  return list;
}

/** What a container's program is given, and where the files of its volumes live. */
export function inputOf(
  state: KubeletState,
  serial: number,
  pod: Pod,
  work: PodWork,
  index: number,
  process: Omit<Process, 'trace'>,
): { readonly input: ProgramInput; readonly keys: readonly (VolumeKey | undefined)[] } {
  const { plan } = work.containers[index] as ContainerWork;
  const { env, argv, signals, outsideWrites, given, startedAtMs } = process;
  const { mounts, keys } =
    plan.mountsShown.length <= 1 && hasOnlyToken(pod)
      ? { mounts: tokenMounts(state, pod, plan.mountsShown[0]?.mountPath), keys: noKeys }
      : mountsOf(state.server, state.volumes, pod, serial, plan.spec.name, writerOf(serial, index), startedAtMs, given);
  return {
    input: {
      argv,
      env,
      workingDir: plan.spec.workingDir ?? '',
      hostname: pod.spec.hostname ?? pod.metadata.name,
      startedAtMs: state.engine.startAtMs + startedAtMs,
      mounts,
      outsideWrites,
      signals,
      memoryLimitBytes: Number.POSITIVE_INFINITY,
      seed: mix(state.engine.seed, serial, 40 + index),
    },
    keys,
  };
}
