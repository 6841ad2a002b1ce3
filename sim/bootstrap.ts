import type { KubeNode } from '#sim/api/core-v1/types.ts';
import type { ApiServer, NewObject } from '#sim/apiserver/index.ts';
import { namespaceContents } from '#sim/controllers/namespace/namespace-contents.ts';

/** A node to begin with. */
export interface NodeSpec {
  readonly name: string;
  readonly address: string;
  /** Quantities: `2`, `24Gi`. */
  readonly cpu: string;
  readonly memory: string;
  readonly pods: number;
  readonly labels?: Readonly<Record<string, string>>;
  /** Images that were pulled to the node before, beside those that every node has. */
  readonly images?: readonly string[];
}

/** A node of the size that the recordings have: 2 CPUs, 24 GiB, at most 110 pods. */
export const recordedNode: NodeSpec = { name: 'node-1', address: '192.0.2.2', cpu: '2', memory: '24Gi', pods: 110 };

/** Namespaces that every cluster has. */
export const firstNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'] as const;

/** Creates a namespace with what its controllers put into it at once. */
export function createNamespace(server: ApiServer, name: string): void {
  if (server.find('Namespace', '', name) >= 0) return;
  create(server, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  } as unknown as NewObject);
  for (const object of namespaceContents(name)) create(server, object);
  if (name === 'default') create(server, API_SERVICE);
  if (name === 'kube-system') for (const [config, data] of Object.entries(SYSTEM_CONFIG)) create(server, configMap(name, config, data));
}

/** The API server, as pods find it. */
const API_SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'kubernetes', namespace: 'default', labels: { component: 'apiserver', provider: 'kubernetes' } },
  spec: {
    clusterIP: '10.96.0.1',
    clusterIPs: ['10.96.0.1'],
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
  status: { loadBalancer: {} },
} as unknown as NewObject;

/** What the API server keeps for itself. Simplified: without certificates. */
const SYSTEM_CONFIG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'extension-apiserver-authentication': { 'client-ca-file': '-----BEGIN CERTIFICATE-----\nsimulated\n-----END CERTIFICATE-----\n' },
  'kube-apiserver-legacy-service-account-token-tracking': { since: '2026-01-01' },
};

const configMap = (namespace: string, name: string, data: Readonly<Record<string, string>>): NewObject =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data }) as unknown as NewObject;

const create = (server: ApiServer, object: NewObject): void => {
  server.create(object);
};

/** Adds a node that is ready. */
export function createNode(server: ApiServer, spec: NodeSpec): number {
  const nowText = server.nowText;
  const condition = (type: string, status: 'True' | 'False', reason: string, message: string) => ({
    type,
    status,
    lastHeartbeatTime: nowText,
    lastTransitionTime: nowText,
    reason,
    message,
  });
  const resources = {
    cpu: spec.cpu,
    'ephemeral-storage': '100Gi',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: spec.memory,
    pods: String(spec.pods),
  };
  const outcome = server.create({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': spec.name,
        'kubernetes.io/os': 'linux',
        ...spec.labels,
      },
    },
    spec: {},
    status: {
      capacity: resources,
      allocatable: resources,
      conditions: [
        condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
        condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
        condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
        condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
      ],
      addresses: [
        { type: 'InternalIP', address: spec.address },
        { type: 'Hostname', address: spec.name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.1.4',
        kernelVersion: '6.1.0',
        kubeletVersion: 'v1.35.6',
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
      },
    },
  } as NewObject & Pick<KubeNode, 'spec' | 'status'>);
  return 'serial' in outcome ? outcome.serial : -1;
}
