import type { Pod, Volume } from '#sim/api/core-v1/types.ts';
import { mix } from '#sim/engine/hash.ts';
import type { ProgramInput, ProgramMount } from '#sim/programs/index.ts';
import type { KubeletState } from './kubelet-state.ts';
import type { ContainerPlan } from './pod-plan.ts';
import { isToken, mountsOf, tokenMount } from './pod-volumes.ts';
import type { ContainerWork, PodWork, Process } from './pod-work.ts';
import type { VolumeKey } from './volume-table.ts';

/** Number of a writer into volumes. */
export const writerOf = (podSerial: number, index: number): number => podSerial * 64 + index;

/** The usual case: no volume but that of the API token. */
export const hasOnlyToken = (pod: Pod): boolean => pod.spec.volumes?.length === 1 && isToken(pod.spec.volumes[0] as Volume);

const onlyToken = new WeakMap<ContainerPlan, readonly ProgramMount[] | null>();
const noKeys: readonly (VolumeKey | undefined)[] = [];

/** The mounts of a container that has at most its token, always in the same list; null when it has more. */
function tokenMounts(state: KubeletState, pod: Pod, plan: ContainerPlan): readonly ProgramMount[] | null {
  const known = onlyToken.get(plan);
  if (known !== undefined) return known;
  const [shown] = plan.mountsShown;
  const mount = shown === undefined ? undefined : tokenMount(state.server, pod, shown.mountPath);
  const made = plan.mountsShown.length > 1 || !hasOnlyToken(pod) ? null : mount === undefined ? [] : [mount];
  onlyToken.set(plan, made);
  return made;
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
  const token = tokenMounts(state, pod, plan);
  const { mounts, keys } =
    token !== null
      ? { mounts: token, keys: noKeys }
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
