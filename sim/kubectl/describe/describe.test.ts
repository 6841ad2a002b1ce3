import { describe, expect, it } from 'vitest';
import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import type {
  ConfigMap,
  KubeEvent,
  KubeNode,
  Namespace,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodTemplateSpec,
  ResourceQuota,
  Secret,
  ServiceAccount,
} from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { type DescribeContext, describeObject, describeObjects, eventsOf } from './index.ts';
import { alignTabs } from './tab-writer.ts';

const CREATED = '2026-11-23T08:00:00Z';
const nowMs = parseTime('2026-11-23T08:01:30Z');
const metadata = (name: string, more: Partial<KubeObject['metadata']> = {}): KubeObject['metadata'] => ({
  name,
  namespace: 'default',
  uid: name,
  resourceVersion: '1',
  creationTimestamp: CREATED,
  ...more,
});
const lines = (object: KubeObject, more: Partial<DescribeContext> = {}): readonly string[] =>
  describeObject(object, { nowMs, events: [], ...more }).split('\n');
const template: PodTemplateSpec = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'main', image: 'busybox' }] } };
const aJob = (spec: Partial<Job['spec']> = {}, status: Job['status'] = {}): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: metadata('j'),
  spec: { template, ...spec },
  status,
});
const aPod = (name: string, spec: Partial<Pod['spec']>, status: Pod['status'], more: Partial<Pod['metadata']> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: metadata(name, more),
  spec: { containers: [{ name: 'main', image: 'busybox' }], ...spec },
  status,
});
const happened = (more: Partial<KubeEvent>): KubeEvent => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: metadata('e'),
  involvedObject: { kind: 'Job', name: 'j', uid: 'j', apiVersion: 'batch/v1' },
  reason: 'R',
  message: 'm',
  source: { component: 'c' },
  firstTimestamp: CREATED,
  lastTimestamp: CREATED,
  count: 1,
  type: 'Normal',
  eventTime: null,
  reportingComponent: 'c',
  reportingInstance: '',
  ...more,
});

describe('layout', () => {
  it('[DSC-1] a column is a run of consecutive lines, and a line without a tab ends it', () =>
    expect(alignTabs('a:\t1\nlong:\t2\tx\nblock\nb:\t3\ttail')).toBe('a:     1\nlong:  2  x\nblock\nb:  3  tail'));

  it('[DSC-2] several descriptions are two blank lines apart', () => expect(describeObjects(['a\n', 'b\n'])).toBe('a\n\n\nb\n'));

  it('[DSC-3] hides what apply keeps and puts long annotations below their key', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', long: 'x'.repeat(150), many: 'one\ntwo\n', short: 'y' };
    const job = { ...aJob(), metadata: metadata('j', { annotations, labels: { b: '1', a: '2' } }) };
    expect(lines(job).slice(3, 11)).toEqual([
      'Labels:         a=2',
      '                b=1',
      'Annotations:    long:',
      `                  ${'x'.repeat(138)}...`,
      '                many:',
      '                  one',
      '                  two',
      '                short: y',
    ]);
  });
});

