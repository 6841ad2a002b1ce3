/**
 * Facts of the Go types that the OpenAPI document does not carry: names of string types and embedded structs.
 *
 * @source k8s.io/api v1.35 types.go of core, batch, apps; apimachinery meta/v1
 */

/** `Struct.field`s by the Go type of their value (or of their list items or map values). */
const FIELDS_BY_STRING_TYPE: Readonly<Record<string, string>> = {
  'types.UID':
    'ObjectMeta.uid OwnerReference.uid ObjectReference.uid ConfigMapNodeConfigSource.uid Preconditions.uid UncountedTerminatedPods.succeeded UncountedTerminatedPods.failed',
  'v1.AppArmorProfileType': 'AppArmorProfile.type',
  'v1.AzureDataDiskCachingMode': 'AzureDiskVolumeSource.cachingMode',
  'v1.AzureDataDiskKind': 'AzureDiskVolumeSource.kind',
  'v1.Capability': 'Capabilities.add Capabilities.drop',
  'v1.ClaimResourceStatus': 'PersistentVolumeClaimStatus.allocatedResourceStatuses',
  'v1.CompletionMode': 'JobSpec.completionMode',
  'v1.ConcurrencyPolicy': 'CronJobSpec.concurrencyPolicy',
  'v1.ConditionStatus':
    'JobCondition.status PodCondition.status NodeCondition.status NamespaceCondition.status DeploymentCondition.status ReplicaSetCondition.status PersistentVolumeClaimCondition.status PodFailurePolicyOnPodConditionsPattern.status',
  'v1.ContainerRestartPolicy': 'Container.restartPolicy EphemeralContainer.restartPolicy',
  'v1.ContainerRestartRuleAction': 'ContainerRestartRule.action',
  'v1.ContainerRestartRuleOnExitCodesOperator': 'ContainerRestartRuleOnExitCodes.operator',
  'v1.DNSPolicy': 'PodSpec.dnsPolicy',
  'v1.DeploymentConditionType': 'DeploymentCondition.type',
  'v1.DeploymentStrategyType': 'DeploymentStrategy.type',
  'v1.FinalizerName': 'NamespaceSpec.finalizers',
  'v1.HostPathType': 'HostPathVolumeSource.type',
  'v1.IPFamily': 'ServiceSpec.ipFamilies',
  'v1.IPFamilyPolicy': 'ServiceSpec.ipFamilyPolicy',
  'v1.JobConditionType': 'JobCondition.type',
  'v1.LabelSelectorOperator': 'LabelSelectorRequirement.operator',
  'v1.LimitType': 'LimitRangeItem.type',
  'v1.ManagedFieldsOperationType': 'ManagedFieldsEntry.operation',
  'v1.MountPropagationMode': 'VolumeMount.mountPropagation',
  'v1.NamespaceConditionType': 'NamespaceCondition.type',
  'v1.NamespacePhase': 'NamespaceStatus.phase',
  'v1.NodeAddressType': 'NodeAddress.type',
  'v1.NodeConditionType': 'NodeCondition.type',
  'v1.NodeInclusionPolicy': 'TopologySpreadConstraint.nodeAffinityPolicy TopologySpreadConstraint.nodeTaintsPolicy',
  'v1.NodePhase': 'NodeStatus.phase',
  'v1.NodeSelectorOperator': 'NodeSelectorRequirement.operator',
  'v1.OSName': 'PodOS.name',
  'v1.PersistentVolumeAccessMode':
    'PersistentVolumeClaimSpec.accessModes PersistentVolumeClaimStatus.accessModes PersistentVolumeSpec.accessModes',
  'v1.PersistentVolumeClaimConditionType': 'PersistentVolumeClaimCondition.type',
  'v1.PersistentVolumeClaimPhase': 'PersistentVolumeClaimStatus.phase',
  'v1.PersistentVolumeMode': 'PersistentVolumeClaimSpec.volumeMode PersistentVolumeSpec.volumeMode',
  'v1.PersistentVolumePhase': 'PersistentVolumeStatus.phase',
  'v1.PersistentVolumeReclaimPolicy': 'PersistentVolumeSpec.persistentVolumeReclaimPolicy StorageClass.reclaimPolicy',
  'v1.PodConditionType': 'PodCondition.type PodReadinessGate.conditionType PodFailurePolicyOnPodConditionsPattern.type',
  'v1.PodFSGroupChangePolicy': 'PodSecurityContext.fsGroupChangePolicy',
  'v1.PodFailurePolicyAction': 'PodFailurePolicyRule.action',
  'v1.PodFailurePolicyOnExitCodesOperator': 'PodFailurePolicyOnExitCodesRequirement.operator',
  'v1.PodPhase': 'PodStatus.phase',
  'v1.PodQOSClass': 'PodStatus.qosClass',
  'v1.PodReplacementPolicy': 'JobSpec.podReplacementPolicy',
  'v1.PodResizeStatus': 'PodStatus.resize',
  'v1.PodSELinuxChangePolicy': 'PodSecurityContext.seLinuxChangePolicy',
  'v1.PreemptionPolicy': 'PodSpec.preemptionPolicy PriorityClass.preemptionPolicy',
  'v1.ProcMountType': 'SecurityContext.procMount',
  'v1.Protocol': 'ContainerPort.protocol ServicePort.protocol PortStatus.protocol',
  'v1.PullPolicy': 'Container.imagePullPolicy EphemeralContainer.imagePullPolicy ImageVolumeSource.pullPolicy',
  'v1.RecursiveReadOnlyMode': 'VolumeMount.recursiveReadOnly VolumeMountStatus.recursiveReadOnly',
  'v1.ReplicaSetConditionType': 'ReplicaSetCondition.type',
  'v1.ResourceHealthStatus': 'ResourceHealth.health',
  'v1.ResourceID': 'ResourceHealth.resourceID',
  'v1.ResourceName': 'ContainerResizePolicy.resourceName ResourceStatus.name',
  'v1.ResourceQuotaScope': 'ResourceQuotaSpec.scopes ScopedResourceSelectorRequirement.scopeName',
  'v1.ResourceResizeRestartPolicy': 'ContainerResizePolicy.restartPolicy',
  'v1.RestartPolicy': 'PodSpec.restartPolicy',
  'v1.ScopeSelectorOperator': 'ScopedResourceSelectorRequirement.operator',
  'v1.SeccompProfileType': 'SeccompProfile.type',
  'v1.SecretType': 'Secret.type',
  'v1.ServiceAffinity': 'ServiceSpec.sessionAffinity',
  'v1.ServiceExternalTrafficPolicy': 'ServiceSpec.externalTrafficPolicy',
  'v1.ServiceInternalTrafficPolicy': 'ServiceSpec.internalTrafficPolicy',
  'v1.ServiceType': 'ServiceSpec.type',
  'v1.Signal': 'Lifecycle.stopSignal ContainerStatus.stopSignal',
  'v1.StorageMedium': 'EmptyDirVolumeSource.medium',
  'v1.SupplementalGroupsPolicy': 'PodSecurityContext.supplementalGroupsPolicy',
  'v1.TaintEffect': 'Taint.effect Toleration.effect',
  'v1.TerminationMessagePolicy': 'Container.terminationMessagePolicy EphemeralContainer.terminationMessagePolicy',
  'v1.TolerationOperator': 'Toleration.operator',
  'v1.URIScheme': 'HTTPGetAction.scheme',
  'v1.UniqueVolumeName': 'AttachedVolume.name NodeStatus.volumesInUse',
  'v1.UnsatisfiableConstraintAction': 'TopologySpreadConstraint.whenUnsatisfiable',
  'v1.VolumeBindingMode': 'StorageClass.volumeBindingMode',
};

