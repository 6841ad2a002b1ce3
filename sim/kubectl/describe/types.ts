import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';

/** What a description shows besides the object itself. */
export interface DescribeContext {
  readonly nowMs: number;
  /** The object's events in name order (see `eventsOf`); undefined leaves the section out (`--show-events=false`). */
  readonly events: readonly KubeEvent[] | undefined;
  /** Objects of the kinds that `relatedKinds` names, in name order; others among them do no harm. */
  readonly related?: readonly KubeObject[];
}
