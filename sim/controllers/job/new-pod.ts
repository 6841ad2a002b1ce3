import type { Job } from '#sim/api/batch-v1/types.ts';
import type { Container, EnvVar, Pod, PodSpec, PodTemplateSpec } from '#sim/api/core-v1/types.ts';
import type { OwnerReference } from '#sim/api/meta-v1/types.ts';
import type { NewObject } from '#sim/apiserver/index.ts';
import { referenceTo } from '#sim/controllers/shared/controller-of.ts';
import type { NewPod } from './plan-pods.ts';
import { COMPLETION_INDEX, INDEX_FAILURE_COUNT, INDEX_IGNORED_FAILURE_COUNT, isIndexed, TRACKING_FINALIZER } from './pods.ts';

const INDEX_ENV: EnvVar = {
  name: 'JOB_COMPLETION_INDEX',
  valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${COMPLETION_INDEX}']` } },
};

/** What all pods of one Job have in common, made once per template. */
interface PodParts {
  readonly ownerReferences: readonly OwnerReference[];
  readonly finalizers: readonly string[];
  readonly spec: PodSpec;
}

const partsOfTemplate = new WeakMap<PodTemplateSpec, PodParts>();

/**
 * The pod that the controller sends to the API server: JOB-4, JOB-5.
 *
 * @source pkg/controller/job job_controller.go manageJob, indexed_job_utils.go
 */
export function newPod(job: Job, wanted: NewPod): NewObject {
  const { template } = job.spec;
  const parts = partsFor(job);
  const { name, namespace } = job.metadata;
  const labels = template.metadata?.labels;
  const annotations = template.metadata?.annotations;
  if (!isIndexed(job)) {
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        generateName: `${name}-`,
        ...(namespace === undefined ? {} : { namespace }),
        generation: 1,
        ...(labels === undefined ? {} : { labels }),
        ...(annotations === undefined ? {} : { annotations }),
        ownerReferences: parts.ownerReferences,
        finalizers: parts.finalizers,
      },
      spec: parts.spec,
    } as NewObject & Pick<Pod, 'spec'>;
  }
  const index = String(wanted.index);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${name.slice(0, 58 - index.length - 2)}-${index}-`,
      ...(namespace === undefined ? {} : { namespace }),
      generation: 1,
      labels: { ...labels, [COMPLETION_INDEX]: index },
      annotations: {
        ...annotations,
        [COMPLETION_INDEX]: index,
        ...(job.spec.backoffLimitPerIndex === undefined ? {} : { [INDEX_FAILURE_COUNT]: String(wanted.failureCount ?? 0) }),
        ...(wanted.ignoredFailureCount > 0 ? { [INDEX_IGNORED_FAILURE_COUNT]: String(wanted.ignoredFailureCount) } : {}),
      },
      ownerReferences: parts.ownerReferences,
      finalizers: parts.finalizers,
    },
    spec: { ...parts.spec, hostname: `${name}-${index}` },
  } as NewObject & Pick<Pod, 'spec'>;
}

function partsFor(job: Job): PodParts {
  const { template } = job.spec;
  const known = partsOfTemplate.get(template);
  if (known !== undefined && known.ownerReferences[0]?.uid === job.metadata.uid) return known;
  const finalizers = template.metadata?.finalizers ?? [];
  const parts: PodParts = {
    ownerReferences: [referenceTo(job)],
    finalizers: finalizers.includes(TRACKING_FINALIZER) ? finalizers : [...finalizers, TRACKING_FINALIZER],
    spec: isIndexed(job) ? withIndexEnv(template.spec) : template.spec,
  };
  partsOfTemplate.set(template, parts);
  return parts;
}

/** JOB-5: every container that does not define it learns its index. */
function withIndexEnv(spec: PodSpec): PodSpec {
  const add = (container: Container): Container =>
    container.env?.some(({ name }) => name === INDEX_ENV.name) === true
      ? container
      : { ...container, env: [...(container.env ?? []), INDEX_ENV] };
  return {
    ...spec,
    containers: spec.containers.map(add),
    ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(add) }),
  };
}
