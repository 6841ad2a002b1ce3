import { describe, expect, it } from 'vitest';
import type { Container, EnvVar, Pod } from '#sim/api/core-v1/types.ts';
import { ApiServer, type NewObject } from '#sim/apiserver/index.ts';
import { Engine } from '#sim/engine/engine.ts';
import { environmentOf, expand } from './environment.ts';

const server = new ApiServer(new Engine(1, 0));
const add = (kind: string, name: string, more: object, namespace?: string): void => {
  server.create({
    apiVersion: 'v1',
    kind,
    metadata: namespace === undefined ? { name } : { name, namespace },
    ...more,
  } as unknown as NewObject);
};
add('Namespace', 'n', {});
add('Node', 'node-9', { status: { allocatable: { cpu: '6', memory: '8Gi' } } });
add('ConfigMap', 'cfg', { data: { A: 'from cfg', B: 'b' } }, 'n');
add('ConfigMap', 'more', { data: { A: 'from more' } }, 'n');
add('Secret', 'sec', { data: { TOKEN: 'czNjcjN0' } }, 'n');

const pod = {
  metadata: { name: 'p', namespace: 'n', uid: 'u', labels: { b: '2', a: '1' }, annotations: { note: 'say "hi"' } },
  spec: {
    nodeName: 'node-9',
    serviceAccountName: 'default',
    containers: [{ name: 'c' }, { name: 'other', resources: { limits: { cpu: '2' } } }],
  },
} as unknown as Pod;

const outcomeOf = (container: Partial<Container>) => environmentOf(server, pod, { name: 'c', ...container }, '10.0.0.1', '192.0.2.2');
const envOf = (container: Partial<Container>): Readonly<Record<string, string>> => {
  const outcome = outcomeOf(container);
  return 'env' in outcome ? outcome.env : { error: outcome.error };
};
/** Value of the variable X after these entries. */
const xOf = (...env: readonly EnvVar[]): string | undefined => envOf({ env })['X'];
const x = (valueFrom: EnvVar['valueFrom'] & object): EnvVar => ({ name: 'X', valueFrom });

describe('expansion', () => {
  const known: Readonly<Record<string, string>> = { B: 'x', EMPTY: '', NESTED: '$(B)' };
  it.each([
    ['$(B)', 'x'],
    ['a$(B)c$(B)', 'axcx'],
    ['$(EMPTY)', ''],
    ['$(C)', '$(C)'],
    ['$$(B)', '$(B)'],
    ['$$$(B)', '$x'],
    ['$$$$(B)', '$$(B)'],
    ['$B ${B}', '$B ${B}'],
    ['$(B', '$(B'],
    ['$', '$'],
    ['costs 5$', 'costs 5$'],
    ['$()', '$()'],
    ['$(NESTED)', '$(B)'],
    ['$(B)$', 'x$'],
  ])('[KBL-9] %s becomes %s', (text, expanded) => {
    expect(expand(text, (name) => known[name])).toBe(expanded);
  });

  it('[KBL-9] sees the entries before it, not those after it', () => {
    const a: EnvVar = { name: 'X', value: '$(B) $$(B) $(C)' };
    expect(xOf({ name: 'B', value: 'x' }, a)).toBe('x $(B) $(C)');
    expect(xOf(a, { name: 'B', value: 'x' })).toBe('$(B) $(B) $(C)');
  });

  it('[KBL-9] sees envFrom and, after everything else, service variables', () => {
    const env: readonly EnvVar[] = [{ name: 'X', value: '$(A) $(KUBERNETES_SERVICE_PORT)' }];
    expect(envOf({ envFrom: [{ configMapRef: { name: 'cfg' } }], env })['X']).toBe('from cfg 443');
  });

  it('[KBL-9] leaves values from elsewhere as they are', () => {
    add('ConfigMap', 'raw', { data: { K: '$(B)' } }, 'n');
    expect(xOf({ name: 'B', value: 'x' }, x({ configMapKeyRef: { name: 'raw', key: 'K' } }))).toBe('$(B)');
  });
});

