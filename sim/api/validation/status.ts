import type { FieldError, Status } from '#sim/api/meta-v1/types.ts';

const GROUPS: Readonly<Record<string, string>> = {
  Job: 'batch',
  CronJob: 'batch',
  Deployment: 'apps',
  ReplicaSet: 'apps',
  PriorityClass: 'scheduling.k8s.io',
  StorageClass: 'storage.k8s.io',
  Role: 'rbac.authorization.k8s.io',
  ClusterRole: 'rbac.authorization.k8s.io',
  RoleBinding: 'rbac.authorization.k8s.io',
  ClusterRoleBinding: 'rbac.authorization.k8s.io',
  Ingress: 'networking.k8s.io',
};

/**
 * The refusal of an object with field errors: `Job.batch "x" is invalid: ERR` or `[ERR1, ERR2]`.
 *
 * A text that occurs twice stands in the message once; `details` keeps both.
 *
 * @param kind bare kind, `Job`
 * @source apimachinery errors.NewInvalid, v1.35
 */
export function invalidStatus(kind: string, name: string, errors: readonly FieldError[]): Status {
  const group = GROUPS[kind];
  const texts = [...new Set(errors.map((error) => error.text))];
  const list = texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`;
  return {
    code: 422,
    reason: 'Invalid',
    message: `${group === undefined ? kind : `${kind}.${group}`} "${name}" is invalid: ${list}`,
    details: { kind, name, causes: errors },
  };
}
