import { readStruct, readText } from '#sim/api/json-read.ts';
import type { ApiResult, JsonObject, JsonValue, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import type { KubeClient, PatchType, ResourceInfo, WriteOptions } from '#sim/apiserver/client.ts';
import { RESOURCES } from '#sim/apiserver/resources.ts';
import { alreadyExists, notFound } from '#sim/apiserver/statuses.ts';
import { admitCreate, admitPatch, admitUpdate, type WriteContext } from '#sim/apiserver/write-pipeline.ts';
import { generatedName, uuidOf } from '#sim/engine/hash.ts';

const NOW = '2026-01-01T00:00:00Z';
const SEED = 1;

/**
 * An API server that only takes writes: every namespace exists, nothing runs, time stands still.
 *
 * Enough to say what the server answers to a manifest; reads that need a cluster (logs, exec) are refused.
 */
export class MemoryClient implements KubeClient {
  readonly resources = RESOURCES;
  readonly #objects = new Map<string, JsonObject>();
  #serial = 0;

  get(info: ResourceInfo, namespace: string, name: string): ApiResult<KubeObject> {
    const object = this.#objects.get(keyOf(info, namespace, name));
    return object === undefined ? refused(notFound(info.kind, name)) : accepted(object);
  }

  list(info: ResourceInfo): ApiResult<readonly KubeObject[]> {
    const prefix = `${info.resource}/`;
    const found = [...this.#objects].filter(([key]) => key.startsWith(prefix)).map(([, object]) => object as unknown as KubeObject); // see `accepted`
    return { ok: true, value: found, warnings: [] };
  }

  create(info: ResourceInfo, namespace: string, body: JsonValue, options: WriteOptions = {}): ApiResult<KubeObject> {
    this.#serial += 1;
    const named = withGeneratedName(body, generatedName('', SEED, this.#serial, 0));
    const result = admitCreate(info, namespace, named, { ...this.#context(options), uid: uuidOf(SEED, this.#serial) });
    if (!result.ok) return result;
    const key = keyOf(info, namespace, readText(readStruct(result.value, 'metadata'), 'name'));
    if (this.#objects.has(key)) return refused(alreadyExists(info.kind, readText(readStruct(result.value, 'metadata'), 'name')));
    return this.#store(key, result, options);
  }

  update(info: ResourceInfo, namespace: string, name: string, body: JsonValue, options: WriteOptions = {}): ApiResult<KubeObject> {
    return this.#change(info, namespace, name, options, (old) => admitUpdate(info, old, body, this.#context(options)));
  }

  patch(
    info: ResourceInfo,
    namespace: string,
    name: string,
    type: PatchType,
    body: JsonValue,
    options: WriteOptions = {},
  ): ApiResult<KubeObject> {
    return this.#change(info, namespace, name, options, (old) => admitPatch(info, old, type, body, this.#context(options)));
  }

  delete(info: ResourceInfo, namespace: string, name: string): ApiResult<KubeObject> {
    const found = this.get(info, namespace, name);
    this.#objects.delete(keyOf(info, namespace, name));
    return found;
  }

  scale(info: ResourceInfo, namespace: string, name: string, replicas: number, options: WriteOptions = {}): ApiResult<KubeObject> {
    return this.patch(info, namespace, name, 'merge', { spec: { replicas } }, options);
  }

  evict(_namespace: string, podName: string): ApiResult<KubeObject> {
    return refused(notFound('Pod', podName));
  }

  logs(_namespace: string, podName: string): ApiResult<string> {
    return refused(notFound('Pod', podName));
  }

  exec(_namespace: string, podName: string): ReturnType<KubeClient['exec']> {
    return refused(notFound('Pod', podName));
  }

  #context(options: WriteOptions): WriteContext {
    return { uid: '', nowText: NOW, fieldValidation: options.fieldValidation ?? 'Warn' };
  }

  #change(
    info: ResourceInfo,
    namespace: string,
    name: string,
    options: WriteOptions,
    admit: (old: JsonObject) => ApiResult<JsonObject>,
  ): ApiResult<KubeObject> {
    const key = keyOf(info, namespace, name);
    const old = this.#objects.get(key);
    if (old === undefined) return refused(notFound(info.kind, name));
    const result = admit(old);
    return result.ok ? this.#store(key, result, options) : result;
  }

  #store(key: string, result: ApiResult<JsonObject> & { readonly ok: true }, options: WriteOptions): ApiResult<KubeObject> {
    if (options.dryRun !== true) this.#objects.set(key, result.value);
    return accepted(result.value, result.warnings);
  }
}

const keyOf = (info: ResourceInfo, namespace: string, name: string): string => `${info.resource}/${namespace}/${name}`;

/** What the write pipeline lets through has metadata with a name, a uid and a time. */
const accepted = (object: JsonObject, warnings: readonly string[] = []): ApiResult<KubeObject> => ({
  ok: true,
  value: object as unknown as KubeObject,
  warnings,
});

const refused = (status: Status): ApiResult<never> => ({ ok: false, status, warnings: [] });

function withGeneratedName(body: JsonValue, suffix: string): JsonValue {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return body;
  const object = body as JsonObject; // neither null nor a list
  const metadata = readStruct(object, 'metadata');
  const prefix = readText(metadata, 'generateName');
  if (readText(metadata, 'name') !== '' || prefix === '') return object;
  return { ...object, metadata: { ...metadata, name: prefix.slice(0, 58) + suffix } };
}