describe('pod templates', () => {
  it('[DSC-4] show containers, environment, mounts and volumes', () => {
    const spec: PodTemplateSpec['spec'] = {
      serviceAccountName: 'robot',
      containers: [
        {
          name: 'main',
          image: 'busybox',
          ports: [{ containerPort: 80 }, { containerPort: 443, name: 'tls' }],
          args: ['a\nb'],
          resources: { requests: { memory: '64Mi', cpu: '1' } },
          livenessProbe: {
            httpGet: { port: 80, path: '/' },
            timeoutSeconds: 1,
            periodSeconds: 10,
            successThreshold: 1,
            failureThreshold: 3,
          },
          readinessProbe: { exec: { command: ['cat', '/x'] } },
          envFrom: [{ prefix: 'X_', secretRef: { name: 'sec', optional: true } }],
          env: [
            { name: 'MODE', value: 'test' },
            { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
            { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
            { name: 'PW', valueFrom: { secretKeyRef: { name: 's', key: 'pw' } } },
          ],
          volumeMounts: [
            { name: 'conf', mountPath: '/etc/conf', readOnly: true, subPath: 'a/b' },
            { name: 'data', mountPath: '/data' },
          ],
        },
      ],
      volumes: [
        { name: 'tmp', emptyDir: {} },
        { name: 'host', hostPath: { path: '/mnt' } },
        { name: 'conf', configMap: { name: 'c' } },
      ],
      tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }, { operator: 'Exists' }],
    };
    const shown = lines(aJob({ template: { spec } }));
    expect(shown.slice(shown.indexOf('Pod Template:'))).toEqual([
      'Pod Template:',
      '  Labels:           <none>',
      '  Service Account:  robot',
      '  Containers:',
      '   main:',
      '    Image:       busybox',
      '    Ports:       80/TCP, 443/TCP (tls)',
      '    Host Ports:  0/TCP, 0/TCP (tls)',
      '    Args:',
      '      a',
      '      b',
      '    Requests:',
      '      cpu:      1',
      '      memory:   64Mi',
      '    Liveness:   http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3',
      '    Readiness:  exec [cat /x] delay=0s timeout=0s period=0s #success=0 #failure=0',
      '    Environment Variables from:',
      "      sec  Secret with prefix 'X_'  Optional: true",
      '    Environment:',
      '      MODE:      test',
      '      POD_NAME:   (v1:metadata.name)',
      '      CPU:       node allocatable (limits.cpu)',
      "      PW:        <set to the key 'pw' in secret 's'>  Optional: false",
      '    Mounts:',
      '      /data from data (rw)',
      '      /etc/conf from conf (ro,path="a/b")',
      '  Volumes:',
      '   tmp:',
      "    Type:       EmptyDir (a temporary directory that shares a pod's lifetime)",
      '    Medium:     ',
      '    SizeLimit:  <unset>',
      '   host:',
      '    Type:          HostPath (bare host directory volume)',
      '    Path:          /mnt',
      '    HostPathType:  <none>',
      '   conf:',
      '    Type:          ConfigMap (a volume populated by a ConfigMap)',
      '    Name:          c',
      '    Optional:      false',
      '  Node-Selectors:  <none>',
      '  Tolerations:     op=Exists',
      '                   k:NoExecute op=Exists for 30s',
      'Events:            <none>',
      '',
    ]);
  });
});

describe('events', () => {
  it('[DSC-5] come in order of lastTimestamp with counts and field paths', () => {
    const { involvedObject } = happened({});
    const events = [
      happened({
        reason: 'Late',
        lastTimestamp: '2026-11-23T08:01:00Z',
        count: 2,
        involvedObject: { ...involvedObject, fieldPath: 'spec.containers{c}' },
      }),
      happened({ reason: 'Early', type: 'Warning' }),
      happened({
        reason: 'Placed',
        firstTimestamp: null,
        lastTimestamp: null,
        eventTime: CREATED,
        source: {},
        reportingComponent: 'default-scheduler',
      }),
    ];
    const shown = lines(aJob(), { events: eventsOf(aJob(), events) });
    expect(shown.slice(shown.indexOf('Events:'))).toEqual([
      'Events:',
      '  Type     Reason  Age                From               Message',
      '  ----     ------  ----               ----               -------',
      '  Normal   Placed  90s                default-scheduler  m',
      '  Warning  Early   90s                c                  m',
      '  Normal   Late    30s (x2 over 90s)  c                  spec.containers{c}: m',
      '',
    ]);
    expect(lines(aJob(), { events: undefined }).join()).not.toContain('Events');
    expect(eventsOf({ ...aJob(), metadata: metadata('other') }, events)).toEqual([]);
  });
});

