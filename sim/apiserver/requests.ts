import type { ApiResult, JsonObject, JsonValue, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import type { DeleteOptions, PatchType, ResourceInfo, WriteOptions } from './client.ts';
import { evictPod } from './eviction.ts';
import { apiVersionOf, resourceOfKind } from './resources.ts';
import type { ApiServer, NewObject } from './server.ts';
import { plain } from './shapes.ts';
import { alreadyExists, badRequest, conflict, notFound } from './statuses.ts';
import { admitCreate, admitPatch, admitUpdate, type WriteContext } from './write-pipeline.ts';

/**
 * A write from outside, as plain data. Together with its instant it is an input of a run: replaying it at the same
 * instant does the same again.
 */
export type ApiRequest =
  | { readonly verb: 'create'; readonly kind: string; readonly namespace: string; readonly body: JsonValue; readonly options: WriteOptions }
  | {
      readonly verb: 'update';
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
      readonly body: JsonValue;
      readonly options: WriteOptions;
    }
  | {
      readonly verb: 'patch';
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
      readonly patchType: PatchType;
      readonly body: JsonValue;
      readonly options: WriteOptions;
    }
  | { readonly verb: 'delete'; readonly kind: string; readonly namespace: string; readonly name: string; readonly options: DeleteOptions }
  | {
      readonly verb: 'scale';
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
      readonly replicas: number;
      readonly options: WriteOptions;
    }
  | {
      readonly verb: 'evict';
      readonly namespace: string;
      readonly name: string;
      readonly gracePeriodSeconds?: number | undefined;
    };

const refuse = (status: Status, warnings: readonly string[] = []): ApiResult<KubeObject> => ({ ok: false, status, warnings });
const accept = (value: KubeObject, warnings: readonly string[] = []): ApiResult<KubeObject> => ({ ok: true, value, warnings });

/** Carries out a write from outside: decodes, defaults, validates, stores. */
export function performRequest(server: ApiServer, request: ApiRequest): ApiResult<KubeObject> {
  switch (request.verb) {
    case 'create':
      return create(server, resourceOfKind(request.kind), request.namespace, request.body, request.options);
    case 'update':
      return change(server, resourceOfKind(request.kind), request.namespace, request.name, request.options, (info, old, context) => {
        const stale = staleVersion(old, request.body);
        return stale === undefined ? admitUpdate(info, old, request.body, context) : { ok: false, status: stale, warnings: [] };
      });
    case 'patch':
      return change(server, resourceOfKind(request.kind), request.namespace, request.name, request.options, (info, old, context) =>
        admitPatch(info, old, request.patchType, request.body, context),
      );
    case 'delete':
      return remove(server, resourceOfKind(request.kind), request.namespace, request.name, request.options);
    case 'scale':
      return scale(server, resourceOfKind(request.kind), request);
    case 'evict': {
      const serial = server.find('Pod', request.namespace, request.name);
      if (serial < 0) return refuse(notFound('Pod', request.name));
      evictPod(server, serial, request.gracePeriodSeconds);
      const pod = server.get(serial);
      return accept(pod !== undefined ? plain(pod) : ({ apiVersion: 'v1', kind: 'Status', metadata: {} } as unknown as KubeObject));
    }
  }
}

const contextOf = (server: ApiServer, options: WriteOptions): WriteContext => ({
  uid: server.nextUid(),
  nowText: server.nowText,
  fieldValidation: options.fieldValidation ?? 'Strict',
});

function create(server: ApiServer, info: ResourceInfo, namespace: string, body: JsonValue, options: WriteOptions): ApiResult<KubeObject> {
  const home = info.namespaced ? namespace : '';
  if (info.namespaced && server.find('Namespace', '', home) < 0) return refuse(notFound('Namespace', home));
  const named = withGeneratedName(server, info, home, body);
  const admitted = admitCreate(info, home, named, contextOf(server, options));
  if (!admitted.ok) return admitted;
  const object = admitted.value as unknown as NewObject;
  if (server.find(info.kind, home, object.metadata.name ?? '') >= 0)
    return refuse(alreadyExists(info.kind, object.metadata.name ?? ''), admitted.warnings);
  const outcome =
    options.dryRun === true
      ? server.admitted({ ...object, metadata: { ...object.metadata, resourceVersion: '' } } as unknown as KubeObject)
      : server.create(object);
  return 'refused' in outcome ? refuse(outcome.refused, admitted.warnings) : accept(plain(outcome.object), admitted.warnings);
}

function withGeneratedName(server: ApiServer, info: ResourceInfo, namespace: string, body: JsonValue): JsonValue {
  const metadata = (body as { metadata?: { name?: JsonValue; generateName?: JsonValue } } | null)?.metadata;
  const isUnnamed = metadata?.name === undefined || metadata.name === null || metadata.name === '';
  if (!isUnnamed || typeof metadata?.generateName !== 'string' || metadata.generateName === '') return body;
  return {
    ...(body as JsonObject),
    metadata: { ...metadata, name: server.nextName(info.kind, namespace, metadata.generateName) } as JsonObject,
  };
}

type Admit = (info: ResourceInfo, old: JsonObject, context: WriteContext) => ApiResult<JsonObject>;

function change(
  server: ApiServer,
  info: ResourceInfo,
  namespace: string,
  name: string,
  options: WriteOptions,
  admit: Admit,
): ApiResult<KubeObject> {
  const serial = server.find(info.kind, info.namespaced ? namespace : '', name);
  const old = serial < 0 ? undefined : server.get(serial);
  if (old === undefined) return refuse(notFound(info.kind, name));
  const shown = plain(old);
  const admitted = admit(info, shown as unknown as JsonObject, contextOf(server, options));
  if (!admitted.ok) return admitted;
  const next = admitted.value as unknown as KubeObject;
  if (options.dryRun === true || next === shown) return accept(next, admitted.warnings);
  return accept(plain(server.replace(serial, next)), admitted.warnings);
}

function staleVersion(old: JsonObject, body: JsonValue): Status | undefined {
  const wanted = (body as { metadata?: { resourceVersion?: JsonValue } } | null)?.metadata?.resourceVersion;
  const { kind, metadata } = old as unknown as KubeObject;
  if (typeof wanted !== 'string' || wanted === '' || wanted === metadata.resourceVersion) return undefined;
  return conflict(kind, metadata.name, 'the object has been modified; please apply your changes to the latest version and try again');
}

const ORPHAN_WARNING =
  'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning';

function remove(server: ApiServer, info: ResourceInfo, namespace: string, name: string, options: DeleteOptions): ApiResult<KubeObject> {
  const serial = server.find(info.kind, info.namespaced ? namespace : '', name);
  const object = serial < 0 ? undefined : server.get(serial);
  if (object === undefined) return refuse(notFound(info.kind, name));
  if (options.preconditionUid !== undefined && options.preconditionUid !== object.metadata.uid) {
    return refuse(
      conflict(
        info.kind,
        name,
        `Precondition failed: UID in precondition: ${options.preconditionUid}, UID in object meta: ${object.metadata.uid}`,
      ),
    );
  }
  const isUnsaid = options.propagationPolicy === undefined;
  const propagation = options.propagationPolicy ?? (info.kind === 'Job' ? 'Orphan' : 'Background');
  const warnings = isUnsaid && info.kind === 'Job' ? [ORPHAN_WARNING] : [];
  if (options.dryRun === true) return accept(plain(object), warnings);
  const after = server.delete(serial, {
    propagation,
    ...(options.gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds: options.gracePeriodSeconds }),
  });
  return accept(plain(after ?? object), warnings);
}

function scale(server: ApiServer, info: ResourceInfo, request: ApiRequest & { readonly verb: 'scale' }): ApiResult<KubeObject> {
  if (info.kind !== 'Deployment' && info.kind !== 'ReplicaSet')
    return refuse({ code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' });
  if (request.replicas < 0)
    return refuse(badRequest(`spec.replicas: Invalid value: ${request.replicas}: must be greater than or equal to 0`));
  const body: JsonObject = { apiVersion: apiVersionOf(info), kind: info.kind, spec: { replicas: request.replicas } };
  return performRequest(server, {
    verb: 'patch',
    kind: info.kind,
    namespace: request.namespace,
    name: request.name,
    patchType: 'merge',
    body,
    options: request.options,
  });
}
