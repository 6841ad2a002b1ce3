/**
 * The server's internal structs, field by field in declaration order: Go name, JSON key of the public API, shape.
 *
 * @source pkg/apis/core/types.go and pkg/apis/batch/types.go, v1.35
 */

/**
 * How an unset field prints: `text` as "", `number` as 0, `flag` as false, `quantity` as "0", the rest as null.
 * `embedded security` is a pod's security context, which also holds the host namespaces.
 */
export type Shape =
  | 'text'
  | 'number'
  | 'flag'
  | 'pointer'
  | 'quantity'
  | 'quantities'
  | 'embedded security'
  | { readonly kind: 'struct' | 'pointer' | 'list'; readonly fields: () => StructShape };

export type StructShape = readonly (readonly [goName: string, jsonKey: string, shape: Shape])[];

const list = (fields: () => StructShape): Shape => ({ kind: 'list', fields });
const pointer = (fields: () => StructShape): Shape => ({ kind: 'pointer', fields });
const struct = (fields: () => StructShape): Shape => ({ kind: 'struct', fields });

/** Fields whose JSON key is the Go name with a lower-case first letter. */
const plain = (shape: Shape, ...names: readonly string[]): StructShape =>
  names.map((name) => [name, name.charAt(0).toLowerCase() + name.slice(1), shape] as const);

const FIELD_REF: StructShape = [
  ['APIVersion', 'apiVersion', 'text'],
  ['FieldPath', 'fieldPath', 'text'],
];
const RESOURCE_REF: StructShape = [...plain('text', 'ContainerName', 'Resource'), ['Divisor', 'divisor', 'quantity']];
const KEY_REF: StructShape = [...plain('text', 'Name', 'Key'), ...plain('pointer', 'Optional')];
const KEY_TO_PATH: StructShape = [...plain('text', 'Key', 'Path'), ...plain('pointer', 'Mode')];
const OBJECT_REF: StructShape = [...plain('text', 'Name'), ...plain('pointer', 'Optional')];

