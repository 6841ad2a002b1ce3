import { beforeAll, describe, expect, it } from 'vitest';
import { TestCluster } from '#sim/kubectl/test-cluster.ts';

const OBJECTS = `apiVersion: batch/v1
kind: Job
metadata:
  name: etl
spec:
  template:
    metadata:
      labels: {a: b}
    spec:
      restartPolicy: Never
      containers:
      - name: main
        image: busybox:1.36
        command: [sh, -c, "echo $MODE"]
        envFrom:
        - configMapRef: {name: cfg}
        env:
        - name: K
          valueFrom: {secretKeyRef: {name: sec, key: pw}}
      volumes:
      - name: v
        configMap: {name: cfg}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec:
  schedule: "* * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: main, image: "busybox:1.36"}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: nginx, image: nginx}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;

const BASE = `resources: [job.yaml]
configMapGenerator:
- name: cfg
  literals: [MODE=fast, "X=<a&b>"]
secretGenerator:
- name: sec
  literals: [pw=hunter2]
`;

const OVERLAY = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../base]
namePrefix: dev-
nameSuffix: -v1
namespace: team
commonAnnotations: {note: hi}
commonLabels: {env: dev}
labels:
- pairs: {tier: x}
images:
- name: busybox
  newTag: "1.37"
- name: nginx
  newName: reg/nginx
  newTag: "2"
replicas:
- {name: web, count: 3}
patches:
- path: p.yaml
- target: {kind: Job}
  patch: |-
    - op: replace
      path: /spec/template/spec/restartPolicy
      value: OnFailure
`;

/** @source kubectl kustomize of these files */
const BUILT = `apiVersion: v1
data:
  MODE: fast
  X: <a&b>
kind: ConfigMap
metadata:
  annotations:
    note: hi
  labels:
    env: dev
    tier: x
  name: dev-cfg-v1-dtmfmct2bb
  namespace: team
---
apiVersion: v1
data:
  pw: aHVudGVyMg==
kind: Secret
metadata:
  annotations:
    note: hi
  labels:
    env: dev
    tier: x
  name: dev-sec-v1-9b766bfc5b
  namespace: team
type: Opaque
---
apiVersion: v1
kind: Service
metadata:
  annotations:
    note: hi
  labels:
    env: dev
    tier: x
  name: dev-web-v1
  namespace: team
spec:
  ports:
  - port: 80
  selector:
    app: web
    env: dev
---
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    note: hi
  labels:
    env: dev
    tier: x
  name: dev-web-v1
  namespace: team
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
      env: dev
  template:
    metadata:
      annotations:
        note: hi
      labels:
        app: web
        env: dev
    spec:
      containers:
      - image: reg/nginx:2
        name: nginx
---
apiVersion: batch/v1
kind: CronJob
metadata:
  annotations:
    note: hi
  labels:
    env: dev
    tier: x
  name: dev-tick-v1
  namespace: team
spec:
  jobTemplate:
    metadata:
      annotations:
        note: hi
      labels:
        env: dev
    spec:
      template:
        metadata:
          annotations:
            note: hi
          labels:
            env: dev
        spec:
          containers:
          - image: busybox:1.37
            name: main
          restartPolicy: Never
  schedule: '* * * * *'
  suspend: true
---
apiVersion: batch/v1
kind: Job
metadata:
  annotations:
    note: hi
  labels:
    env: dev
    tier: x
  name: dev-etl-v1
  namespace: team
spec:
  template:
    metadata:
      annotations:
        note: hi
      labels:
        a: b
        env: dev
    spec:
      containers:
      - command:
        - sh
        - -c
        - echo $MODE
        env:
        - name: K
          valueFrom:
            secretKeyRef:
              key: pw
              name: dev-sec-v1-9b766bfc5b
        envFrom:
        - configMapRef:
            name: dev-cfg-v1-dtmfmct2bb
        image: busybox:1.37
        name: main
      restartPolicy: OnFailure
      volumes:
      - configMap:
          name: dev-cfg-v1-dtmfmct2bb
        name: v
`;

describe('kustomize', () => {
  const cluster = new TestCluster();

  beforeAll(async () => {
    cluster.files.set('base/job.yaml', OBJECTS);
    cluster.files.set('base/kustomization.yaml', BASE);
    cluster.files.set('over/kustomization.yaml', OVERLAY);
    cluster.files.set(
      'over/p.yaml',
      `apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec: {suspend: true}
`,
    );
    cluster.files.set('bad/kustomization.yaml', 'resources: [nope.yaml]');
    cluster.files.set('unknown/kustomization.yaml', 'resourcez: []');
    cluster.files.set('none/a.yaml', '');
    await cluster.kubectl('create namespace team');
  });

  it('[KCT-38] builds a folder on another, as kustomize prints it', async () => {
    const { stdout, stderr, exitCode } = await cluster.kubectl('kustomize over');
    expect(stdout).toBe(BUILT);
    expect(stderr).toContain("'commonLabels' is deprecated");
    expect(exitCode).toBe(0);
  });

  it('[KCT-38] applies, lists and deletes what a folder describes', async () => {
    const applied = await cluster.kubectl('apply -k over');
    expect(applied.stdout).toBe(
      [
        'configmap/dev-cfg-v1-dtmfmct2bb created',
        'secret/dev-sec-v1-9b766bfc5b created',
        'service/dev-web-v1 created',
        'deployment.apps/dev-web-v1 created',
        'cronjob.batch/dev-tick-v1 created',
        'job.batch/dev-etl-v1 created',
        '',
      ].join('\n'),
    );
    expect((await cluster.kubectl('get -k over -o name')).stdout).toContain('job.batch/dev-etl-v1\n');
    expect((await cluster.kubectl('delete -k over --wait=false')).stdout).toContain('job.batch "dev-etl-v1" deleted');
  });

  it.each([
    ['kustomize none', "error: unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory 'none'\n"],
    ['kustomize unknown', 'error: invalid Kustomization: json: unknown field "resourcez"\n'],
    ['kustomize a b', 'error: specify one path to kustomization.yaml\n'],
  ])('[KCT-38] refuses %s', async (line, stderr) => {
    expect(await cluster.kubectl(line)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });

  it('[KCT-38] says which resource is missing', async () => {
    expect((await cluster.kubectl('apply -k bad')).stderr).toContain("accumulating resources from 'nope.yaml'");
  });
});
