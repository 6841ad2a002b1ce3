import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { aClaim, aContainer, aCronJob, aJob, aJobOf, aJobWith, aPod, prepared } from './fixtures.ts';
import { invalidStatus } from './status.ts';
import { warningsOf } from './warnings.ts';

const warnings = (manifest: JsonObject): readonly string[] => warningsOf(prepared(manifest));

describe('warnings', () => {
  it('[VAL-96] a name with dots is surprising in host names, said once at creation', () => {
    const job = prepared(aJob({}, 'a.b'));
    expect(warningsOf(job)).toEqual([
      'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]',
    ]);
    expect(warningsOf(job, job)).toEqual([]);
    expect(warnings({ ...aPod(), metadata: { name: 'a.b' } })).toEqual([
      "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
    ]);
  });

  it('[VAL-97] parts of a pod that will not work as written', () => {
    expect(warnings(aJobWith({ resources: { limits: { memory: '512m' } }, env: [{ name: 'A' }, { name: 'A' }] }))).toEqual([
      'spec.template.spec.containers[0].resources.limits[memory]: fractional byte value "512m" is invalid, must be an integer',
      'spec.template.spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    ]);
    expect(
      warnings(
        aJobWith({
          env: [
            { name: 'A', value: 'x' },
            { name: 'A', value: '$(A)y' },
          ],
        }),
      ),
    ).toEqual([]);
    expect(warnings(aJobWith({ ports: [{ containerPort: 80 }, { containerPort: 80 }] }))).toEqual([
      'spec.template.spec.containers[0].ports[1]: duplicate port definition with spec.template.spec.containers[0].ports[0]',
    ]);
    const term = { topologyKey: 'kubernetes.io/hostname' };
    expect(
      warnings(
        aJobOf({
          nodeSelector: { 'beta.kubernetes.io/os': 'linux' },
          affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
        }),
      ),
    ).toEqual([
      'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
      'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: a null labelSelector results in matching no pod',
    ]);
    const annotations = { 'scheduler.alpha.kubernetes.io/critical-pod': '', 'container.apparmor.security.beta.kubernetes.io/main': 'x' };
    const template = { metadata: { annotations }, spec: { restartPolicy: 'Never', containers: [aContainer()] } };
    expect(warnings(aJob({ template }))).toEqual([
      'spec.template.metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the "priorityClassName" field instead',
      'spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/main]: deprecated since v1.30; use the "appArmorProfile" field instead',
    ]);
    const pool = { matchExpressions: [{ key: 'beta.kubernetes.io/arch', operator: 'Exists' }] };
    expect(
      warnings(
        aJobOf({
          affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: pool }] } },
          volumes: [{ name: 'a', gitRepo: { repository: 'x' } }],
          hostAliases: [{ ip: '10.0.0.1' }, { ip: '10.0.0.1' }],
          containers: [aContainer({ ports: [{ containerPort: 80, hostIP: '10.0.0.1' }] })],
        }),
      ),
    ).toEqual([
      'spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since v1.14; use "kubernetes.io/arch" instead',
      'spec.template.spec.volumes[0].gitRepo: deprecated in v1.11',
      'spec.template.spec.hostAliases[1].ip: duplicate ip "10.0.0.1"',
      'spec.template.spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:80 Protocol:TCP HostIP:10.0.0.1}',
    ]);
    expect(warnings(aClaim({ resources: { requests: { storage: '1500m' } } }))).toEqual([
      'spec.resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
    ]);
    expect(warnings(aJobOf({ terminationGracePeriodSeconds: -1 }))).toEqual([
      'spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
    ]);
  });

  it('[VAL-98] a zone in a schedule is told on every update', () => {
    const zoned = prepared(aCronJob({ schedule: 'TZ=UTC * * * * *' }));
    expect(warningsOf(zoned, zoned)).toEqual([
      'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details',
    ]);
  });
});

describe('the refusal', () => {
  it('[VAL-99] names kind and group, and brackets several errors', () => {
    const error = { path: 'spec.x', text: 'spec.x: Required value' };
    const other = { path: 'spec.y', text: 'spec.y: Required value' };
    expect(invalidStatus('Job', 'demo', [error, error])).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: 'Job.batch "demo" is invalid: spec.x: Required value',
    });
    expect(invalidStatus('Pod', 'p', [error, other]).message).toBe('Pod "p" is invalid: [spec.x: Required value, spec.y: Required value]');
  });
});
