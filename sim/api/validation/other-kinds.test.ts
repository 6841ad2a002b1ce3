import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { aClaim, aContainer, aDeployment, aManifest, aPod, aVolume, errorsOf, updateErrorsOf } from './fixtures.ts';

const NO_MATCH = 'spec.template.metadata.labels: Invalid value: {"app":"d"}: `selector` does not match template `labels`';
const CONFIG_KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

const configMap = (body: JsonObject): JsonObject => aManifest('v1', 'ConfigMap', body);
const limits = (limit: JsonObject): JsonObject => aManifest('v1', 'LimitRange', { spec: { limits: [limit] } });

describe('updates of Pods', () => {
  it('[VAL-81] tolerations can be added, containers cannot', () => {
    const more = aPod({ tolerations: [{ key: 'a', operator: 'Exists' }] });
    expect(updateErrorsOf(more, aPod())).toEqual([
      'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    ]);
    expect(updateErrorsOf(aPod(), aPod({ containers: [aContainer(), aContainer({ name: 'b' })] }))).toEqual([
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    ]);
  });

  it('[VAL-82] images may change, the rest of the spec may not', () => {
    expect(updateErrorsOf(aPod(), aPod({ containers: [aContainer({ image: 'busybox:1.37' })] }))).toEqual([]);
    const [error = ''] = updateErrorsOf(aPod(), aPod({ nodeName: 'node-1' }));
    expect(error).toMatch(/^spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]\.image`,/);
    expect(error.slice(error.indexOf('@@'))).toMatch(
      /^@@ -\d+,7 \+\d+,7 @@\n {2}"NodeSelector": null,\n {2}"ServiceAccountName": "default",\n {2}"AutomountServiceAccountToken": null,\n- "NodeName": "",\n\+ "NodeName": "node-1",\n/,
    );
  });
});

describe('Deployment', () => {
  it('[VAL-84] its selector is there and selects its template, whose pods always restart', () => {
    expect(errorsOf(aDeployment())).toEqual([]);
    expect(errorsOf(aDeployment({ selector: null }))).toEqual(['spec.selector: Required value', NO_MATCH]);
    expect(errorsOf(aDeployment({ selector: { matchLabels: { app: 'e' } } }))).toEqual([NO_MATCH]);
    const unreadable = { matchExpressions: [{ key: 'a', operator: 'X' }] };
    expect(errorsOf(aDeployment({ selector: unreadable }))).toEqual([
      'spec.selector.matchExpressions[0].operator: Invalid value: "X": not a valid selector operator',
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"a","operator":"X"}]}: invalid label selector',
    ]);
    const template = { metadata: { labels: { app: 'd' } }, spec: { restartPolicy: 'Never', containers: [aContainer()] } };
    expect(errorsOf(aDeployment({ replicas: -1, template }))).toEqual([
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ]);
  });

  it('[VAL-85] a rollout can make progress', () => {
    expect(errorsOf(aDeployment({ strategy: { type: 'Recreate', rollingUpdate: {} } }))).toEqual([
      "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
    ]);
    expect(errorsOf(aDeployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }))).toEqual([
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
    ]);
  });

  it('[VAL-86] its selector cannot change', () => {
    const next = aDeployment({
      selector: { matchLabels: { app: 'e' } },
      template: { metadata: { labels: { app: 'e' } }, spec: { containers: [aContainer()] } },
    });
    expect(updateErrorsOf(aDeployment(), next)).toEqual(['spec.selector: Invalid value: {"matchLabels":{"app":"e"}}: field is immutable']);
  });
});

describe('volumes', () => {
  it('[VAL-87] a claim has access modes and a size', () => {
    expect(errorsOf(aClaim({ accessModes: [], resources: {} }))).toEqual([
      'spec.accessModes: Required value: at least 1 access mode is required',
      'spec.resources[storage]: Required value',
    ]);
    expect(errorsOf(aClaim({ accessModes: ['RWO'], resources: { requests: { storage: 0 } } }))).toEqual([
      'spec.accessModes: Unsupported value: "RWO": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
      'spec.resources[storage]: Invalid value: "0": must be greater than zero',
    ]);
  });

  it('[VAL-88] a claim stays as it is but for its volume', () => {
    expect(updateErrorsOf(aClaim(), aClaim({ volumeName: 'pv-1' }))).toEqual([]);
    expect(updateErrorsOf(aClaim(), aClaim({ accessModes: ['ReadOnlyMany'] }))).toEqual([
      `spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims
@@ -1,6 +1,6 @@
 {
  "AccessModes": [
-  "ReadWriteOnce"
+  "ReadOnlyMany"
  ],
  "Selector": null,
  "Resources": {
`,
    ]);
  });

  it('[VAL-89] a volume has access modes, a capacity and a source that stays', () => {
    expect(errorsOf(aVolume({ capacity: {}, hostPath: null, local: { path: '/d' } }))).toEqual([
      'spec.capacity: Required value',
      'spec.capacity: Unsupported value: {}: supported values: "storage"',
      'spec.nodeAffinity: Required value: Local volume requires node affinity',
    ]);
    expect(errorsOf(aVolume({ accessModes: [], hostPath: null }))).toEqual([
      'spec.accessModes: Required value',
      'spec: Required value: must specify a volume type',
    ]);
    expect(updateErrorsOf(aVolume(), aVolume({ hostPath: { path: '/other' } }))).toEqual([
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
    ]);
  });
});

describe('configuration', () => {
  it('[VAL-90] keys are file names', () => {
    expect(errorsOf(configMap({ data: { 'a b': 'x' } }))).toEqual([`data[a b]: Invalid value: "a b": ${CONFIG_KEY}`]);
    expect(errorsOf(aManifest('v1', 'Secret', { stringData: { '..': 'x' } }))).toEqual([
      'data[..]: Invalid value: "..": must not be \'..\'',
    ]);
    const secret = (type: string, stringData: JsonObject = {}): JsonObject => aManifest('v1', 'Secret', { type, stringData });
    expect(errorsOf(secret('kubernetes.io/tls', { 'tls.crt': 'x' }))).toEqual(['data[tls.key]: Required value']);
    expect(errorsOf(secret('kubernetes.io/basic-auth', { username: 'x' }))).toEqual([]);
    expect(errorsOf(secret('kubernetes.io/service-account-token'))).toEqual([
      'metadata.annotations[kubernetes.io/service-account.name]: Required value',
    ]);
  });

  it('[VAL-91] what is immutable stays', () => {
    const frozen = configMap({ immutable: true, data: { a: '1' } });
    expect(updateErrorsOf(frozen, configMap({ data: { a: '2' } }))).toEqual([
      'immutable: Forbidden: field is immutable when `immutable` is set',
      'data: Forbidden: field is immutable when `immutable` is set',
    ]);
    expect(updateErrorsOf(aManifest('v1', 'Secret', {}), aManifest('v1', 'Secret', { type: 'x/y' }))).toEqual([
      'type: Invalid value: "x/y": field is immutable',
    ]);
  });
});

describe('cluster policy', () => {
  it('[VAL-92] a quota counts known resources and keeps its scopes', () => {
    expect(errorsOf(aManifest('v1', 'ResourceQuota', { spec: { hard: { pods: '1500m', foo: 1 } } }))).toEqual([
      'spec.hard[foo]: Invalid value: "foo": must be a standard resource type or fully qualified',
      'spec.hard[pods]: Invalid value: "1500m": must be an integer',
    ]);
    const quota = (scopes: readonly string[]): JsonObject => aManifest('v1', 'ResourceQuota', { spec: { scopes } });
    expect(errorsOf(aManifest('v1', 'ResourceQuota', { spec: { hard: { cpu: 1 }, scopes: ['BestEffort'] } }))).toEqual([
      'spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource',
    ]);
    const scopeSelector = { matchExpressions: [{ scopeName: 'Terminating', operator: 'In' }] };
    expect(errorsOf(aManifest('v1', 'ResourceQuota', { spec: { hard: { secrets: 1 }, scopeSelector } }))).toEqual([
      'spec.scopeSelector.matchExpressions: Invalid value: {"MatchExpressions":[{"ScopeName":"Terminating","Operator":"In","Values":null}]}: unsupported scope applied to resource',
      expect.stringMatching(/^spec\.scopeSelector\.matchExpressions\.operator: Invalid value: "In": must be 'Exists' when scope is/),
      "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
    ]);
    expect(updateErrorsOf(quota([]), quota(['BestEffort']))).toEqual(['spec.scopes: Invalid value: ["BestEffort"]: field is immutable']);
  });

  it('[VAL-93] the bounds of a limit range are in order', () => {
    expect(errorsOf(limits({ type: 'Container', min: { cpu: 2 }, max: { cpu: 1 } }))[0]).toBe(
      'spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
    );
    expect(errorsOf(limits({ type: 'Pod', default: { cpu: 1 } }))).toEqual([
      "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'",
    ]);
    expect(errorsOf(limits({ type: 'Node', max: { cpu: 1, storage: 1 } }))).toEqual([
      'spec.limits[0].type: Invalid value: "Node": must be a standard limit type or fully qualified',
    ]);
    expect(errorsOf(limits({ type: 'PersistentVolumeClaim' }))).toEqual([
      'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
    ]);
    expect(errorsOf(limits({ type: 'Pod', min: { cpu: 1 }, max: { cpu: 2 }, maxLimitRequestRatio: { cpu: 3 } }))).toEqual([
      'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = 2.000000',
    ]);
  });

  it('[VAL-94] a priority is bounded and fixed', () => {
    const priority = (value: number): JsonObject => aManifest('scheduling.k8s.io/v1', 'PriorityClass', { value });
    expect(errorsOf(priority(1_000_000_001))).toEqual(['value: Forbidden: maximum allowed value of a user defined priority is 1000000000']);
    expect(errorsOf(aManifest('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }, 'system-x'))).toEqual([
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-x is not a known system priority class",
    ]);
    expect(updateErrorsOf(priority(1), priority(2))).toEqual(['value: Forbidden: may not be changed in an update.']);
  });

  it('[VAL-95] a service has ports', () => {
    expect(errorsOf(aManifest('v1', 'Service', { spec: {} }))).toEqual(['spec.ports: Required value']);
    expect(errorsOf(aManifest('v1', 'Service', { spec: { ports: [{ port: 0 }] } }))).toEqual([
      'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      'spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive',
    ]);
    const ports = [
      { name: 'a', port: 80, nodePort: 30_000 },
      { name: 'a', port: 80, protocol: 'tcp' },
      { name: 'c', port: 80 },
    ];
    expect(errorsOf(aManifest('v1', 'Service', { spec: { ports, selector: { app: 'a b' } } }))).toEqual([
      'spec.ports[1].name: Duplicate value: "a"',
      'spec.ports[1].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"',
      expect.stringMatching(/^spec\.selector: Invalid value: "a b": a valid label must be/),
      "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
      'spec.ports[2]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
    ]);
    expect(errorsOf(aManifest('v1', 'Service', { spec: { type: 'ExternalName' } }))).toEqual(['spec.externalName: Required value']);
  });

  it('[VAL-103] rules of roles, bindings and ingresses', () => {
    const rbac = 'rbac.authorization.k8s.io/v1';
    expect(errorsOf(aManifest(rbac, 'Role', { rules: [{ verbs: [] }] }))).toEqual([
      'rules[0].verbs: Required value: verbs must contain at least one value',
      'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
      'rules[0].resources: Required value: resource rules must supply at least one resource',
    ]);
    expect(errorsOf(aManifest(rbac, 'RoleBinding', { roleRef: { kind: 'Role', name: '' } }))).toEqual(['roleRef.name: Required value']);
    expect(errorsOf(aManifest('networking.k8s.io/v1', 'Ingress', { spec: {} }))).toHaveLength(1);
  });
});
