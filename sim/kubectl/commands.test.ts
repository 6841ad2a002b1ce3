import { beforeAll, describe, expect, it } from 'vitest';
import { TestCluster } from './test-cluster.ts';

const JOB = `apiVersion: batch/v1
kind: Job
metadata: {name: NAME, labels: {team: ml}}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
      - {name: main, image: "busybox:1.36", command: ["sh", "-c", "SCRIPT"]}
`;
const job = (name: string, script: string): string => JOB.replace('NAME', name).replace('SCRIPT', script);

const CRON_JOB = `apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  schedule: "0 2 * * *"
  suspend: true
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - {name: main, image: "busybox:1.36", command: ["true"]}
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: serve, labels: {app: serve}}
spec:
  replicas: 2
  selector: {matchLabels: {app: serve}}
  template:
    metadata: {labels: {app: serve}}
    spec:
      containers:
      - {name: server, image: "busybox:1.36", command: ["sh", "-c", "trap 'exit 0' TERM; while true; do sleep 1; done"]}
`;

async function newCluster(): Promise<TestCluster> {
  const cluster = new TestCluster();
  cluster.files.set('good.yaml', job('good', 'echo one; echo two; sleep 2'));
  cluster.files.set('bad.yaml', job('bad', 'echo oops; exit 3'));
  cluster.files.set('cj.yaml', CRON_JOB);
  cluster.files.set('dep.yaml', DEPLOYMENT);
  await cluster.kubectl('apply -f good.yaml -f bad.yaml -f cj.yaml -f dep.yaml');
  cluster.pass(30);
  return cluster;
}

