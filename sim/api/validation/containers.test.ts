import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { aContainer, aJobOf, aJobWith, errorsOf } from './fixtures.ts';

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const env = (...variables: readonly JsonObject[]): JsonObject => ({ env: variables });
const field = (fieldPath: string): JsonObject => ({ name: 'A', valueFrom: { fieldRef: { fieldPath } } });

/** What is wrong with a container, and the errors without their `spec.template.spec.containers[0].`. */
const CASES: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  ['[VAL-45] a container has a name and an image', { name: '', image: '' }, ['name: Required value', 'image: Required value']],
  [
    '[VAL-46] imagePullPolicy and terminationMessagePolicy are known words',
    { imagePullPolicy: 'Sometimes', terminationMessagePolicy: 'X' },
    [
      'terminationMessagePolicy: Unsupported value: "X": supported values: "File", "FallbackToLogsOnError"',
      'imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
    ],
  ],
  [
    '[VAL-48] restart rules need a restart policy',
    { restartPolicyRules: [{ action: 'Restart' }] },
    [
      'restartPolicy: Required value: must specify restartPolicy when restart rules are used',
      'restartPolicyRules[0].exitCodes: Required value: must be specified',
    ],
  ],
  [
    '[VAL-49] what never restarts is resized in place',
    {
      resizePolicy: [
        { resourceName: 'cpu', restartPolicy: 'RestartContainer' },
        { resourceName: 'gpu', restartPolicy: 'NotRequired' },
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      ],
    },
    [
      "resizePolicy: Invalid value: \"RestartContainer\": must be 'NotRequired' when pod `restartPolicy` is 'Never'",
      'resizePolicy: Unsupported value: "gpu": supported values: "cpu", "memory"',
      'resizePolicy[2]: Duplicate value: "cpu"',
    ],
  ],
  [
    '[VAL-52] a field reference is one of version v1',
    env({ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } } }),
    ['env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name": error converting fieldPath: unsupported pod version: v2'],
  ],
  [
    '[VAL-59] a device is a claim',
    { volumeDevices: [{ name: 'none', devicePath: '/dev/x' }, { devicePath: '/../y' }] },
    [
      'volumeDevices[0].name: Not found: "none"',
      'volumeDevices[1].name: Required value',
      'volumeDevices[1].name: Not found: ""',
      'volumeDevices[1].devicePath: Invalid value: "/../y": can not contain backsteps (\'..\')',
    ],
  ],
  [
    '[VAL-60] huge pages are whole',
    { resources: { limits: { 'hugepages-2Mi': '3Mi', memory: '1Gi' } } },
    ['resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi'],
  ],
  [
    '[VAL-66] a refused security context is shown as the internal struct',
    { securityContext: { allowPrivilegeEscalation: false, privileged: true } },
    [
      'securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
    ],
  ],
  [
    '[VAL-50] a variable has a printable name',
    env({}, { name: 'a=b' }),
    [
      'env[0].name: Required value',
      'env[1].name: Invalid value: "a=b": a valid environment variable name must consist only of printable ASCII characters other than \'=\'',
    ],
  ],
  [
    '[VAL-51] a value comes from one place',
    env(
      { name: 'A', value: 'x', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
      { name: 'B', valueFrom: {} },
      { name: 'C', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' }, secretKeyRef: { name: 's', key: 'k' } } },
    ),
    [
      'env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty',
      'env[1].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
      'env[2].valueFrom: Invalid value: "": may not have more than one field specified at a time',
    ],
  ],
  [
    '[VAL-52] fields and resources of the pod that can be read',
    env(field('metadata.foo'), field('status.phase'), field("metadata.labels['k']"), {
      name: 'A',
      valueFrom: { resourceFieldRef: { resource: 'limits.foo' } },
    }),
    [
      'env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.foo": error converting fieldPath: field label not supported: metadata.foo',
      'env[1].valueFrom.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"',
      'env[3].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.foo": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"',
    ],
  ],
  [
    '[VAL-53] a key reference has a name and a key',
    env({ name: 'A', valueFrom: { configMapKeyRef: {} } }),
    [`env[0].valueFrom.configMapKeyRef.name: Invalid value: "": ${SUBDOMAIN}`, 'env[0].valueFrom.configMapKeyRef.key: Required value'],
  ],
  [
    '[VAL-54] envFrom has one source',
    { envFrom: [{}, { configMapRef: {} }] },
    ['envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`', 'envFrom[1].configMapRef.name: Required value'],
  ],
  [
    '[VAL-55] a mount names a volume of the pod and a path of its own',
    { volumeMounts: [{}, { name: 'data', mountPath: '/d' }, { name: 'data', mountPath: '/d' }] },
    [
      'volumeMounts[0].name: Required value',
      'volumeMounts[0].name: Not found: ""',
      'volumeMounts[0].mountPath: Required value',
      'volumeMounts[2].mountPath: Invalid value: "/d": must be unique',
    ],
  ],
  [
    '[VAL-56] sub-paths stay inside their volume',
    { volumeMounts: [{ name: 'data', mountPath: '/d', subPath: '../x' }] },
    ['volumeMounts.subPath: Invalid value: "../x": must not contain \'..\''],
  ],
  [
    '[VAL-57] ports have a number, a known protocol and a legal name',
    { ports: [{}, { containerPort: 70_000 }, { containerPort: 80, protocol: 'tcp' }, { containerPort: 81, name: '8_' }] },
    [
      'ports[0].containerPort: Required value',
      'ports[1].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
      'ports[2].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"',
      'ports[3].name: Invalid value: "8_": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      'ports[3].name: Invalid value: "8_": must contain at least one letter (a-z)',
    ],
  ],
  [
    '[VAL-58] two containers cannot have one port of the node',
    {
      ports: [
        { containerPort: 80, hostPort: 80 },
        { containerPort: 81, hostPort: 80 },
      ],
    },
    ['ports[1].hostPort: Duplicate value: "TCP//80"'],
  ],
  [
    '[VAL-60] quantities are not negative',
    { resources: { requests: { cpu: '-1' } } },
    ['resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0'],
  ],
  [
    '[VAL-61] resources are standard or qualified',
    { resources: { requests: { gpu: 1 } } },
    [
      'resources.requests[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified',
      'resources.requests[gpu]: Invalid value: "gpu": must be a standard resource for containers',
    ],
  ],
  [
    '[VAL-62] a request is not above its limit',
    { resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '250m', memory: '512Mi' } } },
    [
      'resources.requests: Invalid value: "500m": must be less than or equal to cpu limit of 250m',
      'resources.requests: Invalid value: "1Gi": must be less than or equal to memory limit of 512Mi',
    ],
  ],
  [
    '[VAL-62] an extended resource needs its limit',
    { resources: { requests: { 'example.com/gpu': '1' } } },
    ['resources.limits: Required value: Limit must be set for non overcommitable resources'],
  ],
  ['[VAL-63] a hook has a handler', { lifecycle: { preStop: {} } }, ['lifecycle.preStop: Required value: must specify a handler type']],
  [
    '[VAL-64] a probe has one handler',
    { livenessProbe: {}, readinessProbe: { exec: {}, httpGet: { port: 80 } } },
    [
      'livenessProbe: Required value: must specify a handler type',
      'readinessProbe.exec.command: Required value',
      'readinessProbe.httpGet: Forbidden: may not specify more than 1 handler type',
    ],
  ],
  [
    '[VAL-65] the numbers of a probe',
    { livenessProbe: { httpGet: { port: 70_000 }, periodSeconds: -1, successThreshold: 2 } },
    [
      'livenessProbe.httpGet.port: Invalid value: 70000: must be between 1 and 65535, inclusive',
      'livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0',
      'livenessProbe.successThreshold: Invalid value: 2: must be 1',
    ],
  ],
  [
    '[VAL-66] a security context',
    { securityContext: { runAsUser: -1, seccompProfile: { type: 'X' } } },
    [
      'securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      'securityContext.seccompProfile.type: Unsupported value: "X": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
    ],
  ],
];

