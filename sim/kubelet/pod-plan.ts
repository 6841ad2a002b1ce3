import type { Container, Pod, PodSpec, VolumeMount } from '#sim/api/core-v1/types.ts';

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

/** A container as the kubelet runs it; the same for all pods of one template. */
export interface ContainerPlan {
  readonly spec: Container;
  readonly kind: 'init' | 'sidecar' | 'regular';
  readonly restartPolicy: RestartPolicy;
  readonly fieldPath: string;
  /** Mounts as container statuses list them. */
  readonly mountsShown: readonly VolumeMount[];
}

/** What does not change over a pod's life, made once per pod spec. */
export interface PodPlan {
  /** Init containers first, then regular ones; spec order. */
  readonly containers: readonly ContainerPlan[];
  readonly initCount: number;
  readonly hasSidecars: boolean;
  /** Indexes of regular containers in the order in which statuses list them (by name). */
  readonly regularByName: readonly number[];
  readonly unreadyMessage: string;
}

const plans = new WeakMap<readonly Container[], PodPlan>();

const policyOf = (container: Container, spec: PodSpec, kind: ContainerPlan['kind']): RestartPolicy => {
  if (kind === 'sidecar') return 'Always';
  if (container.restartPolicy !== undefined) return container.restartPolicy as RestartPolicy;
  const policy = spec.restartPolicy ?? 'Always';
  return kind === 'init' && policy === 'Always' ? 'OnFailure' : policy;
};

const shownMount = (mount: VolumeMount): VolumeMount =>
  mount.readOnly === true
    ? { name: mount.name, mountPath: mount.mountPath, readOnly: true, recursiveReadOnly: 'Disabled' }
    : { name: mount.name, mountPath: mount.mountPath };

function planContainer(container: Container, spec: PodSpec, kind: ContainerPlan['kind']): ContainerPlan {
  return {
    spec: container,
    kind,
    restartPolicy: policyOf(container, spec, kind),
    fieldPath: `spec.${kind === 'regular' ? 'containers' : 'initContainers'}{${container.name}}`,
    mountsShown: (container.volumeMounts ?? []).map(shownMount),
  };
}

/** The plan of a pod; cached by the identity of its container list, which all pods of a template share. */
export function planOf(pod: Pod): PodPlan {
  const { spec } = pod;
  const known = plans.get(spec.containers);
  if (known !== undefined) return known;
  const init = (spec.initContainers ?? []).map((container) =>
    planContainer(container, spec, container.restartPolicy === 'Always' ? 'sidecar' : 'init'),
  );
  const regular = spec.containers.map((container) => planContainer(container, spec, 'regular'));
  const containers = [...init, ...regular];
  const regularByName = regular
    .map((_, i) => init.length + i)
    .sort((a, b) => ((containers[a] as ContainerPlan).spec.name < (containers[b] as ContainerPlan).spec.name ? -1 : 1));
  const plan: PodPlan = {
    containers,
    initCount: init.length,
    hasSidecars: init.some(({ kind }) => kind === 'sidecar'),
    regularByName,
    unreadyMessage: `containers with unready status: [${containers
      .filter(({ kind }) => kind !== 'init')
      .map(({ spec: { name } }) => name)
      .join(' ')}]`,
  };
  plans.set(spec.containers, plan);
  return plan;
}

/** Whether a container that ended with this code starts again. @source pkg/kubelet/container helpers.go ShouldContainerBeRestarted */
export function isRestartable(plan: ContainerPlan, exitCode: number): boolean {
  for (const rule of plan.spec.restartPolicyRules ?? []) {
    if (rule.exitCodes === undefined || rule.action !== 'Restart') continue;
    const isListed = rule.exitCodes.values?.includes(exitCode) ?? false;
    if (isListed === (rule.exitCodes.operator === 'In')) return true;
  }
  if (plan.restartPolicy === 'Always') return true;
  return plan.restartPolicy === 'OnFailure' && exitCode !== 0;
}
