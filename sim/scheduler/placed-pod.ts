import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import type { LabelSelector } from '#sim/api/meta-v1/types.ts';

/** A pod that takes room on a node: bound, and not over. */
export interface PlacedPod {
  readonly serial: number;
  readonly pod: Pod;
  readonly node: KubeNode;
}

/** What became of a placed pod, for those that wait for such a thing. */
export interface PlacedPodChange {
  readonly kind: 'added' | 'removed' | 'relabelled';
  readonly pod: Pod;
  /** The pod before a change of its labels. */
  readonly before?: Pod | undefined;
}

/** A selector that also asks for the owner's own values of some labels, or for other values. */
export function withLabelKeys(
  selector: LabelSelector | undefined,
  owner: Pod,
  keys: readonly string[] = [],
  mismatched: readonly string[] = [],
): LabelSelector | undefined {
  if (selector === undefined || keys.length + mismatched.length === 0) return selector;
  const own = (operator: 'In' | 'NotIn', names: readonly string[]) =>
    names.flatMap((key) => {
      const value = owner.metadata.labels?.[key];
      return value === undefined ? [] : [{ key, operator, values: [value] }];
    });
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...own('In', keys), ...own('NotIn', mismatched)] };
}
