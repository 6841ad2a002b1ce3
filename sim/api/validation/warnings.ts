import { readNumber, readStruct, readText, semanticEqual } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors } from '#sim/api/names.ts';
import { quantityMilli } from '#sim/api/quantity.ts';
import { podWarnings } from './pod-warnings.ts';
import { readQuantities } from './resources.ts';

const MANY_COMPLETIONS = 100_000;
const MANY_AT_ONCE = 10_000;
const TOO_MANY_INDEXES =
  'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';
const SURPRISING = 'which can result in surprising behavior; a DNS label is recommended:';
const ZONE_IN_SCHEDULE =
  'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details';

/**
 * The texts of the `Warning:` headers of a write that succeeds: rules VAL-96 to VAL-98.
 *
 * @param next the object as stored, after defaulting
 * @param old  the object before an update; undefined for a create
 */
export function warningsOf(next: JsonObject, old?: JsonObject): readonly string[] {
  const spec = readStruct(next, 'spec');
  const isSpecChanged = old === undefined || !semanticEqual(old.spec, next.spec);
  switch (readText(next, 'kind')) {
    case 'Job':
      return [...nameWarnings(next, old, 'used in Pod names and hostnames'), ...(isSpecChanged ? jobWarnings(spec, 'spec') : [])];
    case 'CronJob':
      return [
        ...nameWarnings(next, old, 'used in Pod names and hostnames'),
        ...(readText(spec, 'schedule').includes('TZ') ? [ZONE_IN_SCHEDULE] : []),
        ...(isSpecChanged ? jobWarnings(readStruct(readStruct(spec, 'jobTemplate'), 'spec'), 'spec.jobTemplate.spec') : []),
      ];
    case 'Deployment':
    case 'ReplicaSet':
      return [
        ...nameWarnings(next, old, 'used in Pod names and hostnames'),
        ...(isSpecChanged ? podWarnings(readStruct(spec, 'template'), 'spec.template.') : []),
      ];
    case 'Pod':
      return [...nameWarnings(next, old, "used in the Pod's hostname"), ...(isSpecChanged ? podWarnings(next, '') : [])];
    case 'PersistentVolumeClaim':
      return isSpecChanged ? claimWarnings(readStruct(spec, 'resources')) : [];
    default:
      return [];
  }
}

/** Storage comes in whole bytes. */
function claimWarnings(resources: JsonObject): readonly string[] {
  return (['requests', 'limits'] as const).flatMap((list) =>
    readQuantities(resources, list)
      .filter(([name, quantity]) => name === 'storage' && quantityMilli(quantity) % 1000 !== 0)
      .map(([, quantity]) => `spec.resources.${list}[storage]: fractional byte value "${quantity}" is invalid, must be an integer`),
  );
}

/** Names are looked at when an object is created. */
function nameWarnings(next: JsonObject, old: JsonObject | undefined, use: string): readonly string[] {
  if (old !== undefined) return [];
  const problems = dnsLabelErrors(readText(readStruct(next, 'metadata'), 'name'));
  return problems.length === 0 ? [] : [`metadata.name: this is ${use}, ${SURPRISING} [${problems.join(' ')}]`];
}

function jobWarnings(spec: JsonObject, path: string): readonly string[] {
  const isHuge =
    readText(spec, 'completionMode') === 'Indexed' &&
    (readNumber(spec, 'completions') ?? 0) > MANY_COMPLETIONS &&
    (readNumber(spec, 'parallelism') ?? 0) > MANY_AT_ONCE;
  const warnings = isHuge ? [`${path}: ${TOO_MANY_INDEXES}`] : [];
  return [...warnings, ...podWarnings(readStruct(spec, 'template'), `${path}.template.`)];
}