describe('reading', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await newCluster();
  });

  it.each([
    ['gett jobs', '', 'error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n', 1],
    ['jobs', '', 'error: unknown command "jobs" for "kubectl"\n\nDid you mean this?\n\tlogs\n', 1],
    ['frobnicate', '', 'error: unknown command "frobnicate" for "kubectl"\n', 1],
    ['rollout frob', '', 'error: unknown command "frob"\nSee \'kubectl rollout -h\' for help and examples\n', 1],
  ])('[KCT-2] %s', async (line, stdout, stderr, exitCode) => {
    expect(await cluster.kubectl(line)).toEqual({ stdout, stderr, exitCode });
  });

  it('[KCT-2] prints help for kubectl, a group and a command', async () => {
    expect((await cluster.kubectl('')).stdout).toContain('Basic Commands (Beginner):\n  create');
    expect((await cluster.kubectl('rollout -h')).stdout).toContain('undo');
    const bare = await cluster.kubectl('rollout');
    expect(bare).toMatchObject({ stdout: '', exitCode: 1 });
    expect(bare.stderr).toContain('undo');
    expect((await cluster.kubectl('create job -h')).stdout).toContain('--from');
  });

  it.each([
    ['get pods --nope', "error: unknown flag: --nope\nSee 'kubectl get --help' for usage.\n"],
    ['get jobz', 'error: the server doesn\'t have a resource type "jobz"\n'],
    ['get CJ', 'error: the server doesn\'t have a resource type "CJ"\n'],
    ['get job good -l a=b', 'error: name cannot be provided when a selector is specified\n'],
    ['get job good -A', 'error: a resource cannot be retrieved by name across all namespaces\n'],
    ['get job/', 'error: arguments in resource/name form must have a single resource and name\n'],
    ['get job/a/b', 'error: arguments in resource/name form may not have more than one slash\n'],
    ['delete cronjob', 'error: resource(s) were provided, but no name was specified\n'],
  ])('[KCT-4] refuses %s', async (line, stderr) => {
    expect(await cluster.kubectl(line)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });

  it.each(['jobs', 'job', 'Job', 'jobs.batch', 'job.v1.batch', 'JOBS'])('[KCT-4] knows the type %s', async (type) => {
    expect((await cluster.kubectl(`get ${type} -o name`)).stdout).toBe('job.batch/bad\njob.batch/good\n');
  });

  it('[KCT-5] prints what it finds before what it does not', async () => {
    const { stdout, stderr, exitCode } = await cluster.kubectl('get job good nope');
    expect(stdout).toMatch(/^NAME {3}STATUS {5}COMPLETIONS/);
    expect(stderr).toBe('Error from server (NotFound): jobs.batch "nope" not found\n');
    expect(exitCode).toBe(1);
  });

  it('[KCT-3] words several problems without error:', async () => {
    const { stderr } = await cluster.kubectl('wait --for=condition=complete job bad good --timeout=1s');
    expect(stderr).toBe('timed out waiting for the condition on jobs/bad\ntimed out waiting for the condition on jobs/good\n');
  });

  it.each([
    ['get jobs -o nope', /^error: unable to match a printer suitable for the output format "nope", allowed formats are: custom-columns,/],
    ['get jobs -o custom-columns=NAME', /^error: unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>\n$/],
    ['get jobs -o jsonpath', /^error: template format specified but no template given\n$/],
  ])('[KCT-6] %s', async (line, stderr) => {
    expect((await cluster.kubectl(line)).stderr).toMatch(stderr);
  });

  it('[KCT-6] prints one object or a List', async () => {
    expect((await cluster.kubectl("get job good -o jsonpath='{.metadata.name}'")).stdout).toBe('good');
    expect((await cluster.kubectl("get jobs -o jsonpath='{.items[*].metadata.name}'")).stdout).toBe('bad good');
    expect((await cluster.kubectl('get jobs -l zz=1 -o yaml')).stdout).toBe(
      'apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: ""\n',
    );
  });

  it('[KCT-7] says where it found nothing', async () => {
    expect(await cluster.kubectl('get jobs -n empty')).toEqual({
      stdout: '',
      stderr: 'No resources found in empty namespace.\n',
      exitCode: 0,
    });
    expect((await cluster.kubectl('get jobs -A -l zz=1')).stderr).toBe('No resources found\n');
    expect(await cluster.kubectl('get job nope --ignore-not-found')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  });

  it('[KCT-10] describes by prefix', async () => {
    expect((await cluster.kubectl('describe job goo')).stdout).toMatch(/^Name: +good\n/);
    expect((await cluster.kubectl('describe job nope')).stderr).toBe('Error from server (NotFound): jobs.batch "nope" not found\n');
  });

  it('[KCT-13] finds the pod of a workload', async () => {
    expect(await cluster.kubectl('logs job/good')).toEqual({ stdout: 'one\ntwo\n', stderr: '', exitCode: 0 });
    expect((await cluster.kubectl('logs deploy/serve')).stderr).toMatch(/^Found 2 pods, using pod\/serve-/);
    expect((await cluster.kubectl('logs job/nope')).stderr).toBe(
      'error: error from server (NotFound): jobs.batch "nope" not found in namespace "default"\n',
    );
    expect((await cluster.kubectl('logs cronjob/nightly')).stderr).toBe(
      'error: cannot get the logs from *v1.CronJob: selector for *v1.CronJob not implemented\n',
    );
    expect((await cluster.kubectl('logs job/good -c nope')).stderr).toMatch(/^error: container nope is not valid for pod good-/);
  });

  it('[KCT-14] cuts and marks lines', async () => {
    expect((await cluster.kubectl('logs job/good --tail=1')).stdout).toBe('two\n');
    expect((await cluster.kubectl('logs -l job-name=good --prefix')).stdout).toMatch(
      /^\[pod\/good-\w+\/main\] one\n\[pod\/good-\w+\/main\] two\n$/,
    );
    expect((await cluster.kubectl('logs good -l a=b')).stderr).toContain('only a selector (-l) or a POD name is allowed');
    expect((await cluster.kubectl('logs -l zz=1')).stderr).toBe('No resources found in default namespace.\n');
  });

  it('[KCT-15] filters events', async () => {
    expect((await cluster.kubectl('events --for job/bad --types=Warning')).stdout).toContain('BackoffLimitExceeded');
    expect((await cluster.kubectl('events -n other')).stderr).toBe('No events found in other namespace.\n');
    expect((await cluster.kubectl('events --types=x')).stderr).toBe('error: valid --types are Normal or Warning\n');
  });

  it('[KCT-25] explains fields', async () => {
    expect((await cluster.kubectl('explain job.spec.backoffLimit')).stdout).toMatch(
      /^GROUP: {6}batch\nKIND: {7}Job\nVERSION: {4}v1\n\nFIELD: backoffLimit <integer>\n\n/,
    );
    expect((await cluster.kubectl('explain cronjob.spec.concurrencyPolicy')).stdout).toContain(
      'ENUM:\n    Allow\n    Forbid\n    Replace\n',
    );
    expect((await cluster.kubectl('explain cronjob.spec')).stdout).toContain(
      '    actually run.\n    \nFIELDS:\n  concurrencyPolicy\t<string>\n  enum: Allow, Forbid, Replace\n    Specifies how to treat',
    );
    expect((await cluster.kubectl('explain job.status.startTime')).stdout).toContain('<string>\n\n\nDESCRIPTION:\n    Represents time');
    expect((await cluster.kubectl('explain job.status --recursive')).stdout).toContain(
      '  active\t<integer>\n  completedIndexes\t<string>\n',
    );
    expect((await cluster.kubectl('explain job.spec.nope')).stderr).toBe('error: field "nope" does not exist\n');
    expect((await cluster.kubectl('explain nope')).stderr).toBe('the server doesn\'t have a resource type "nope"\n');
  });

  it('[KCT-26] keeps one context', async () => {
    const other = new TestCluster();
    expect((await other.kubectl('config current-context')).stdout).toBe('kubernetes-admin@kubernetes\n');
    expect((await other.kubectl('config set-context --current --namespace=other')).stdout).toBe(
      'Context "kubernetes-admin@kubernetes" modified.\n',
    );
    expect((await other.kubectl("config view --minify -o jsonpath='{..namespace}'")).stdout).toBe('other');
    expect((await other.kubectl('config use-context nope')).stderr).toBe('error: no context exists with the name: "nope"\n');
  });

  it('[KCT-30] takes the time that kubectl takes', async () => {
    const before = cluster.nowMs;
    await cluster.kubectl('config current-context');
    expect(cluster.nowMs - before).toBe(65);
    await cluster.kubectl('get jobs');
    expect(cluster.nowMs - before - 65).toBe(93);
  });
});