describe('container', () => {
  it.each(CASES)('%s', (_, container, expected) => {
    const job = aJobOf({ containers: [aContainer(container)], volumes: [{ name: 'data' }] });
    expect(errorsOf(job)).toEqual(expected.map((text) => `spec.template.spec.containers[0].${text}`));
  });

  it('[VAL-45] container names differ', () => {
    expect(errorsOf(aJobOf({ containers: [aContainer(), aContainer()] }))).toEqual([
      'spec.template.spec.containers[1].name: Duplicate value: "main"',
    ]);
  });

  it('[VAL-47] init containers have other names and no probes, unless they are sidecars', () => {
    const probe = { exec: { command: ['true'] } };
    expect(errorsOf(aJobOf({ initContainers: [aContainer({ livenessProbe: probe })] }))).toEqual([
      'spec.template.spec.initContainers[0].name: Duplicate value: "main"',
      'spec.template.spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ]);
    const sidecar = aContainer({ name: 'side', restartPolicy: 'Always', livenessProbe: probe });
    expect(errorsOf(aJobOf({ initContainers: [sidecar] }))).toEqual([]);
  });

  it('[VAL-55] a volume with an error of its own cannot be mounted', () => {
    const job = aJobOf({
      containers: [aContainer({ volumeMounts: [{ name: 'data', mountPath: '/d' }] })],
      volumes: [{ name: 'data', persistentVolumeClaim: {} }],
    });
    expect(errorsOf(job)).toEqual([
      'spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Required value',
      'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "data"',
    ]);
  });

  it('[VAL-45] images are not looked into', () => {
    expect(errorsOf(aJobWith({ image: 'Busy Box' }))).toEqual([]);
  });
});
