import type { LimitRange, ResourceQuota } from '#sim/api/core-v1/types.ts';
import { writeIdentity } from './shared.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

const LIMITS_HEADER = ['Type', 'Resource', 'Min', 'Max', 'Default Request', 'Default Limit', 'Max Limit/Request Ratio'];

const SCOPE_TEXTS: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort: 'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

/** Rule DSC-12; a quota shows no labels and no events. @source kubectl describe, v1.35 */
export function describeResourceQuota(w: DescriptionWriter, quota: ResourceQuota): void {
  const scopes = (quota.spec.scopes ?? []).toSorted();
  writeIdentity(w, quota);
  if (scopes.length > 0) {
    w.field('Scopes', scopes.join(', '));
    for (const scope of scopes) if (SCOPE_TEXTS[scope] !== undefined) w.line(` * ${SCOPE_TEXTS[scope]}`);
  }
  w.line('Resource\tUsed\tHard');
  w.line('--------\t----\t----');
  writeQuotaUse(w, quota, 0);
}

/** One line per resource of a quota. */
export function writeQuotaUse(w: DescriptionWriter, { status }: ResourceQuota, level: number): void {
  for (const resource of sortedKeys(status.hard))
    w.line(`${resource}\t${status.used?.[resource] ?? '0'}\t${status.hard?.[resource] ?? '0'}`, level);
}

/** Rule DSC-12. @source kubectl describe, v1.35 */
export function describeLimitRange(w: DescriptionWriter, range: LimitRange): void {
  writeIdentity(w, range);
  writeLimits(w, [range], '');
}

/** The table of limits, each line after `indent`. */
export function writeLimits(w: DescriptionWriter, ranges: readonly LimitRange[], indent: string): void {
  w.line(indent + LIMITS_HEADER.join('\t'));
  w.line(indent + LIMITS_HEADER.map((title) => '-'.repeat(title.length)).join('\t'));
  for (const limit of ranges.flatMap((range) => range.spec.limits)) {
    const { min = {}, max = {}, default: defaultLimit = {}, defaultRequest = {}, maxLimitRequestRatio = {} } = limit;
    const lists = [min, max, defaultRequest, defaultLimit, maxLimitRequestRatio];
    for (const resource of [...new Set(lists.flatMap((list) => Object.keys(list)))].sort()) {
      w.line(`${indent}${[limit.type, resource, ...lists.map((list) => list[resource] ?? '-')].join('\t')}`);
    }
  }
}