describe('where variables come from', () => {
  it('[KBL-17] later sources win: service variables, envFrom in order, env in order', () => {
    const envFrom = [{ configMapRef: { name: 'cfg' } }, { configMapRef: { name: 'more' } }];
    expect(envOf({ envFrom })).toMatchObject({ A: 'from more', B: 'b' });
    const env = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
      { name: 'KUBERNETES_SERVICE_HOST', value: 'mine' },
    ];
    expect(envOf({ envFrom, env })).toMatchObject({ A: '2', B: 'b', KUBERNETES_SERVICE_HOST: 'mine' });
  });

  it('[KBL-17] the API server is known even without service links', () => {
    const bare = { ...pod, spec: { ...pod.spec, enableServiceLinks: false } } as Pod;
    const outcome = environmentOf(server, bare, { name: 'c' }, '', '');
    expect(outcome).toMatchObject({ env: { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '443' } });
  });

  it('[KBL-17] a prefix goes before every name of its source', () => {
    expect(envOf({ envFrom: [{ prefix: 'CFG_', configMapRef: { name: 'cfg' } }] })).toMatchObject({ CFG_A: 'from cfg', CFG_B: 'b' });
  });

  it('[KBL-17] secrets are decoded', () => {
    expect(envOf({ envFrom: [{ secretRef: { name: 'sec' } }] })).toMatchObject({ TOKEN: 's3cr3t' });
    expect(xOf(x({ secretKeyRef: { name: 'sec', key: 'TOKEN' } }))).toBe('s3cr3t');
  });

  it('[KBL-17] what is optional and missing is left out', () => {
    expect(xOf(x({ configMapKeyRef: { name: 'none', key: 'K', optional: true } }))).toBeUndefined();
    expect(xOf(x({ configMapKeyRef: { name: 'cfg', key: 'K', optional: true } }))).toBeUndefined();
    expect(outcomeOf({ envFrom: [{ configMapRef: { name: 'none', optional: true } }] })).toHaveProperty('env');
  });

  it.each([
    [{ configMapKeyRef: { name: 'none', key: 'K' } }, 'configmap "none" not found'],
    [{ secretKeyRef: { name: 'none', key: 'K' } }, 'secret "none" not found'],
    [{ configMapKeyRef: { name: 'cfg', key: 'K' } }, "couldn't find key K in ConfigMap n/cfg"],
    [{ secretKeyRef: { name: 'sec', key: 'K' } }, "couldn't find key K in Secret n/sec"],
  ])('[KBL-6] says what is missing: %j', (valueFrom, error) => {
    expect(outcomeOf({ env: [x(valueFrom)] })).toEqual({ error });
  });

  it('[KBL-6] says which source of envFrom is missing', () => {
    expect(outcomeOf({ envFrom: [{ configMapRef: { name: 'none' } }] })).toEqual({ error: 'configmap "none" not found' });
    expect(outcomeOf({ envFrom: [{ secretRef: { name: 'none' } }] })).toEqual({ error: 'secret "none" not found' });
  });

  it.each([
    ['metadata.name', 'p'],
    ['metadata.namespace', 'n'],
    ['metadata.uid', 'u'],
    ["metadata.labels['a']", '1'],
    ["metadata.labels['none']", ''],
    ["metadata.annotations['note']", 'say "hi"'],
    ['metadata.labels', 'a="1"\nb="2"'],
    ['spec.nodeName', 'node-9'],
    ['spec.serviceAccountName', 'default'],
    ['status.podIP', '10.0.0.1'],
    ['status.hostIP', '192.0.2.2'],
  ])('[KBL-17] the field %s', (fieldPath, value) => {
    expect(xOf(x({ fieldRef: { fieldPath } }))).toBe(value);
  });

  it('[KBL-17] resources are rounded up to whole divisors; without a limit they are those of the node', () => {
    const resources = { limits: { cpu: '1500m', memory: '100Mi' }, requests: { cpu: '250m' } };
    const of = (resource: string, divisor?: string, more: Partial<Container> = { resources }): string | undefined =>
      envOf({ ...more, env: [x({ resourceFieldRef: { resource, ...(divisor === undefined ? {} : { divisor }) } })] })['X'];
    expect([of('limits.cpu'), of('limits.cpu', '1m'), of('requests.cpu', '1m')]).toEqual(['2', '1500', '250']);
    expect([of('limits.memory'), of('limits.memory', '1Mi')]).toEqual(['104857600', '100']);
    expect([of('limits.cpu', '0', {}), of('limits.memory', '1Gi', {}), of('requests.memory', '1', {})]).toEqual(['6', '8', '0']);
    expect(xOf(x({ resourceFieldRef: { containerName: 'other', resource: 'limits.cpu' } }))).toBe('2');
  });
});