describe('workloads', () => {
  it('[DSC-6] a Job shows what is set, and cuts its indexes behind a comma', () => {
    const status = {
      startTime: CREATED,
      completionTime: '2026-11-23T08:00:09Z',
      completedIndexes: Array.from({ length: 30 }, (_, i) => i * 2).join(),
      failed: 1,
    };
    const shown = lines(aJob({ completionMode: 'Indexed', ttlSecondsAfterFinished: 5 }, status));
    expect(shown).toContain('Completions:                 <unset>');
    expect(shown).toContain('TTL Seconds After Finished:  5');
    expect(shown).toContain('Duration:                    9s');
    expect(shown).toContain('Pods Statuses:               0 Active / 0 Succeeded / 1 Failed');
    expect(shown).toContain('Completed Indexes:           0,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30,32,34,36,...');
    expect(shown.join()).not.toContain('Backoff Limit');
  });

  it('[DSC-7] a CronJob says unset and lists its active Jobs', () => {
    const active = ['a', 'b'].map(
      (name) => ({ kind: 'Job', namespace: 'default', name, uid: name, apiVersion: 'batch/v1', resourceVersion: '1' }) as const,
    );
    const cronJob: CronJob = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: metadata('c'),
      spec: { schedule: '* * * * *', timeZone: 'Etc/UTC', suspend: false, jobTemplate: { spec: { template } } },
      status: { active },
    };
    const shown = lines(cronJob);
    expect(shown).toContain('Starting Deadline Seconds:     <unset>');
    expect(shown).toContain('Last Schedule Time:  <unset>');
    expect(shown).toContain('Active Jobs:         a, b');
    expect(shown.join()).not.toContain('Etc/UTC');
  });

  it('[DSC-8] a Pod being deleted shows for how long', () => {
    const deleted = { deletionTimestamp: '2026-11-23T08:01:25Z', deletionGracePeriodSeconds: 30 };
    const conditions = [{ type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: CREATED }] as const;
    const shown = lines(aPod('p', {}, { phase: 'Running', conditions }, deleted));
    expect(shown).toContain('Status:                    Terminating (lasts 5s)');
    expect(shown).toContain('Termination Grace Period:  30s');
    expect(shown).toContain('Node:                      <none>');
    expect(shown).toContain('IPs:                       <none>');
    expect(shown).toContain('  PodScheduled   True ');
  });

  it('[DSC-9] a Deployment knows its old and new ReplicaSets, which count their Pods', () => {
    const deployment: Deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata('d'),
      spec: { replicas: 2, selector: { matchLabels: { app: 'a' } }, template },
      status: {},
    };
    const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd', uid: 'd', controller: true };
    const aSet = (name: string, image: string, replicas: number): ReplicaSet => ({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: metadata(name, { ownerReferences: [owner] }),
      spec: {
        replicas,
        selector: {},
        template: { metadata: { labels: { app: 'a', 'pod-template-hash': name } }, spec: { containers: [{ name: 'main', image }] } },
      },
      status: { replicas },
    });
    const sets = [aSet('d-1', 'old', 0), aSet('d-2', 'busybox', 2)];
    const shown = lines(deployment, { related: sets });
    expect(shown).toContain('OldReplicaSets:    d-1 (0/0 replicas created)');
    expect(shown).toContain('NewReplicaSet:     d-2 (2/2 replicas created)');
    const controlled = { ownerReferences: [{ ...owner, kind: 'ReplicaSet', name: 'd-2', uid: 'd-2' }] };
    const pods = [
      aPod('x', {}, { phase: 'Running' }, controlled),
      aPod('y', {}, { phase: 'Pending' }, controlled),
      aPod('z', {}, { phase: 'Running' }),
    ];
    const set = lines(sets[1] as ReplicaSet, { related: pods });
    expect(set).toContain('Controlled By:  Deployment/d');
    expect(set).toContain('Pods Status:    1 Running / 1 Waiting / 0 Succeeded / 0 Failed');
  });
});

