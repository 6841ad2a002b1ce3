import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { aContainer, aJobOf, aPod, errorsOf } from './fixtures.ts';

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const NAME_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

/** What is wrong with a pod spec, and the errors without their `spec.template.spec.`. */
const CASES: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  [
    '[VAL-30] checks run in the order of the server',
    {
      tolerations: [{ operator: 'Exists', value: 'v' }],
      hostname: 'a_b',
      activeDeadlineSeconds: 0,
      volumes: [{ name: 'A', emptyDir: {} }],
      containers: [],
    },
    [
      `volumes[0].name: Invalid value: "A": ${LABEL}`,
      'containers: Required value',
      'activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
      `hostname: Invalid value: "a_b": ${LABEL}`,
      'tolerations[0].operator: Invalid value: "v": value must be empty when `operator` is \'Exists\'',
    ],
  ],
  [
    '[VAL-31] dnsPolicy is one of four words',
    { dnsPolicy: 'X' },
    ['dnsPolicy: Unsupported value: "X": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"'],
  ],
  ['[VAL-32] a subdomain is a label', { subdomain: 'a.b' }, ['subdomain: Invalid value: "a.b": must not contain dots']],
  [
    '[VAL-33] activeDeadlineSeconds is at least 1',
    { activeDeadlineSeconds: -1 },
    ['activeDeadlineSeconds: Invalid value: -1: must be between 1 and 2147483647, inclusive'],
  ],
  [
    '[VAL-34] dnsPolicy None needs a configuration',
    { dnsPolicy: 'None' },
    ['dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None'],
  ],
  [
    '[VAL-40] volume names are unique labels',
    { volumes: [{ name: 'x' }, { name: 'x' }, {}] },
    ['volumes[1].name: Duplicate value: "x"', 'volumes[2].name: Required value'],
  ],
  [
    '[VAL-41] a volume has one source',
    { volumes: [{ name: 'x', emptyDir: {}, configMap: { name: 'c' } }] },
    ['volumes[0].configMap: Forbidden: may not specify more than 1 volume type'],
  ],
  [
    '[VAL-42] sources name what they are made from',
    {
      volumes: [
        { name: 'a', configMap: {} },
        { name: 'b', secret: {} },
        { name: 'c', persistentVolumeClaim: {} },
        { name: 'd', hostPath: {} },
      ],
    },
    [
      'volumes[0].configMap.name: Required value',
      'volumes[1].secret.secretName: Required value',
      'volumes[2].persistentVolumeClaim.claimName: Required value',
      'volumes[3].hostPath.path: Required value',
    ],
  ],
  [
    '[VAL-42] items have a key and a relative path',
    { volumes: [{ name: 'a', configMap: { name: 'c', items: [{ path: '/x' }], defaultMode: 1000 } }] },
    [
      'volumes[0].configMap.defaultMode: Invalid value: 1000: must be a number between 0 and 0777 (octal), both inclusive',
      'volumes[0].configMap.items[0].key: Required value',
      'volumes[0].configMap.items[0].path: Invalid value: "/x": must be a relative path',
    ],
  ],
  [
    '[VAL-42] a projected volume has one source per part',
    { volumes: [{ name: 'a', projected: { sources: [{}, { configMap: {} }, { downwardAPI: { items: [{ path: 'x' }] } }] } }] },
    [
      'volumes[0].projected.sources[1].configMap.name: Required value',
      'volumes[0].projected.sources[2].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required',
    ],
  ],
  [
    '[VAL-42] files of a projected volume are different, tokens live for ten minutes at least',
    {
      volumes: [
        {
          name: 'a',
          projected: {
            sources: [
              { configMap: { name: 'c', items: [{ key: 'k', path: 'x' }] }, secret: { name: 's', items: [{ key: 'k', path: 'x' }] } },
              { serviceAccountToken: { expirationSeconds: 5 } },
            ],
          },
        },
      ],
    },
    [
      'volumes[0].projected: Invalid value: "c": conflicting duplicate paths',
      'volumes[0].projected.sources[0]: Forbidden: may not specify more than 1 volume type per source',
      'volumes[0].projected.sources[1].serviceAccountToken.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes',
      'volumes[0].projected.path: Required value',
    ],
  ],
  [
    '[VAL-42] claims of ephemeral volumes, drivers and old types are complete',
    {
      volumes: [
        { name: 'a', ephemeral: { volumeClaimTemplate: { metadata: { name: 'x' }, spec: { accessModes: ['ReadWriteOnce'] } } } },
        { name: 'b', csi: { driver: 'a_b' } },
        { name: 'c', azureFile: {} },
        { name: 'd', image: { reference: 'x', pullPolicy: 'Often' } },
      ],
    },
    [
      'volumes[0].ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set',
      'volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value',
      `volumes[1].csi.driver: Invalid value: "a_b": ${SUBDOMAIN}`,
      'volumes[2].azureFile.secretName: Required value',
      'volumes[2].azureFile.shareName: Required value',
      'volumes[3].image.pullPolicy: Unsupported value: "Often": supported values: "Always", "IfNotPresent", "Never"',
    ],
  ],
  [
    '[VAL-34] name servers and host aliases are addresses',
    { dnsConfig: { nameservers: ['10.0.0.1', '::1', 'dns'] }, hostAliases: [{ ip: '256.0.0.1' }, { ip: 'fe80::1:2' }] },
    [
      'dnsConfig.nameservers[2]: Invalid value: "dns": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      'hostAliases[0].ip: Invalid value: "256.0.0.1": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
  ],
  [
    '[VAL-53] a variable from a file needs an emptyDir',
    {
      volumes: [{ name: 'c', configMap: { name: 'c' } }],
      containers: [
        aContainer({
          env: ['c', 'none'].map((volumeName) => ({ name: 'A', valueFrom: { fileKeyRef: { volumeName, path: 'p', key: 'k' } } })),
        }),
      ],
    },
    [
      'containers[0].env[0].valueFrom.fileKeyRef.volumeName: Invalid value: "c": referenced volume must be of type emptyDir',
      'containers[0].env[1].valueFrom.fileKeyRef.volumeName: Not found: "none"',
    ],
  ],
  [
    '[VAL-62] a pod as a whole asks for at most its limit, of cpu and memory',
    { resources: { requests: { cpu: '2', 'ephemeral-storage': '1Gi' }, limits: { cpu: '1' } } },
    [
      'resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
      'resources.requests[ephemeral-storage]: Unsupported value: "ephemeral-storage": supported values: "cpu", "hugepages-", "memory"',
    ],
  ],
  [
    '[VAL-48] sidecars have no restart rules',
    { initContainers: [aContainer({ name: 'i', restartPolicy: 'Always', restartPolicyRules: [{ action: 'Restart' }] })] },
    ['initContainers[0].restartPolicyRules: Forbidden: restartPolicyRules are not allowed for init containers with restart policy Always'],
  ],
  [
    '[VAL-70] node affinity has terms with known operators',
    {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: 'a', operator: 'In' },
                  { key: 'a', operator: 'Is' },
                  { key: 'a', operator: 'Gt' },
                ],
              },
            ],
          },
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }],
        },
      },
    },
    [
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[1].operator: Invalid value: "Is": not a valid selector operator',
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[2].values: Required value: must be specified single value when `operator` is 'Lt' or 'Gt'",
      'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100',
    ],
  ],
  [
    '[VAL-71] pod affinity needs a topology key',
    { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {} }] } } },
    [
      'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty',
      'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Invalid value: "": name part must be non-empty',
      `affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Invalid value: "": ${NAME_PART}`,
    ],
  ],
  [
    '[VAL-72] tolerations',
    {
      tolerations: [
        { key: 'a', operator: 'Exists', value: 'v' },
        { operator: 'Equal' },
        { key: 'a', operator: 'Foo' },
        { key: 'a', effect: 'Bad' },
        { key: 'a', effect: 'NoSchedule', tolerationSeconds: 5 },
      ],
    },
    [
      'tolerations[0].operator: Invalid value: "v": value must be empty when `operator` is \'Exists\'',
      'tolerations[1].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
      'tolerations[2].operator: Unsupported value: "Foo": supported values: "Equal", "Exists"',
      'tolerations[3].effect: Unsupported value: "Bad": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
      'tolerations[4].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
    ],
  ],
  [
    '[VAL-73] scheduling gates are unique qualified names',
    { schedulingGates: [{ name: 'a' }, { name: 'a' }] },
    ['schedulingGates[1]: Duplicate value: "a"'],
  ],
  [
    '[VAL-74] topology spread constraints',
    { topologySpreadConstraints: [{ maxSkew: 0, whenUnsatisfiable: 'X' }] },
    [
      'topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
      'topologySpreadConstraints[0].topologyKey: Required value: can not be empty',
      'topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "X": supported values: "DoNotSchedule", "ScheduleAnyway"',
    ],
  ],
  [
    '[VAL-66] user and group ids of a pod are not negative',
    { securityContext: { runAsUser: -1, fsGroup: -2 } },
    [
      'securityContext.fsGroup: Invalid value: -2: must be between 0 and 2147483647, inclusive',
      'securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
    ],
  ],
];

describe('pod spec', () => {
  it.each(CASES)('%s', (_, podSpec, expected) => {
    expect(errorsOf(aJobOf(podSpec))).toEqual(expected.map((text) => `spec.template.spec.${text}`));
  });

  it('[VAL-30] a Pod is checked under spec', () => {
    expect(errorsOf(aPod({ restartPolicy: 'Sometimes' }))).toEqual([
      'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ]);
    expect(errorsOf(aPod())).toEqual([]);
  });

  it('[VAL-80] the images of a Pod are not padded; those of a template may be', () => {
    const containers = [aContainer({ image: ' busybox' })];
    expect(errorsOf(aPod({ containers }))).toEqual([
      'spec.containers[0].image: Invalid value: " busybox": must not have leading or trailing whitespace',
    ]);
    expect(errorsOf(aJobOf({ containers }))).toEqual([]);
  });
});