describe('waiting', () => {
  it('[KCT-9] waits until the condition holds', async () => {
    const cluster = new TestCluster();
    cluster.files.set('good.yaml', job('good', 'sleep 5'));
    await cluster.kubectl('apply -f good.yaml');
    expect((await cluster.kubectl('wait --for=condition=Complete=TRUE job/good')).stdout).toBe('job.batch/good condition met\n');
    expect((await cluster.kubectl("wait --for=jsonpath='{.status.succeeded}'=1 job/good")).exitCode).toBe(0);
    expect((await cluster.kubectl('wait --for=condition=failed job/good --timeout=0')).stderr).toBe(
      'error: condition not met for jobs/good\n',
    );
    expect((await cluster.kubectl('wait --for=condition=failed job/good --timeout=1s')).stderr).toBe(
      'error: timed out waiting for the condition on jobs/good\n',
    );
    expect(await cluster.kubectl('wait --for=delete job/nope')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    expect((await cluster.kubectl('wait --for=create job/nope --timeout=2s')).stderr).toBe('error: timed out waiting for the condition\n');
    expect((await cluster.kubectl('wait --for=foo job/good')).stderr).toBe('error: unrecognized condition: "foo"\n');
  });

  it('[KCT-8] watches until Ctrl-C', async () => {
    const cluster = new TestCluster();
    cluster.files.set('good.yaml', job('good', 'sleep 2'));
    await cluster.kubectl('apply -f good.yaml');
    cluster.interruptAtMs = cluster.nowMs + 20_000;
    const { stdout, exitCode } = await cluster.kubectl('get pods -w -l job-name=good');
    expect(exitCode).toBe(130);
    expect(stdout).toContain('READY');
    expect(stdout).toContain('ContainerCreating');
    expect(stdout.trimEnd().split('\n').at(-1)).toContain('Completed');
    expect((await cluster.kubectl('get pods,jobs -w')).stderr).toBe('error: you may only specify a single resource type\n');
  });

  it('[KCT-11] deletes and waits', async () => {
    const cluster = await newCluster();
    expect((await cluster.kubectl('delete job good nope bad')).stdout).toBe(
      'job.batch "good" deleted from default namespace\njob.batch "bad" deleted from default namespace\n',
    );
    expect((await cluster.kubectl('delete pods -l a=b')).stdout).toBe('No resources found\n');
    expect((await cluster.kubectl('delete cj nightly --cascade=foo')).stderr).toBe(
      'error: invalid cascade value (foo). Must be "background", "foreground", or "orphan"\n',
    );
    expect((await cluster.kubectl('delete -f cj.yaml --dry-run=client')).stdout).toBe(
      'cronjob.batch "nightly" deleted from default namespace (dry run)\n',
    );
    const forced = await cluster.kubectl('delete pods -l app=serve --force');
    expect(forced.stderr).toMatch(/^Warning: Immediate deletion/);
    expect(forced.stdout).toMatch(/^pod "serve-\S+" force deleted from default namespace\n/);
  });

  it('[KCT-14] follows a log to its end', async () => {
    const cluster = new TestCluster();
    cluster.files.set('slow.yaml', job('slow', 'echo a; sleep 3; echo b; sleep 3; echo c'));
    await cluster.kubectl('apply -f slow.yaml');
    cluster.pass(2);
    expect((await cluster.kubectl('logs -f job/slow')).stdout).toBe('a\nb\nc\n');
  });

  it('[KCT-23] follows a rollout and undoes it', async () => {
    const cluster = await newCluster();
    expect((await cluster.kubectl('rollout restart deploy/serve')).stdout).toBe('deployment.apps/serve restarted\n');
    expect((await cluster.kubectl('rollout status deploy/serve')).stdout).toMatch(
      /^Waiting for deployment "serve" rollout to finish: .*deployment "serve" successfully rolled out\n$/s,
    );
    expect((await cluster.kubectl('rollout history deploy/serve')).stdout).toBe(
      'deployment.apps/serve \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n',
    );
    expect((await cluster.kubectl('rollout undo deploy/serve')).stdout).toBe('deployment.apps/serve rolled back\n');
    expect((await cluster.kubectl('rollout undo deploy/serve --to-revision=9')).stderr).toBe(
      'error: unable to find specified revision 9 in history\n',
    );
    expect((await cluster.kubectl('rollout status job/good')).stderr).toBe('error: no status viewer has been implemented for Job.batch\n');
    expect((await cluster.kubectl('rollout restart job/good')).stderr).toBe('error: jobs.batch "good" restarting is not supported\n');
  });
});

describe('changing', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await newCluster();
  });

  it('[KCT-12] patches', async () => {
    const patch = (text: string, more = ''): Promise<{ stdout: string; stderr: string }> =>
      cluster.run(['patch', 'cj', 'nightly', '-p', text, ...more.split(' ').filter(Boolean)]);
    expect((await patch('{"spec":{"suspend":false}}')).stdout).toBe('cronjob.batch/nightly patched\n');
    expect((await patch('{"spec":{"suspend":false}}')).stdout).toBe('cronjob.batch/nightly patched (no change)\n');
    expect((await patch('spec: {suspend: true}')).stdout).toBe('cronjob.batch/nightly patched\n');
    expect((await patch('{"spec":{"suspend":')).stderr).toBe('Error from server (BadRequest): unexpected end of JSON input\n');
    expect((await patch('{bad}')).stderr).toBe(
      "Error from server (BadRequest): invalid character 'b' looking for beginning of object key string\n",
    );
    expect((await patch('{"spec":{"suspend":false}}', '-o jsonpath={.spec.suspend}')).stdout).toBe('false');
    expect((await patch('[{"op":"replace","path":"/spec/schedule","value":"0 3 * * 0"}]', '--type=json')).stdout).toBe(
      'cronjob.batch/nightly patched\n',
    );
    expect((await cluster.kubectl('patch cj nightly')).stderr).toBe(
      'error: must specify --patch or --patch-file containing the contents of the patch\n',
    );
  });

  it('[KCT-16] reads manifests from files, folders and standard input', async () => {
    cluster.files.set('dir/a.yaml', job('a', 'true'));
    cluster.files.set('dir/notes.txt', 'no manifest');
    expect((await cluster.kubectl('apply -f dir')).stdout).toBe('job.batch/a created\n');
    expect((await cluster.kubectl('apply view-last-applied job/a')).stdout).toContain('kind: Job\n');
    expect((await cluster.kubectl('apply view-last-applied job/a -o json')).stdout).toContain('    "kind": "Job",\n');
    await cluster.kubectl('create job plain --image=busybox:1.36');
    expect((await cluster.kubectl('apply view-last-applied job plain')).stderr).toBe(
      'error: no last-applied-configuration annotation found on resource: plain\n',
    );
    expect((await cluster.kubectl('apply -f -', job('b', 'true'))).stdout).toBe('job.batch/b created\n');
    expect((await cluster.kubectl('apply -f nope.yaml')).stderr).toBe('error: the path "nope.yaml" does not exist\n');
    expect((await cluster.kubectl('apply')).stderr).toBe('error: must specify one of -f and -k\n');
    expect((await cluster.kubectl('create -f good.yaml')).stderr).toBe(
      'Error from server (AlreadyExists): error when creating "good.yaml": jobs.batch "good" already exists\n',
    );
    expect((await cluster.kubectl('replace --force -f dir/a.yaml')).stdout).toBe(
      'job.batch "a" deleted from default namespace\njob.batch/a replaced\n',
    );
  });

  it('[KCT-17] shows a new object without sending it', async () => {
    expect((await cluster.kubectl('create configmap c2 --from-literal=a=1 --from-literal=b=2 --dry-run=client -o yaml')).stdout).toBe(
      'apiVersion: v1\ndata:\n  a: "1"\n  b: "2"\nkind: ConfigMap\nmetadata:\n  name: c2\n',
    );
    expect((await cluster.kubectl('create job x --image=busybox:1.36 --dry-run=client -n other -o jsonpath={.metadata}')).stdout).toBe(
      '{"name":"x","namespace":"other"}',
    );
    expect((await cluster.kubectl('get job x')).exitCode).toBe(1);
    expect(
      (await cluster.kubectl('create secret generic s --from-literal=password=s3cret --dry-run=client -o jsonpath={.data.password}'))
        .stdout,
    ).toBe('czNjcmV0');
  });

  it.each([
    ['create job t', 'error: either --image or --from must be specified\n'],
    ['create job t --image=a --from=cronjob/nightly', 'error: either --image or --from must be specified\n'],
    ['create job t --from=cronjob/nightly -- date', 'error: cannot specify --from and command\n'],
    ['create job --image=a', "error: exactly one NAME is required, got 0\nSee 'kubectl create job -h' for help and examples\n"],
    ['create job good --image=a', 'error: failed to create job: jobs.batch "good" already exists\n'],
    ['create job t --from=job/good', 'error: unknown object type *v1.Job\n'],
    ['create job t --from=cronjob/nope', 'Error from server (NotFound): cronjobs.batch "nope" not found\n'],
    ['create cronjob t --image=a', 'error: required flag(s) "schedule" not set\n'],
    ['create foo', "error: Unexpected args: [foo]\nSee 'kubectl create -h' for help and examples\n"],
    ['run p', 'error: required flag(s) "image" not set\n'],
  ])('[KCT-18] refuses %s', async (line, stderr) => {
    expect(await cluster.kubectl(line)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });

  it('[KCT-18] runs a CronJob by hand', async () => {
    expect((await cluster.kubectl('create job manual --from=cronjob/nightly')).stdout).toBe('job.batch/manual created\n');
    const { stdout } = await cluster.kubectl('get job manual -o json');
    expect(stdout).toContain('"cronjob.kubernetes.io/instantiate": "manual"');
    expect(stdout).not.toContain('blockOwnerDeletion');
  });

  it('[KCT-31] runs a pod attached', async () => {
    const outcome = await cluster.run(['run', 'tmp', '--rm', '-i', '--image=busybox:1.36', '--restart=Never', '--', 'echo', 'hi']);
    expect(outcome).toEqual({ stdout: 'hi\npod "tmp" deleted from default namespace\n', stderr: '', exitCode: 0 });
    const failing = await cluster.run(['run', 'tmp2', '-i', '--image=busybox:1.36', '--restart=Never', '--', 'sh', '-c', 'exit 3']);
    expect(failing).toEqual({ stdout: '', stderr: 'pod default/tmp2 terminated (Error)\n', exitCode: 3 });
    await cluster.kubectl('delete pod tmp2');
  });

  it('[KCT-19] labels and annotates', async () => {
    expect((await cluster.kubectl('label job good a=b')).stdout).toBe('job.batch/good labeled\n');
    expect((await cluster.kubectl('label job good a=b')).stdout).toBe('job.batch/good not labeled\n');
    expect((await cluster.kubectl('label job good a=c')).stderr).toBe("error: 'a' already has a value (b), and --overwrite is false\n");
    expect((await cluster.kubectl('label job good a-')).stdout).toBe('job.batch/good unlabeled\n');
    expect((await cluster.kubectl('label job good zz-')).stdout).toBe('label "zz" not found.\njob.batch/good not labeled\n');
    expect((await cluster.kubectl('label job good')).stderr).toBe('error: at least one label update is required\n');
    expect((await cluster.kubectl("annotate cj nightly note='hello there'")).stdout).toBe('cronjob.batch/nightly annotated\n');
  });

  it('[KCT-20] scales Deployments only', async () => {
    expect((await cluster.kubectl('scale deploy serve --replicas=3')).stdout).toBe('deployment.apps/serve scaled\n');
    expect((await cluster.kubectl('scale deploy serve --replicas=3 --current-replicas=9')).stderr).toBe(
      'error: Expected replicas to be 9, was 3\n',
    );
    expect((await cluster.kubectl('scale job good --replicas=3')).stderr).toBe(
      'Error from server (NotFound): the server could not find the requested resource\n',
    );
    expect((await cluster.kubectl('scale deploy serve')).stderr).toBe('error: required flag(s) "replicas" not set\n');
  });

  it('[KCT-20] says that nothing could be scaled', async () => {
    expect((await cluster.kubectl('scale deploy nope --replicas=3')).stderr).toBe(
      'error: no objects passed to scale deployments.apps "nope" not found\n',
    );
  });

  it('[KCT-6] shows what kubectl made itself in the order of its types, several documents apart', async () => {
    const { stdout } = await cluster.kubectl('create cronjob z --image=a --schedule=@daily --dry-run=client -o json');
    expect(stdout.match(/"\w+":/g)?.slice(0, 6)).toEqual(['"kind":', '"apiVersion":', '"metadata":', '"name":', '"spec":', '"schedule":']);
    cluster.files.set('two.yaml', `${job('a', 'true')}---\n${job('b', 'true')}`);
    const two = await cluster.kubectl('create -f two.yaml --dry-run=client -o yaml');
    expect(two.stdout.split('---\n')).toHaveLength(2);
  });

  it('[KCT-18] run merges what --overrides says', async () => {
    const line = `run p --image=a --dry-run=client --overrides={"spec":{"priority":1}} -o jsonpath={.spec.priority}`;
    expect((await cluster.kubectl(line)).stdout).toBe('1');
  });

  it('[KCT-22] sets images and variables', async () => {
    expect((await cluster.kubectl('set image cj/nightly main=busybox:1.37')).stdout).toBe('cronjob.batch/nightly image updated\n');
    expect((await cluster.kubectl('set image cj/nightly main=busybox:1.37')).stdout).toBe('');
    expect((await cluster.kubectl('set image cj/nightly nope=a')).stderr).toBe('error: unable to find container named "nope"\n');
    expect((await cluster.kubectl('set image job/good main=a')).stderr).toMatch(
      /^error: failed to patch image update to pod template: Job.batch "good" is invalid: spec.template: /,
    );
    expect((await cluster.kubectl('set env cj/nightly A=1')).stdout).toBe('cronjob.batch/nightly env updated\n');
    expect((await cluster.kubectl('set resources cj/nightly --limits=cpu=1')).stdout).toBe(
      'cronjob.batch/nightly resource requirements updated\n',
    );
  });

  it('[KCT-22] sets the service account', async () => {
    expect((await cluster.kubectl('set serviceaccount cj/nightly bob')).stdout).toBe('cronjob.batch/nightly serviceaccount updated\n');
    expect((await cluster.kubectl('set sa cj/nightly bob')).stdout).toBe('');
    const path = '{.spec.jobTemplate.spec.template.spec.serviceAccountName}';
    expect((await cluster.kubectl(`get cj nightly -o jsonpath=${path}`)).stdout).toBe('bob');
  });

  it('[KCT-22] lists where variables come from, and says when a key gets another name', async () => {
    await cluster.kubectl('create configmap words --from-literal=my.level=1');
    const from = await cluster.kubectl('set env cj/nightly --from=configmap/words');
    expect(from.stderr).toBe('Warning: key my.level transferred to MY_LEVEL\n');
    expect((await cluster.kubectl('set env cj/nightly --list')).stdout).toContain('# MY_LEVEL from configmap words, key my.level\n');
  });

  it('[KCT-24] edits until the object is accepted', async () => {
    expect(await cluster.kubectl('edit cj nightly')).toEqual({ stdout: '', stderr: 'Edit cancelled, no changes made.\n', exitCode: 0 });
    cluster.edits.push(
      (text) => text.replace(/^ {2}schedule: .*$/m, '  schedule: nope'),
      (text) => text.replace(/^ {2}schedule: .*$/m, '  schedule: "5 4 * * *"'),
    );
    expect(await cluster.kubectl('edit cj nightly')).toEqual({ stdout: 'cronjob.batch/nightly edited\n', stderr: '', exitCode: 0 });
    expect(cluster.opened.at(-1)).toContain('# cronjobs.batch "nightly" was not valid:\n# * spec.schedule: Invalid value: "nope"');
    cluster.edits.push((text) => text.replace(/^ {2}schedule: .*$/m, '  schedule: nope'));
    expect((await cluster.kubectl('edit cj nightly')).stderr).toMatch(
      /^error: cronjobs.batch "nightly" is invalid\nA copy of your changes/,
    );
  });

  it('[KCT-27] runs commands in containers', async () => {
    const pod = (await cluster.kubectl("get pods -l app=serve -o jsonpath='{.items[0].metadata.name}'")).stdout;
    expect(await cluster.run(['exec', pod, '--', 'echo', 'hi'])).toEqual({ stdout: 'hi\n', stderr: '', exitCode: 0 });
    const done = (await cluster.kubectl("get pods -l job-name=good -o jsonpath='{.items[0].metadata.name}'")).stdout;
    expect((await cluster.run(['exec', done, '--', 'ls'])).stderr).toBe(
      'error: cannot exec into a container in a completed pod; current phase is Succeeded\n',
    );
    expect((await cluster.run(['exec', done])).stderr).toBe('error: you must specify at least one command for the container\n');
    const missing = await cluster.run(['exec', pod, '--', 'nope']);
    expect(missing.stderr).toMatch(/^error: Internal error occurred: .*: exec: "nope": executable file not found in \$PATH\n$/);
    expect(missing.exitCode).toBe(1);
    expect((await cluster.run(['exec', '-it', pod, '--', 'sh'])).stderr).toContain('input is not a terminal');
    cluster.files.set('pod.yaml', `apiVersion: v1\nkind: Pod\nmetadata: {name: ${pod}}\n`);
    expect((await cluster.run(['exec', '-f', 'pod.yaml', '--', 'sh', '-c', 'exit 4'])).exitCode).toBe(4);
  });

  it('[KCT-28] shows what apply would change', async () => {
    expect(await cluster.kubectl('diff -f bad.yaml')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    cluster.files.set('bad2.yaml', job('bad', 'echo oops; exit 3').replace('backoffLimit: 0', 'backoffLimit: 4'));
    const { stdout, exitCode } = await cluster.kubectl('diff -f bad2.yaml');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('-  backoffLimit: 0\n+  backoffLimit: 4\n');
  });

  it('[KCT-21] cordons, taints and drains', async () => {
    const node = 'node-1';
    expect((await cluster.kubectl(`cordon ${node}`)).stdout).toBe('node/node-1 cordoned\n');
    expect((await cluster.kubectl(`cordon ${node}`)).stdout).toBe('node/node-1 already cordoned\n');
    expect((await cluster.kubectl(`taint nodes ${node} a=b:NoSchedule`)).stdout).toBe('node/node-1 tainted\n');
    expect((await cluster.kubectl(`taint nodes ${node} a=b:NoSchedule-`)).stdout).toBe('node/node-1 untainted\n');
    expect((await cluster.kubectl(`taint nodes ${node} a-`)).stderr).toBe('error: taint "a" not found\n');
    expect((await cluster.kubectl(`taint nodes ${node} a=b:NoSchedule a=c:NoSchedule`)).stderr).toBe(
      "error: duplicated taints with the same key and effect: {a c NoSchedule <nil>}\nSee 'kubectl taint -h' for help and examples\n",
    );
    expect((await cluster.kubectl(`taint nodes ${node} a=b`)).stderr).toMatch(/^error: invalid taint spec: a=b, name part must consist/);
    const { stdout, exitCode } = await cluster.kubectl(`drain ${node}`);
    expect(stdout).toMatch(/^node\/node-1 already cordoned\nevicting pod default\/.*pod\/serve-\S+ evicted\nnode\/node-1 drained\n$/s);
    expect(exitCode).toBe(0);
    expect((await cluster.kubectl(`uncordon ${node}`)).stdout).toBe('node/node-1 uncordoned\n');
    await cluster.kubectl('run lonely --image=busybox:1.36 -- sleep 100');
    cluster.pass(5);
    expect((await cluster.kubectl(`drain ${node}`)).stderr).toContain(
      'cannot delete cannot delete Pods that declare no controller (use --force to override): default/lonely',
    );
    const forced = await cluster.kubectl(`drain ${node} --force --grace-period=3`);
    expect(forced.stderr).toBe('Warning: deleting Pods that declare no controller: default/lonely\n');
    expect(forced.stdout).toContain('pod/lonely evicted\n');
  });
});
