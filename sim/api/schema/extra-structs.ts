/**
 * Structs of kinds that the generated table lacks, in the same notation (see `parse-struct.ts`).
 *
 * @source Service reference (core/v1), PriorityClass (scheduling.k8s.io/v1), StorageClass (storage.k8s.io/v1), v1.35
 */
export const EXTRA_ROOT_KINDS = ['Service', 'PriorityClass', 'StorageClass'] as const;

export const EXTRA_STRUCT_LINES = `Service|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@ServiceSpec|status:@ServiceStatus
ServiceSpec|allocateLoadBalancerNodePorts:b|clusterIP:s|clusterIPs:[s|externalIPs:[s|externalName:s|externalTrafficPolicy:s(Cluster,Local)|healthCheckNodePort:i|internalTrafficPolicy:s(Cluster,Local)|ipFamilies:[s(IPv4,IPv6)|ipFamilyPolicy:s(PreferDualStack,RequireDualStack,SingleStack)|loadBalancerClass:s|loadBalancerIP:s|loadBalancerSourceRanges:[s|ports:[#ServicePort~mport|publishNotReadyAddresses:b|selector:<s|sessionAffinity:s(ClientIP,None)|sessionAffinityConfig:#SessionAffinityConfig|trafficDistribution:s|type:s(ClusterIP,ExternalName,LoadBalancer,NodePort)
ServicePort|appProtocol:s|name:s|nodePort:i|port!:i=0|protocol:s(SCTP,TCP,UDP)="TCP"|targetPort:o
SessionAffinityConfig|clientIP:#ClientIPConfig
ClientIPConfig|timeoutSeconds:i
ServiceStatus|conditions:[#Condition~mtype|loadBalancer:@LoadBalancerStatus
LoadBalancerStatus|ingress:[#LoadBalancerIngress
LoadBalancerIngress|hostname:s|ip:s|ipMode:s|ports:[#PortStatus
PortStatus|error:s|port!:i=0|protocol!:s
Condition|lastTransitionTime!:t|message!:s|observedGeneration:l|reason!:s|status!:s|type!:s
PriorityClass|apiVersion:s|description:s|globalDefault:b|kind:s|metadata:@ObjectMeta|preemptionPolicy:s(Never,PreemptLowerPriority)|value!:i=0
StorageClass|allowVolumeExpansion:b|allowedTopologies:[#TopologySelectorTerm|apiVersion:s|kind:s|metadata:@ObjectMeta|mountOptions:[s|parameters:<s|provisioner!:s|reclaimPolicy:s(Delete,Recycle,Retain)|volumeBindingMode:s(Immediate,WaitForFirstConsumer)
TopologySelectorTerm|matchLabelExpressions:[#TopologySelectorLabelRequirement
TopologySelectorLabelRequirement|key!:s|values!:[s`;
