import { describe, expect, it } from 'vitest';
import type { ApiResult, JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { Engine } from '#sim/engine/engine.ts';
import { type ApiRequest, performRequest } from './requests.ts';
import { ApiServer, type NewObject } from './server.ts';

function startServer() {
  const server = new ApiServer(new Engine(7, 1_773_136_800_000));
  server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } });
  const send = (request: ApiRequest): ApiResult<KubeObject> => performRequest(server, request);
  const create = (kind: string, body: JsonObject) => send({ verb: 'create', kind, namespace: 'n', body, options: {} });
  return { server, send, create };
}

const configMap: JsonObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1' } };
const job: JsonObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'a' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox' }] } } },
};
const refusal = (result: ApiResult<KubeObject>): string => (result.ok ? '' : `${result.status.reason}: ${result.status.message}`);

describe('requests', () => {
  it('[API-6] without a policy a Job leaves its pods, with a warning; a ConfigMap just goes', () => {
    const { server, send, create } = startServer();
    create('Job', job);
    create('ConfigMap', configMap);
    const result = send({ verb: 'delete', kind: 'Job', namespace: 'n', name: 'a', options: {} });
    expect(result.warnings).toEqual([
      'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning',
    ]);
    expect(result).toMatchObject({ value: { metadata: { finalizers: ['orphan'], generation: 2 } } });
    expect(send({ verb: 'delete', kind: 'ConfigMap', namespace: 'n', name: 'a', options: {} })).toMatchObject({ ok: true, warnings: [] });
    expect(server.find('ConfigMap', 'n', 'a')).toBe(-1);
    expect(send({ verb: 'delete', kind: 'Job', namespace: 'n', name: 'a', options: { propagationPolicy: 'Background' } }).warnings).toEqual(
      [],
    );
  });

  it('[API-8] refuses to delete another uid and to update another version', () => {
    const { send, create } = startServer();
    create('ConfigMap', configMap);
    const options = { preconditionUid: 'x' };
    expect(refusal(send({ verb: 'delete', kind: 'ConfigMap', namespace: 'n', name: 'a', options }))).toMatch(
      /^Conflict: Operation cannot be fulfilled on configmaps "a": Precondition failed: UID in precondition: x, UID in object meta: [0-9a-f-]{36}$/,
    );
    const stale = { ...configMap, metadata: { name: 'a', resourceVersion: '1' }, data: { x: '2' } };
    expect(refusal(send({ verb: 'update', kind: 'ConfigMap', namespace: 'n', name: 'a', body: stale, options: {} }))).toBe(
      'Conflict: Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
    );
  });

  it('[API-1, API-3] a dry run stores nothing and takes no version', () => {
    const { server, send } = startServer();
    const before = server.store.save();
    const dry = send({ verb: 'create', kind: 'ConfigMap', namespace: 'n', body: configMap, options: { dryRun: true } });
    expect(dry).toMatchObject({ ok: true, value: { metadata: { name: 'a', resourceVersion: '' } } });
    expect(server.store.save()).toMatchObject({ nextSerial: before.nextSerial, revision: before.revision });
    expect(server.find('ConfigMap', 'n', 'a')).toBe(-1);
  });

  it('[ADM-6] a dry run is refused where the write would be', () => {
    const { server, send } = startServer();
    server.admit((object) => ({ refused: { code: 403, reason: 'Forbidden', message: `no ${object.kind}` } }));
    const dry = send({ verb: 'create', kind: 'ConfigMap', namespace: 'n', body: configMap, options: { dryRun: true } });
    expect(refusal(dry)).toBe('Forbidden: no ConfigMap');
  });

  it('[API-9] evicting tells the pod, then deletes it; an ended pod just goes', () => {
    const { server, send } = startServer();
    const add = (name: string, phase: string) =>
      server.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'n' },
        spec: { nodeName: 'node-1', containers: [] },
        status: { phase },
      } as NewObject);
    add('running', 'Running');
    add('done', 'Succeeded');
    expect(send({ verb: 'evict', namespace: 'n', name: 'running' })).toMatchObject({
      value: {
        metadata: { deletionGracePeriodSeconds: 30 },
        status: { conditions: [{ type: 'DisruptionTarget', reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' }] },
      },
    });
    send({ verb: 'evict', namespace: 'n', name: 'done' });
    expect(server.find('Pod', 'n', 'done')).toBe(-1);
    expect(refusal(send({ verb: 'evict', namespace: 'n', name: 'none' }))).toBe('NotFound: pods "none" not found');
  });
});