const VALUE_FROM: StructShape = [
  ['FieldRef', 'fieldRef', pointer(() => FIELD_REF)],
  ['ResourceFieldRef', 'resourceFieldRef', pointer(() => RESOURCE_REF)],
  ['ConfigMapKeyRef', 'configMapKeyRef', pointer(() => KEY_REF)],
  ['SecretKeyRef', 'secretKeyRef', pointer(() => KEY_REF)],
  ['FileKeyRef', 'fileKeyRef', pointer(() => [...plain('text', 'VolumeName', 'Path', 'Key'), ...plain('pointer', 'Optional')])],
];
const ENV: StructShape = [...plain('text', 'Name', 'Value'), ['ValueFrom', 'valueFrom', pointer(() => VALUE_FROM)]];
const ENV_FROM: StructShape = [
  ['Prefix', 'prefix', 'text'],
  ['ConfigMapRef', 'configMapRef', pointer(() => OBJECT_REF)],
  ['SecretRef', 'secretRef', pointer(() => OBJECT_REF)],
];
const PORT: StructShape = [
  ['Name', 'name', 'text'],
  ...plain('number', 'HostPort', 'ContainerPort'),
  ['Protocol', 'protocol', 'text'],
  ['HostIP', 'hostIP', 'text'],
];
const RESOURCES: StructShape = [
  ...plain('quantities', 'Limits', 'Requests'),
  ['Claims', 'claims', list(() => plain('text', 'Name', 'Request'))],
];
const VOLUME_MOUNT: StructShape = [
  ['Name', 'name', 'text'],
  ['ReadOnly', 'readOnly', 'flag'],
  ['RecursiveReadOnly', 'recursiveReadOnly', 'pointer'],
  ...plain('text', 'MountPath', 'SubPath'),
  ['MountPropagation', 'mountPropagation', 'pointer'],
  ['SubPathExpr', 'subPathExpr', 'text'],
];
const EXEC: StructShape = plain('pointer', 'Command');
const HTTP_GET: StructShape = [
  ['Path', 'path', 'text'],
  ['Port', 'port', 'number'],
  ...plain('text', 'Host', 'Scheme'),
  ['HTTPHeaders', 'httpHeaders', list(() => plain('text', 'Name', 'Value'))],
];
const TCP_SOCKET: StructShape = [
  ['Port', 'port', 'number'],
  ['Host', 'host', 'text'],
];
const HANDLERS: StructShape = [
  ['Exec', 'exec', pointer(() => EXEC)],
  ['HTTPGet', 'httpGet', pointer(() => HTTP_GET)],
  ['TCPSocket', 'tcpSocket', pointer(() => TCP_SOCKET)],
];
const PROBE: StructShape = [
  ...HANDLERS,
  [
    'GRPC',
    'grpc',
    pointer(() => [
      ['Port', 'port', 'number'],
      ['Service', 'service', 'pointer'],
    ]),
  ],
  ...plain('number', 'InitialDelaySeconds', 'TimeoutSeconds', 'PeriodSeconds', 'SuccessThreshold', 'FailureThreshold'),
  ...plain('pointer', 'TerminationGracePeriodSeconds'),
];
const HOOK: StructShape = [...HANDLERS, ['Sleep', 'sleep', pointer(() => plain('number', 'Seconds'))]];
const LIFECYCLE: StructShape = [
  ['PostStart', 'postStart', pointer(() => HOOK)],
  ['PreStop', 'preStop', pointer(() => HOOK)],
  ['StopSignal', 'stopSignal', 'pointer'],
];
export const PROFILE: StructShape = [...plain('text', 'Type'), ...plain('pointer', 'LocalhostProfile')];
export const SECURITY_CONTEXT: StructShape = [
  ['Capabilities', 'capabilities', pointer(() => plain('pointer', 'Add', 'Drop'))],
  ['Privileged', 'privileged', 'pointer'],
  ['SELinuxOptions', 'seLinuxOptions', pointer(() => plain('text', 'User', 'Role', 'Type', 'Level'))],
  ...plain(
    'pointer',
    'WindowsOptions',
    'RunAsUser',
    'RunAsGroup',
    'RunAsNonRoot',
    'ReadOnlyRootFilesystem',
    'AllowPrivilegeEscalation',
    'ProcMount',
  ),
  ['SeccompProfile', 'seccompProfile', pointer(() => PROFILE)],
  ['AppArmorProfile', 'appArmorProfile', pointer(() => PROFILE)],
];
const RESTART_RULE: StructShape = [
  ['Action', 'action', 'text'],
  ['ExitCodes', 'exitCodes', pointer(() => [...plain('text', 'Operator'), ...plain('pointer', 'Values')])],
];
const CONTAINER: StructShape = [
  ...plain('text', 'Name', 'Image'),
  ...plain('pointer', 'Command', 'Args'),
  ['WorkingDir', 'workingDir', 'text'],
  ['Ports', 'ports', list(() => PORT)],
  ['EnvFrom', 'envFrom', list(() => ENV_FROM)],
  ['Env', 'env', list(() => ENV)],
  ['Resources', 'resources', struct(() => RESOURCES)],
  ['ResizePolicy', 'resizePolicy', list(() => plain('text', 'ResourceName', 'RestartPolicy'))],
  ['RestartPolicy', 'restartPolicy', 'pointer'],
  ['RestartPolicyRules', 'restartPolicyRules', list(() => RESTART_RULE)],
  ['VolumeMounts', 'volumeMounts', list(() => VOLUME_MOUNT)],
  ['VolumeDevices', 'volumeDevices', list(() => plain('text', 'Name', 'DevicePath'))],
  ['LivenessProbe', 'livenessProbe', pointer(() => PROBE)],
  ['ReadinessProbe', 'readinessProbe', pointer(() => PROBE)],
  ['StartupProbe', 'startupProbe', pointer(() => PROBE)],
  ['Lifecycle', 'lifecycle', pointer(() => LIFECYCLE)],
  ...plain('text', 'TerminationMessagePath', 'TerminationMessagePolicy', 'ImagePullPolicy'),
  ['SecurityContext', 'securityContext', pointer(() => SECURITY_CONTEXT)],
  ...plain('flag', 'Stdin', 'StdinOnce'),
  ['TTY', 'tty', 'flag'],
];

