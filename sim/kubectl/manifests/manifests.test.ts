import { describe, expect, it } from 'vitest';
import type { CommandOutcome, KubeClient } from '#sim/apiserver/client.ts';
import { Simulation } from '#sim/simulation.ts';
import { applyManifests, createManifests, type ManifestOptions } from './index.ts';

const job = (name: string, more = '', policy = '      restartPolicy: Never\n'): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: ${name}\nspec:\n${more}  template:\n    spec:\n${policy}      containers:\n      - name: main\n        image: busybox:1.36\n`;
const configMap = (name: string, namespace = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`}}\n`;

const options = (text: string, more: Partial<ManifestOptions> = {}): ManifestOptions => ({
  files: [{ name: 'f.yaml', text }],
  namespace: 'default',
  hasNamespaceFlag: false,
  dryRun: 'none',
  ...more,
});
const aClient = (): KubeClient => new Simulation({ seed: 1, startAtMs: 0, namespaces: ['other'] }).client;
const apply = (text: string, client: KubeClient = aClient(), more: Partial<ManifestOptions> = {}): Promise<CommandOutcome> =>
  applyManifests(client, options(text, more));

describe('apply', () => {
  it('[MAN-1] [MAN-3] [MAN-4] goes on after failures and tells problems of the file first', async () => {
    const text = [
      configMap('part'),
      job('part', '', ''),
      job('part2').replace('batch/v1', 'batch/v2'),
      job('part', '  nope: 1\n'),
      configMap('part3'),
    ].join('---\n');
    expect(await apply(text)).toEqual({
      stdout: 'configmap/part created\nconfigmap/part3 created\n',
      stderr: [
        'resource mapping not found for name: "part2" namespace: "" from "f.yaml": no matches for kind "Job" in version "batch/v2"',
        'ensure CRDs are installed first',
        'Error from server (Invalid): error when creating "f.yaml": Job.batch "part" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
        'Error from server (BadRequest): error when creating "f.yaml": Job in version "v1" cannot be handled as a Job: strict decoding error: unknown field "spec.nope"',
        '',
      ].join('\n'),
      exitCode: 1,
    });
  });

  it('[MAN-1] applies what stands before a YAML error', async () => {
    const { stdout, stderr } = await apply(`${configMap('a')}---\na: [\n---\n${configMap('b')}`);
    expect(stdout).toBe('configmap/a created\n');
    expect(stderr).toBe('error: error parsing f.yaml: error converting YAML to JSON: yaml: line 1: did not find expected node content\n');
  });

  it('[MAN-2] takes lists apart', async () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: Namespace, metadata: {name: ns1, namespace: x}}\n';
    expect((await apply(text)).stdout).toBe('configmap/a created\nnamespace/ns1 created\n');
  });

  it('[MAN-2] refuses another namespace than -n', async () => {
    const { stderr } = await apply(configMap('a', 'other'), aClient(), { namespace: 'third', hasNamespaceFlag: true });
    expect(stderr).toBe(
      'error: the namespace from the provided object "other" does not match the namespace "third". You must pass \'--namespace=other\' to perform this operation.\n',
    );
  });

  it('[MAN-3] creates, leaves, configures and restores defaults', async () => {
    const client = aClient();
    const words: string[] = [];
    for (const text of [job('j'), job('j'), job('j', '  backoffLimit: 2\n'), job('j')])
      words.push((await apply(text, client)).stdout.trim().split(' ')[1] ?? '');
    expect(words).toEqual(['created', 'unchanged', 'configured', 'configured']);
    const info = client.resources.find(({ kind }) => kind === 'Job');
    const stored = info === undefined ? undefined : client.get(info, 'default', 'j');
    expect(stored).toMatchObject({ ok: true, value: { metadata: { generation: 3 }, spec: { backoffLimit: 6 } } });
  });

  it('[MAN-3] warns about an object that apply did not make', async () => {
    const client = aClient();
    await createManifests(client, options(job('made')));
    const { stdout, stderr } = await apply(job('made'), client);
    expect(stdout).toBe('job.batch/made configured\n');
    expect(stderr).toMatch(/^Warning: resource jobs\/made is missing the kubectl\.kubernetes\.io\/last-applied-configuration annotation/);
  });

  it('[MAN-3] dry runs store nothing', async () => {
    const client = aClient();
    expect((await apply(job('j'), client, { dryRun: 'server' })).stdout).toBe('job.batch/j created (server dry run)\n');
    expect((await apply(job('j'), client, { dryRun: 'client' })).stdout).toBe('job.batch/j created (dry run)\n');
    await apply(job('j'), client);
    expect((await apply(job('j'), client, { dryRun: 'client' })).stdout).toBe('job.batch/j configured (dry run)\n');
    expect((await apply(job('j'), client, { dryRun: 'server' })).stdout).toBe('job.batch/j unchanged (server dry run)\n');
  });

  it('[MAN-4] says a warning once', async () => {
    const { stderr } = await apply(`${job('a.b')}---\n${job('c.d')}`, aClient());
    expect(stderr.match(/^Warning: /gm)).toHaveLength(1);
  });

  it('[MAN-4] names the patch when several objects fail', async () => {
    const client = aClient();
    await apply(job('j'), client);
    const changed = job('j', '  completions: 5\n');
    expect((await apply(changed, client)).stderr).toBe('The Job "j" is invalid: spec.completions: Invalid value: 5: field is immutable\n');
    const { stderr } = await apply(`${changed}---\n${changed}`, client);
    expect(stderr).toContain(
      'to:\nResource: "batch/v1, Resource=jobs", GroupVersionKind: "batch/v1, Kind=Job"\nName: "j", Namespace: "default"\nfor: "f.yaml": error when patching "f.yaml": Job.batch "j" is invalid: ',
    );
    expect(stderr).toMatch(/^Error from server \(Invalid\): error when applying patch:\n\{"metadata":/);
  });

  it('[MAN-4] an unknown field on an existing object shows the patch', async () => {
    const client = aClient();
    await apply(job('j'), client);
    const { stderr } = await apply(job('j', '  foo: -5\n'), client);
    expect(stderr).toMatch(
      /^The request is invalid: patch: Invalid value: "map\[metadata:map\[annotations:map\[kubectl.*\\n\]\] spec:map\[foo:-5\]\]": strict decoding error: unknown field "spec\.foo"\n$/,
    );
  });

  it.each([
    ['', 'error: no objects passed to apply\n'],
    ['# nothing\n', 'error: no objects passed to apply\n'],
    [job('j').replace('name: j', 'generateName: gen-'), 'error: from gen-: cannot use generate name with apply\n'],
  ])('[MAN-1] %j', async (text, stderr) => {
    expect(await apply(text)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });
});

describe('apply with a selector', () => {
  it('[MAN-2] sends only what has the labels', async () => {
    const labelled = configMap('a').replace('{name: a}', '{name: a, labels: {stage: load}}');
    const text = [labelled, configMap('b')].join('---\n');
    expect((await apply(text, aClient(), { labelSelector: 'stage=load' })).stdout).toBe('configmap/a created\n');
    expect((await apply(text, aClient(), { labelSelector: 'stage=none' })).stderr).toBe('error: no objects passed to apply\n');
    expect(await apply(text, aClient(), { labelSelector: '=a=b' })).toEqual({
      stdout: '',
      stderr: "error: the provided selector \"=a=b\" is not valid: found '=', expected: !, identifier, or 'end of string'\n",
      exitCode: 1,
    });
  });
});

describe('create', () => {
  it('[MAN-5] generates names, tells problems of the file last', async () => {
    const text = [job('j').replace('name: j', 'generateName: gen-'), job('x').replace('Job', 'Jobb'), job('late', '', '')].join('---\n');
    const { stdout, stderr } = await createManifests(aClient(), options(text));
    expect(stdout).toMatch(/^job\.batch\/gen-[bcdfghjklmnpqrstvwxz2-9]{5} created\n$/);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'Error from server (Invalid): error when creating "f.yaml": Job.batch "late" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
      'resource mapping not found for name: "x" namespace: "" from "f.yaml": no matches for kind "Jobb" in version "batch/v1"',
    ]);
  });

  it('[MAN-5] a name that is taken', async () => {
    const client = aClient();
    await createManifests(client, options(job('j')));
    expect((await createManifests(client, options(job('j')))).stderr).toBe(
      'Error from server (AlreadyExists): error when creating "f.yaml": jobs.batch "j" already exists\n',
    );
  });
});
