import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import type { NewObject } from '#sim/apiserver/index.ts';
import { referenceTo } from '#sim/controllers/shared/controller-of.ts';
import { hashText } from '#sim/engine/hash.ts';
import { HASH_LABEL, REVISION } from './replica-sets.ts';
import { rolloutLimits, wantedReplicas } from './rollout-limits.ts';

type Annotations = Readonly<Record<string, string>>;

const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';
/** Annotations of a Deployment that its ReplicaSets do not take over. */
const OWN: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  'deprecated.deployment.rollback.to',
]);
const HASH_DIGITS = '456789bcdf';

function canonical(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonical(item)).join()}]`;
  const entries = Object.entries(value as Readonly<Record<string, JsonValue>>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${key}:${canonical(item)}`).join()}}`;
}

/**
 * The hash in a ReplicaSet's name: rule DEP-4.
 *
 * Simplified: 32 bits of the template as upstream, but of its JSON, so the same template gets another hash than in a real cluster.
 */
function templateHash(deployment: Deployment): string {
  const { collisionCount } = deployment.status;
  const text = canonical(deployment.spec.template as unknown as JsonValue) + (collisionCount === undefined ? '' : String(collisionCount));
  return Array.from(String(hashText(text)), (digit) => HASH_DIGITS.charAt(Number(digit))).join('');
}

/** What scaling writes beside the replicas. */
export function scaleAnnotations(deployment: Deployment): Annotations {
  const replicas = wantedReplicas(deployment);
  return { [DESIRED_REPLICAS]: String(replicas), [MAX_REPLICAS]: String(replicas + rolloutLimits(deployment).maxSurge) };
}

/** The annotations of the new ReplicaSet, which becomes a revision again when it was an old one: rule DEP-5. */
export function revisionAnnotations(deployment: Deployment, present: Annotations, revision: number): Annotations {
  const next: Record<string, string> = { ...present };
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) if (!OWN.has(key)) next[key] = value;
  const before = present[REVISION];
  if (before !== undefined && Number(before) >= revision) return next;
  next[REVISION] = String(revision);
  if (before === undefined) return next;
  const history = present[REVISION_HISTORY];
  next[REVISION_HISTORY] = history === undefined || history === '' ? before : `${history},${before}`;
  return next;
}

/** The ReplicaSet of a new template, still without its replicas: rule DEP-4. */
export function newReplicaSet(deployment: Deployment, revision: number): NewObject & Pick<ReplicaSet, 'spec'> {
  const { template, selector, minReadySeconds } = deployment.spec;
  const { name, namespace } = deployment.metadata;
  const hash = templateHash(deployment);
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      generation: 1,
      labels,
      annotations: { ...revisionAnnotations(deployment, {}, revision), ...scaleAnnotations(deployment) },
      ownerReferences: [referenceTo(deployment)],
    },
    spec: {
      replicas: 0,
      ...(minReadySeconds === undefined || minReadySeconds === 0 ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0 },
  } as NewObject & Pick<ReplicaSet, 'spec'>;
}
