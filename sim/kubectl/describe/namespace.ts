import type { LimitRange, Namespace, ResourceQuota } from '#sim/api/core-v1/types.ts';
import { writeLimits, writeQuotaUse } from './quota.ts';
import { relatedOf } from './related.ts';
import { writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

/** Rule DSC-12; a Namespace shows its quotas and limits, no events. @source kubectl describe, v1.35 */
export function describeNamespace(w: DescriptionWriter, namespace: Namespace, context: DescribeContext): void {
  const quotas = relatedOf(context.related, 'ResourceQuota') as readonly ResourceQuota[];
  const limits = relatedOf(context.related, 'LimitRange') as readonly LimitRange[];
  w.field('Name', namespace.metadata.name);
  writeLabels(w, namespace);
  w.field('Status', namespace.status?.phase ?? '');
  w.line(quotas.length === 0 ? '\nNo resource quota.' : '\nResource Quotas');
  for (const quota of quotas) {
    w.field('Name', quota.metadata.name, 1);
    w.line('Resource\tUsed\tHard', 1);
    w.line('--------\t---\t---', 1);
    writeQuotaUse(w, quota, 1);
  }
  w.line(limits.length === 0 ? '\nNo LimitRange resource.' : '\nResource Limits');
  if (limits.length > 0) writeLimits(w, limits, ' ');
}
