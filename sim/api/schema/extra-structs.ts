/**
 * Structs of kinds that the generated table lacks, in the same notation (see `parse-struct.ts`).
 *
 * @source Service reference (core/v1), PriorityClass (scheduling.k8s.io/v1), StorageClass (storage.k8s.io/v1),
 * rbac.authorization.k8s.io/v1, Ingress (networking.k8s.io/v1), v1.35
 */
export const EXTRA_ROOT_KINDS = [
  'Service',
  'PriorityClass',
  'StorageClass',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'Ingress',
] as const;

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
TopologySelectorLabelRequirement|key!:s|values!:[s
Role|apiVersion:s|kind:s|metadata:@ObjectMeta|rules:[#PolicyRule
ClusterRole|aggregationRule:#AggregationRule|apiVersion:s|kind:s|metadata:@ObjectMeta|rules:[#PolicyRule
AggregationRule|clusterRoleSelectors:[#LabelSelector
PolicyRule|apiGroups:[s|nonResourceURLs:[s|resourceNames:[s|resources:[s|verbs!:[s
RoleBinding|apiVersion:s|kind:s|metadata:@ObjectMeta|roleRef!:@RoleRef|subjects:[#RbacSubject
ClusterRoleBinding|apiVersion:s|kind:s|metadata:@ObjectMeta|roleRef!:@RoleRef|subjects:[#RbacSubject
RoleRef|apiGroup!:s|kind!:s|name!:s
RbacSubject|apiGroup:s|kind!:s|name!:s|namespace:s
Ingress|apiVersion:s|kind:s|metadata:@ObjectMeta|spec:@IngressSpec|status:@IngressStatus
IngressSpec|defaultBackend:#IngressBackend|ingressClassName:s|rules:[#IngressRule|tls:[#IngressTLS
IngressBackend|resource:#TypedLocalObjectReference|service:#IngressServiceBackend
IngressServiceBackend|name!:s|port:@ServiceBackendPort
ServiceBackendPort|name:s|number:i
IngressRule|host:s|http:#HTTPIngressRuleValue
HTTPIngressRuleValue|paths!:[#HTTPIngressPath
HTTPIngressPath|backend!:@IngressBackend|path:s|pathType!:s(Exact,ImplementationSpecific,Prefix)
IngressTLS|hosts:[s|secretName:s
IngressStatus|loadBalancer:@IngressLoadBalancerStatus
IngressLoadBalancerStatus|ingress:[#IngressLoadBalancerIngress
IngressLoadBalancerIngress|hostname:s|ip:s|ports:[#PortStatus`;
