import type { Container, Pod, PodSpec } from '#sim/api/core-v1/types.ts';
import { planOf } from './pod-plan.ts';
import { type ContainerWork, freshContainer, type Instance, type PodWork } from './pod-work.ts';

/** A container for tests: what it is, and either not started, running, or ended with an exit code. */
export interface Stage {
  readonly spec: Container;
  readonly is: 'waiting' | 'running' | number;
  readonly more?: Partial<ContainerWork>;
}

/** A container named `c` unless its spec says otherwise. */
export const stage = (is: Stage['is'], spec: Partial<Container> = {}, more: Partial<ContainerWork> = {}): Stage => ({
  spec: { name: 'c', image: 'busybox:1.36', ...spec },
  is,
  more,
});

export const anInstance = (changes: Partial<Instance> = {}): Instance => ({
  attempt: 0,
  id: 'containerd://0',
  startedAtMs: 1000,
  finishedAtMs: -1,
  exitCode: 0,
  reason: '',
  message: '',
  ...changes,
});

/** What the kubelet knows of a pod whose containers are as given. */
export function aWork(
  restartPolicy: 'Always' | 'OnFailure' | 'Never',
  containers: readonly Stage[],
  initContainers: readonly Stage[] = [],
): PodWork {
  const spec = {
    restartPolicy,
    containers: containers.map((one) => one.spec),
    initContainers: initContainers.map((one) => one.spec),
  } as unknown as PodSpec;
  const plan = planOf({ metadata: { name: 'p' }, spec } as unknown as Pod);
  const works = [...initContainers, ...containers].map(({ is, more }, index): ContainerWork => {
    const fresh = freshContainer(plan.containers[index] as ContainerWork['plan']);
    const current = is === 'waiting' ? undefined : is === 'running' ? anInstance() : anInstance({ finishedAtMs: 5000, exitCode: is });
    return { ...fresh, current, ...more };
  });
  return {
    plan,
    node: 0,
    stage: 'idle',
    boundAtMs: 0,
    startTime: '2026-11-23T08:00:00Z',
    podIP: '10.244.0.3',
    isSandboxReady: true,
    containers: works,
    starting: [],
    isChanged: false,
    isPending: false,
    relistAtMs: -1,
    retryAtMs: -1,
    syncFailed: false,
    mountFailures: 0,
    stop: undefined,
  };
}