const stringTypes = new Map(
  Object.entries(FIELDS_BY_STRING_TYPE).flatMap(([goType, fields]) => fields.split(' ').map((field) => [field, goType] as const)),
);

/** Go type of a string field: `v1.RestartPolicy`, else plain `string`. */
export const goStringType = (struct: string, field: string): string => stringTypes.get(`${struct}.${field}`) ?? 'string';

/** Struct → the struct that it embeds, and the fields that are its own (all others come from the embedded one). */
const EMBEDDED: Readonly<Record<string, { readonly name: string; readonly own: readonly string[] }>> = {
  ConfigMapEnvSource: { name: 'LocalObjectReference', own: ['optional'] },
  ConfigMapKeySelector: { name: 'LocalObjectReference', own: ['key', 'optional'] },
  ConfigMapProjection: { name: 'LocalObjectReference', own: ['items', 'optional'] },
  ConfigMapVolumeSource: { name: 'LocalObjectReference', own: ['items', 'defaultMode', 'optional'] },
  EphemeralContainer: { name: 'EphemeralContainerCommon', own: ['targetContainerName'] },
  PersistentVolumeSpec: {
    name: 'PersistentVolumeSource',
    own: [
      'accessModes',
      'capacity',
      'claimRef',
      'mountOptions',
      'nodeAffinity',
      'persistentVolumeReclaimPolicy',
      'storageClassName',
      'volumeAttributesClassName',
      'volumeMode',
    ],
  },
  Probe: {
    name: 'ProbeHandler',
    own: [
      'failureThreshold',
      'initialDelaySeconds',
      'periodSeconds',
      'successThreshold',
      'terminationGracePeriodSeconds',
      'timeoutSeconds',
    ],
  },
  SecretEnvSource: { name: 'LocalObjectReference', own: ['optional'] },
  SecretKeySelector: { name: 'LocalObjectReference', own: ['key', 'optional'] },
  SecretProjection: { name: 'LocalObjectReference', own: ['items', 'optional'] },
  Volume: { name: 'VolumeSource', own: ['name'] },
};

/** Name of the embedded Go struct that a field comes from, if any. */
export function embeddedStructOf(struct: string, field: string): string | undefined {
  const embedded = EMBEDDED[struct];
  if (embedded !== undefined) return embedded.own.includes(field) ? undefined : embedded.name;
  return undefined;
}