const DOWNWARD_FILE: StructShape = [
  ['Path', 'path', 'text'],
  ['FieldRef', 'fieldRef', pointer(() => FIELD_REF)],
  ['ResourceFieldRef', 'resourceFieldRef', pointer(() => RESOURCE_REF)],
  ['Mode', 'mode', 'pointer'],
];
const ITEMS: StructShape = [['Items', 'items', list(() => KEY_TO_PATH)]];
const DOWNWARD_ITEMS: StructShape = [['Items', 'items', list(() => DOWNWARD_FILE)]];
const NAMED_ITEMS: StructShape = [...plain('text', 'Name'), ...ITEMS, ...plain('pointer', 'Optional')];
const PROJECTION: StructShape = [
  ['Secret', 'secret', pointer(() => NAMED_ITEMS)],
  ['DownwardAPI', 'downwardAPI', pointer(() => DOWNWARD_ITEMS)],
  ['ConfigMap', 'configMap', pointer(() => NAMED_ITEMS)],
  [
    'ServiceAccountToken',
    'serviceAccountToken',
    pointer(() => [...plain('text', 'Audience'), ...plain('number', 'ExpirationSeconds'), ...plain('text', 'Path')]),
  ],
  ...plain('pointer', 'ClusterTrustBundle', 'PodCertificate'),
];
const VOLUME: StructShape = [
  ['Name', 'name', 'text'],
  ['HostPath', 'hostPath', pointer(() => [...plain('text', 'Path'), ...plain('pointer', 'Type')])],
  ['EmptyDir', 'emptyDir', pointer(() => [...plain('text', 'Medium'), ...plain('pointer', 'SizeLimit')])],
  ['GCEPersistentDisk', 'gcePersistentDisk', 'pointer'],
  ['AWSElasticBlockStore', 'awsElasticBlockStore', 'pointer'],
  ['GitRepo', 'gitRepo', 'pointer'],
  ['Secret', 'secret', pointer(() => [...plain('text', 'SecretName'), ...ITEMS, ...plain('pointer', 'DefaultMode', 'Optional')])],
  ['NFS', 'nfs', pointer(() => [...plain('text', 'Server', 'Path'), ...plain('flag', 'ReadOnly')])],
  ['ISCSI', 'iscsi', 'pointer'],
  ['Glusterfs', 'glusterfs', 'pointer'],
  ['PersistentVolumeClaim', 'persistentVolumeClaim', pointer(() => [...plain('text', 'ClaimName'), ...plain('flag', 'ReadOnly')])],
  ['RBD', 'rbd', 'pointer'],
  ...plain('pointer', 'Quobyte', 'FlexVolume', 'Cinder'),
  ['CephFS', 'cephfs', 'pointer'],
  ['Flocker', 'flocker', 'pointer'],
  ['DownwardAPI', 'downwardAPI', pointer(() => [...DOWNWARD_ITEMS, ...plain('pointer', 'DefaultMode')])],
  ['FC', 'fc', 'pointer'],
  ['AzureFile', 'azureFile', 'pointer'],
  ['ConfigMap', 'configMap', pointer(() => [...plain('text', 'Name'), ...ITEMS, ...plain('pointer', 'DefaultMode', 'Optional')])],
  ...plain('pointer', 'VsphereVolume', 'AzureDisk', 'PhotonPersistentDisk'),
  ['Projected', 'projected', pointer(() => [['Sources', 'sources', list(() => PROJECTION)], ...plain('pointer', 'DefaultMode')])],
  ...plain('pointer', 'PortworxVolume', 'ScaleIO'),
  ['StorageOS', 'storageos', 'pointer'],
  ['CSI', 'csi', 'pointer'],
  ...plain('pointer', 'Ephemeral', 'Image'),
];

const NODE_RULES: StructShape = [...plain('text', 'Key', 'Operator'), ...plain('pointer', 'Values')];
const NODE_TERM: StructShape = [
  ['MatchExpressions', 'matchExpressions', list(() => NODE_RULES)],
  ['MatchFields', 'matchFields', list(() => NODE_RULES)],
];
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const NODE_AFFINITY: StructShape = [
  [
    'RequiredDuringSchedulingIgnoredDuringExecution',
    REQUIRED,
    pointer(() => [['NodeSelectorTerms', 'nodeSelectorTerms', list(() => NODE_TERM)]]),
  ],
  [
    'PreferredDuringSchedulingIgnoredDuringExecution',
    PREFERRED,
    list(() => [
      ['Weight', 'weight', 'number'],
      ['Preference', 'preference', struct(() => NODE_TERM)],
    ]),
  ],
];
const POD_TERM: StructShape = [
  ...plain('pointer', 'LabelSelector', 'Namespaces'),
  ['TopologyKey', 'topologyKey', 'text'],
  ...plain('pointer', 'NamespaceSelector', 'MatchLabelKeys', 'MismatchLabelKeys'),
];
const POD_AFFINITY: StructShape = [
  ['RequiredDuringSchedulingIgnoredDuringExecution', REQUIRED, list(() => POD_TERM)],
  [
    'PreferredDuringSchedulingIgnoredDuringExecution',
    PREFERRED,
    list(() => [
      ['Weight', 'weight', 'number'],
      ['PodAffinityTerm', 'podAffinityTerm', struct(() => POD_TERM)],
    ]),
  ],
];
const AFFINITY: StructShape = [
  ['NodeAffinity', 'nodeAffinity', pointer(() => NODE_AFFINITY)],
  ['PodAffinity', 'podAffinity', pointer(() => POD_AFFINITY)],
  ['PodAntiAffinity', 'podAntiAffinity', pointer(() => POD_AFFINITY)],
];
const SPREAD: StructShape = [
  ['MaxSkew', 'maxSkew', 'number'],
  ...plain('text', 'TopologyKey', 'WhenUnsatisfiable'),
  ...plain('pointer', 'LabelSelector', 'MinDomains', 'NodeAffinityPolicy', 'NodeTaintsPolicy', 'MatchLabelKeys'),
];

