import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMMANDS, TOP_LEVEL } from './command-table.ts';
import { GLOBAL_FLAGS } from './common-flags.ts';
import { completeKubectl } from './complete.ts';
import { TestCluster } from './test-cluster.ts';

const WORDS = [
  'jobs',
  'job',
  'cj',
  'pods',
  'node-1',
  'a',
  'job/a',
  'pods,jobs',
  'all',
  'x=y',
  'x-',
  '-',
  '--',
  '{.items',
  '=',
  '{"spec":',
  '5',
  '5s',
  'json',
  'yaml',
  'a.yaml',
];

it('[KCT-3] answers any command line with an exit code', async () => {
  const cluster = new TestCluster();
  cluster.files.set('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
  await cluster.kubectl('create job a --image=busybox:1.36 -- true');
  const line = fc.constantFrom(...COMMANDS).chain(({ path, flags }) => {
    const specs = [...flags, ...GLOBAL_FLAGS].filter(({ name }) => !name.includes('watch'));
    const flag = fc
      .constantFrom(...specs)
      .chain(({ name, takes }) =>
        fc.oneof(fc.constantFrom(...WORDS), fc.string()).map((value) => (takes === 'bool' ? [`--${name}`] : [`--${name}=${value}`])),
      );
    const word = fc.oneof(fc.constantFrom(...WORDS), fc.string()).map((text) => [text]);
    return fc.array(fc.oneof(word, flag), { maxLength: 6 }).map((parts) => [...path, ...parts.flat()]);
  });
  await fc.assert(
    fc.asyncProperty(line, async (argv) => {
      cluster.interruptAtMs = cluster.nowMs + 60_000;
      const { exitCode, stderr } = await cluster.run(argv);
      expect(exitCode).toBeGreaterThanOrEqual(0);
      expect(stderr).not.toMatch(/undefined|is not a function|Cannot read/);
    }),
    { numRuns: 1000 },
  );
}, 120_000);

it('[KCT-29] completes commands, flags, types, names and fields', async () => {
  const cluster = new TestCluster();
  await cluster.kubectl('create job train --image=busybox:1.36 -- true');
  const host = { client: cluster.simulation.client, namespace: () => 'default' };
  const complete = (line: string) => completeKubectl(line.split(' '), host);
  expect(complete('')).toEqual(TOP_LEVEL);
  expect(complete('des')).toEqual(['describe']);
  expect(complete('create cr')).toEqual(['cronjob']);
  expect(complete('rollout s')).toEqual(['status']);
  expect(complete('get cronj')).toEqual(['cronjobs.batch']);
  expect(complete('describe job tr')).toEqual(['train']);
  expect(complete('logs job/t')).toEqual(['job/train']);
  expect(complete('get job -o js')).toEqual(['json', 'jsonpath=', 'jsonpath-as-json=']);
  expect(complete('delete job --casc')).toEqual(['--cascade']);
  expect(complete('delete job --cascade=f')).toEqual(['--cascade=foreground']);
  expect(complete('get pods -n o')).toEqual(['other']);
  expect(complete('apply -f ')).toBe('files');
  expect(complete('-n other get cronj')).toEqual(['cronjobs.batch']);
  expect(complete('get -n default job tr')).toEqual(['train']);
  expect(complete('logs job/train -c ')).toEqual(['train']);
  await cluster.kubectl('label job train team=ml tier=batch');
  expect(complete('get jobs -l t')).toEqual(['team=', 'tier=']);
  expect(complete('get jobs -l tier=')).toEqual(['tier=batch']);
  expect(complete('get jobs --selector=tier=batch,te')).toEqual(['--selector=tier=batch,team=']);
  expect(complete('get jobs -L ti')).toEqual(['tier']);
  expect(complete('label job train te')).toEqual(['team-', 'team=']);
  expect(complete('explain job.spec.backoff')).toEqual(['job.spec.backoffLimit', 'job.spec.backoffLimitPerIndex']);
});
