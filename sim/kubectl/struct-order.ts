import type { KeyOrder } from '#sim/api/print/index.ts';

/**
 * Fields in the order in which Go's types declare them, one list for all kinds that kubectl writes itself: no two of them
 * have the same fields the other way round.
 *
 * @source the API types of Kubernetes v1.35
 */
const FIELDS =
  `kind apiVersion apiGroup metadata name generateName namespace uid resourceVersion generation creationTimestamp labels annotations ownerReferences
  schedule timeZone startingDeadlineSeconds concurrencyPolicy suspend jobTemplate successfulJobsHistoryLimit failedJobsHistoryLimit
  spec subjects roleRef value globalDefault description preemptionPolicy hard scopes replicas
  ingressClassName defaultBackend tls hosts secretName rules aggregationRule host http path pathType backend
  parallelism completions activeDeadlineSeconds podFailurePolicy successPolicy backoffLimit backoffLimitPerIndex maxFailedIndexes
  image command args workingDir ports protocol port targetPort nodePort containerPort minAvailable
  selector manualSelector template ttlSecondsAfterFinished completionMode podReplacementPolicy managedBy strategy maxUnavailable
  clusterIP externalName sessionAffinity externalIPs loadBalancerIP
  volumes initContainers containers verbs apiGroups envFrom env valueFrom resources resourceNames nonResourceURLs limits requests
  volumeMounts livenessProbe readinessProbe startupProbe lifecycle terminationMessagePath terminationMessagePolicy imagePullPolicy
  securityContext stdin stdinOnce tty restartPolicy terminationGracePeriodSeconds dnsPolicy nodeSelector serviceAccountName
  serviceAccount nodeName affinity schedulerName tolerations priorityClassName immutable data type status`.split(/\s+/);

const RANKS = new Map(FIELDS.map((field, rank) => [field, rank]));

/** Maps of the API: their keys are a learner's words, and Go sorts them. */
const MAPS: ReadonlySet<string> = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'limits',
  'requests',
  'hard',
  'data',
  'stringData',
]);

/** Order of keys in what kubectl made itself, as `-o json` shows it. What the server sent is in the order of the alphabet. */
export const structOrder: KeyOrder = (a, b, field) => {
  const byName = a < b ? -1 : 1;
  if (MAPS.has(field) || field === 'roleRef') return byName;
  return (RANKS.get(a) ?? FIELDS.length) - (RANKS.get(b) ?? FIELDS.length) || byName;
};
