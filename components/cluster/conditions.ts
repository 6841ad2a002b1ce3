import type { JsonObject } from '#sim/index.ts';

/** A condition of an object's status, as the API has it. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  /** Empty without one. */
  readonly reason: string;
  readonly message: string;
  /** Virtual ms of its last change; null when the status does not say. */
  readonly sinceMs: number | null;
}

const textAt = (object: JsonObject, key: string): string => (typeof object[key] === 'string' ? object[key] : '');

/** The conditions of any object, in the order of its status. */
export function conditionsOf(object: JsonObject, startAtMs: number): readonly Condition[] {
  const status = object['status'] as JsonObject | undefined;
  const conditions = status?.['conditions'];
  if (!Array.isArray(conditions)) return [];
  return (conditions as readonly JsonObject[]).map((one) => {
    const since = Date.parse(textAt(one, 'lastTransitionTime'));
    return {
      type: textAt(one, 'type'),
      status: textAt(one, 'status'),
      reason: textAt(one, 'reason'),
      message: textAt(one, 'message'),
      sinceMs: Number.isNaN(since) ? null : Math.max(0, since - startAtMs),
    };
  });
}