export const POD_SPEC: StructShape = [
  ['Volumes', 'volumes', list(() => VOLUME)],
  ['InitContainers', 'initContainers', list(() => CONTAINER)],
  ['Containers', 'containers', list(() => CONTAINER)],
  ['EphemeralContainers', 'ephemeralContainers', 'pointer'],
  ['RestartPolicy', 'restartPolicy', 'text'],
  ...plain('pointer', 'TerminationGracePeriodSeconds', 'ActiveDeadlineSeconds'),
  ['DNSPolicy', 'dnsPolicy', 'text'],
  ['NodeSelector', 'nodeSelector', 'pointer'],
  ['ServiceAccountName', 'serviceAccountName', 'text'],
  ['AutomountServiceAccountToken', 'automountServiceAccountToken', 'pointer'],
  ['NodeName', 'nodeName', 'text'],
  ['SecurityContext', 'securityContext', 'embedded security'],
  ['ImagePullSecrets', 'imagePullSecrets', list(() => plain('text', 'Name'))],
  ...plain('text', 'Hostname', 'Subdomain'),
  ['SetHostnameAsFQDN', 'setHostnameAsFQDN', 'pointer'],
  ['Affinity', 'affinity', pointer(() => AFFINITY)],
  ['SchedulerName', 'schedulerName', 'text'],
  [
    'Tolerations',
    'tolerations',
    list(() => [...plain('text', 'Key', 'Operator', 'Value', 'Effect'), ...plain('pointer', 'TolerationSeconds')]),
  ],
  [
    'HostAliases',
    'hostAliases',
    list(() => [
      ['IP', 'ip', 'text'],
      ['Hostnames', 'hostnames', 'pointer'],
    ]),
  ],
  ['PriorityClassName', 'priorityClassName', 'text'],
  ...plain('pointer', 'Priority', 'PreemptionPolicy'),
  [
    'DNSConfig',
    'dnsConfig',
    pointer(() => [
      ...plain('pointer', 'Nameservers', 'Searches'),
      ['Options', 'options', list(() => [...plain('text', 'Name'), ...plain('pointer', 'Value')])],
    ]),
  ],
  ['ReadinessGates', 'readinessGates', list(() => plain('text', 'ConditionType'))],
  ['RuntimeClassName', 'runtimeClassName', 'pointer'],
  ['Overhead', 'overhead', 'quantities'],
  ['EnableServiceLinks', 'enableServiceLinks', 'pointer'],
  ['TopologySpreadConstraints', 'topologySpreadConstraints', list(() => SPREAD)],
  ['OS', 'os', pointer(() => plain('text', 'Name'))],
  ['SchedulingGates', 'schedulingGates', list(() => plain('text', 'Name'))],
  [
    'ResourceClaims',
    'resourceClaims',
    list(() => [...plain('text', 'Name'), ...plain('pointer', 'ResourceClaimName', 'ResourceClaimTemplateName')]),
  ],
  ['Resources', 'resources', pointer(() => RESOURCES)],
  ...plain('pointer', 'HostnameOverride', 'WorkloadRef'),
];

export const CLAIM_SPEC: StructShape = [
  ...plain('pointer', 'AccessModes', 'Selector'),
  ['Resources', 'resources', struct(() => plain('quantities', 'Limits', 'Requests'))],
  ...plain('text', 'VolumeName'),
  ...plain('pointer', 'StorageClassName', 'VolumeMode', 'DataSource', 'DataSourceRef', 'VolumeAttributesClassName'),
];

const FAILURE_RULE: StructShape = [
  ['Action', 'action', 'text'],
  [
    'OnExitCodes',
    'onExitCodes',
    pointer(() => [...plain('pointer', 'ContainerName'), ...plain('text', 'Operator'), ...plain('pointer', 'Values')]),
  ],
  ['OnPodConditions', 'onPodConditions', list(() => plain('text', 'Type', 'Status'))],
];

export const FAILURE_POLICY: StructShape = [['Rules', 'rules', list(() => FAILURE_RULE)]];

/** One rule of a successPolicy. */
export const SUCCESS_POLICY: StructShape = plain('pointer', 'SucceededIndexes', 'SucceededCount');