describe('other kinds', () => {
  it('[DSC-10] a claim shows its users, a volume its source', () => {
    const claim: PersistentVolumeClaim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: metadata('c', { finalizers: ['a', 'b'] }),
      spec: { volumeName: 'v', volumeMode: 'Filesystem' },
      status: { phase: 'Bound', capacity: { storage: '2Gi' }, accessModes: ['ReadWriteOnce'] },
    };
    const users = ['x', 'y'].map((name) => aPod(name, { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'c' } }] }, {}));
    const shown = lines(claim, { related: users });
    expect(shown).toContain('Finalizers:    [a b]');
    expect(shown.slice(-6)).toEqual([
      'Access Modes:  RWO',
      'VolumeMode:    Filesystem',
      'Used By:       x',
      '               y',
      'Events:        <none>',
      '',
    ]);
    const volume: PersistentVolume = {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { ...metadata('v'), namespace: '' },
      spec: { hostPath: { path: '/m', type: '' } },
      status: {},
    };
    expect(lines(volume).slice(-6)).toEqual([
      'Source:',
      '    Type:          HostPath (bare host directory volume)',
      '    Path:          /m',
      '    HostPathType:  ',
      'Events:            <none>',
      '',
    ]);
  });

  it('[DSC-11] a ConfigMap shows values, a Secret sizes, a service account its three lists', () => {
    const map: ConfigMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata('training-config', { labels: { app: 'training' } }),
      data: { epochs: '2' },
    };
    expect(lines(map)).toEqual([
      'Name:         training-config',
      'Namespace:    default',
      'Labels:       app=training',
      'Annotations:  <none>',
      '',
      'Data',
      '====',
      'epochs:',
      '----',
      '2',
      '',
      '',
      'BinaryData',
      '====',
      '',
      'Events:  <none>',
      '',
    ]);
    const secret: Secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: metadata('db'),
      type: 'Opaque',
      data: { user: 'bWU=', password: 'czNjcmV0' },
    };
    expect(lines(secret).slice(4)).toEqual(['', 'Type:  Opaque', '', 'Data', '====', 'password:  6 bytes', 'user:      2 bytes', '']);
    const account: ServiceAccount = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata('robot') };
    expect(lines(account).slice(4, 7)).toEqual([
      'Image pull secrets:  <none>',
      'Mountable secrets:   <none>',
      'Tokens:              <none>',
    ]);
  });

  it('[DSC-12] a quota shows use, a Namespace its quotas and limits', () => {
    const quota: ResourceQuota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: metadata('small'),
      spec: { hard: { pods: '1' } },
      status: { hard: { pods: '1' }, used: { pods: '0' } },
    };
    expect(lines(quota)).toEqual([
      'Name:       small',
      'Namespace:  default',
      'Resource    Used  Hard',
      '--------    ----  ----',
      'pods        0     1',
      '',
    ]);
    const namespace: Namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { ...metadata('default') }, status: { phase: 'Active' } };
    expect(lines(namespace).slice(3)).toEqual(['Status:       Active', '', 'No resource quota.', '', 'No LimitRange resource.', '']);
    expect(lines(namespace, { related: [quota] }).slice(5, 9)).toEqual([
      'Resource Quotas',
      '  Name:     small',
      '  Resource  Used  Hard',
      '  --------  ---   ---',
    ]);
  });

  it('[DSC-13] a kind without its own description shows all fields', () => {
    const shown = lines(happened({}));
    expect(shown[4]).toMatch(/^API Version: +v1$/);
    expect(shown).toContain('Involved Object:');
    expect(shown).toContain('First Timestamp:  2026-11-23T08:00:00Z');
    expect(shown.find((line) => line.includes('UID'))).toMatch(/^ {2}UID: +j$/);
    expect(shown.find((line) => line.startsWith('Event Time'))).toMatch(/<nil>$/);
  });

  it('[DSC-14] a Node shows what its Pods take', () => {
    const node: KubeNode = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { ...metadata('n') },
      spec: { taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] },
      status: { allocatable: { cpu: '2', memory: '1Gi', pods: '110' }, capacity: { cpu: '2' } },
    };
    const container = { name: 'main', resources: { requests: { cpu: '500m', memory: '256Mi' } } };
    const pods = [
      aPod('x', { nodeName: 'n', containers: [container, { ...container, name: 'side' }] }, { phase: 'Running' }),
      aPod('y', { nodeName: 'n', containers: [container] }, { phase: 'Succeeded' }),
    ];
    const shown = lines(node, { related: pods });
    expect(shown).toContain('Taints:             a=b:NoSchedule');
    expect(shown.slice(shown.findIndex((line) => line.startsWith('Non-terminated')))).toEqual([
      'Non-terminated Pods:          (1 in total)',
      '  Namespace                   Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age',
      '  ---------                   ----    ------------  ----------  ---------------  -------------  ---',
      '  default                     x       1 (50%)       0 (0%)      512Mi (50%)      0 (0%)         90s',
      'Allocated resources:',
      '  (Total limits may be over 100 percent, i.e., overcommitted.)',
      '  Resource           Requests     Limits',
      '  --------           --------     ------',
      '  cpu                1 (50%)      0 (0%)',
      '  memory             512Mi (50%)  0 (0%)',
      '  ephemeral-storage  0 (0%)       0 (0%)',
      'Events:              <none>',
      '',
    ]);
  });

  it('[DSC-15] a role shows a row per type', () => {
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { ...metadata('r') },
      rules: [{ apiGroups: ['', 'apps'], resources: ['deployments'], verbs: ['get'] }],
    };
    expect(lines(role).slice(-4)).toEqual([
      '  ---------         -----------------  --------------  -----',
      '  deployments       []                 []              [get]',
      '  deployments.apps  []                 []              [get]',
      '',
    ]);
  });
});
