import type { Affinity, PodAffinityTerm, PodSpec, TopologySpreadConstraint } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { asking, SchedulerCluster } from './testing-cluster.ts';

/** `app=web` on the same host, or what is asked for instead. */
export const webTerm = (more: Partial<PodAffinityTerm> = {}): PodAffinityTerm => ({
  labelSelector: { matchLabels: { app: 'web' } },
  topologyKey: 'kubernetes.io/hostname',
  ...more,
});

export const near = (...terms: readonly PodAffinityTerm[]): { affinity: Affinity } => ({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } },
});

export const far = (...terms: readonly PodAffinityTerm[]): { affinity: Affinity } => ({
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } },
});

/** Pods of `app=web` evenly over zones. */
export const evenly = (more: Partial<TopologySpreadConstraint> = {}): Partial<PodSpec> => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } }, ...more },
  ],
});

/** Nodes that have a zone, and pods that have labels. */
export class NeighbourCluster extends SchedulerCluster {
  readonly nodeSerials: Readonly<Record<string, number>>;

  /** @param zones node name to zone; '' for a node without one */
  constructor(zones: Readonly<Record<string, string>>) {
    super();
    this.nodeSerials = Object.fromEntries(
      Object.entries(zones).map(([name, zone]) => {
        const serial = this.addNode(name);
        if (zone !== '') this.editNode(serial, {}, { zone });
        return [name, serial];
      }),
    );
  }

  /** A pod of `app=web` unless it is labelled otherwise, in namespace `n` unless another is named. @returns its serial */
  addLabelled(
    name: string,
    spec: Partial<PodSpec> = {},
    labels: Readonly<Record<string, string>> = { app: 'web' },
    namespace = 'n',
  ): number {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { containers: [asking({})], ...spec } };
    const serial = this.world.add(object as unknown as JsonObject, namespace);
    this.world.after(1);
    return serial;
  }

  /** What refused the pod first, without the sentence about preemption. */
  refusal(name: string): string | undefined {
    return this.refusals(name)[0]?.replace(/ no new claims.*/, '');
  }
}
