import type { ApiResult, JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { fieldSelectorError, matchesFieldSelector, parseFieldSelector, parseLabelSelector } from '#sim/api/selector.ts';
import type { DeleteOptions, KubeClient, ListOptions, LogOptions, PatchType, ResourceInfo, WriteOptions } from './client.ts';
import { type ApiRequest, performRequest } from './requests.ts';
import { apiVersionOf, RESOURCES } from './resources.ts';
import type { ApiServer } from './server.ts';
import { plain } from './shapes.ts';
import { badRequest, notFound } from './statuses.ts';

/** What the API server asks the kubelets for. */
export interface KubeletEndpoint {
  logs(podSerial: number, options: LogOptions): ApiResult<string>;
  exec(
    podSerial: number,
    container: string | undefined,
    argv: readonly string[],
  ): ApiResult<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }>;
}

/** The API for kubectl and the pages. Every write goes through `send`, so that a history can keep it as an input. */
export class RequestClient implements KubeClient {
  readonly resources: readonly ResourceInfo[] = RESOURCES;
  private readonly server: ApiServer;
  private readonly kubelet: KubeletEndpoint;
  private readonly send: (request: ApiRequest) => ApiResult<KubeObject>;

  constructor(
    server: ApiServer,
    kubelet: KubeletEndpoint,
    send: (request: ApiRequest) => ApiResult<KubeObject> = (request) => performRequest(server, request),
  ) {
    this.server = server;
    this.kubelet = kubelet;
    this.send = send;
  }

  get(resource: ResourceInfo, namespace: string, name: string): ApiResult<KubeObject> {
    if (resource.kind === 'Event') {
      const found = this.events(namespace).find((event) => event.metadata.name === name);
      return found === undefined ? { ok: false, status: notFound('Event', name), warnings: [] } : { ok: true, value: found, warnings: [] };
    }
    const serial = this.server.find(resource.kind, resource.namespaced ? namespace : '', name);
    const object = serial < 0 ? undefined : this.server.get(serial);
    if (object === undefined) return { ok: false, status: notFound(resource.kind, name), warnings: [] };
    return { ok: true, value: plain(object), warnings: [] };
  }

  list(resource: ResourceInfo, options: ListOptions): ApiResult<readonly KubeObject[]> {
    const labels = parseLabelSelector(options.labelSelector ?? '');
    const fields = parseFieldSelector(options.fieldSelector ?? '');
    const unable = (why: string): ApiResult<readonly KubeObject[]> => {
      const text = `Unable to find "${apiVersionOf(resource) === 'v1' ? '/v1' : apiVersionOf(resource)}, Resource=${resource.resource}" that match label selector "${options.labelSelector ?? ''}", field selector "${options.fieldSelector ?? ''}": ${why}`;
      return { ok: false, status: badRequest(text), warnings: [] };
    };
    if (!labels.ok) return unable(labels.error);
    if (!fields.ok) return unable(fields.error);
    for (const { field } of fields.terms) {
      const error = fieldSelectorError(resource.kind, field);
      if (error !== undefined) return unable(error);
    }
    const namespace = resource.namespaced ? options.namespace : undefined;
    const all = resource.kind === 'Event' ? this.events(namespace) : this.stored(resource.kind, namespace);
    const found = all.filter(
      (object) => labels.matches(object.metadata.labels ?? {}) && matchesFieldSelector(fields.terms, object as unknown as JsonObject),
    );
    return { ok: true, value: found.sort(byName), warnings: [] };
  }

  private stored(kind: string, namespace: string | undefined): KubeObject[] {
    const found: KubeObject[] = [];
    this.server.store.forEach(kind, (object) => {
      if (namespace === undefined || object.metadata.namespace === namespace) found.push(plain(object));
    });
    return found;
  }

  private events(namespace: string | undefined): KubeObject[] {
    const found: KubeObject[] = [];
    this.server.events.forEach((record) => {
      const home = record.subject.namespace ?? 'default';
      if (namespace === undefined || home === namespace) found.push(this.server.events.materialize(record));
    });
    return found;
  }

  create(resource: ResourceInfo, namespace: string, body: JsonValue, options: WriteOptions = {}): ApiResult<KubeObject> {
    return this.send({ verb: 'create', kind: resource.kind, namespace, body, options });
  }

  update(resource: ResourceInfo, namespace: string, name: string, body: JsonValue, options: WriteOptions = {}): ApiResult<KubeObject> {
    return this.send({ verb: 'update', kind: resource.kind, namespace, name, body, options });
  }

  patch(
    resource: ResourceInfo,
    namespace: string,
    name: string,
    patchType: PatchType,
    body: JsonValue,
    options: WriteOptions = {},
  ): ApiResult<KubeObject> {
    return this.send({ verb: 'patch', kind: resource.kind, namespace, name, patchType, body, options });
  }

  delete(resource: ResourceInfo, namespace: string, name: string, options: DeleteOptions = {}): ApiResult<KubeObject> {
    return this.send({ verb: 'delete', kind: resource.kind, namespace, name, options });
  }

  scale(resource: ResourceInfo, namespace: string, name: string, replicas: number, options: WriteOptions = {}): ApiResult<KubeObject> {
    return this.send({ verb: 'scale', kind: resource.kind, namespace, name, replicas, options });
  }

  evict(namespace: string, podName: string, gracePeriodSeconds?: number): ApiResult<KubeObject> {
    return this.send({ verb: 'evict', namespace, name: podName, gracePeriodSeconds });
  }

  logs(namespace: string, podName: string, options: LogOptions): ApiResult<string> {
    const serial = this.server.find('Pod', namespace, podName);
    if (serial < 0) return { ok: false, status: notFound('Pod', podName), warnings: [] };
    return this.kubelet.logs(serial, options);
  }

  exec(
    namespace: string,
    podName: string,
    container: string | undefined,
    argv: readonly string[],
  ): ApiResult<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }> {
    const serial = this.server.find('Pod', namespace, podName);
    if (serial < 0) return { ok: false, status: notFound('Pod', podName), warnings: [] };
    return this.kubelet.exec(serial, container, argv);
  }
}

/** Code units, as the server sorts its keys. */
function byName(a: KubeObject, b: KubeObject): number {
  const left = `${a.metadata.namespace ?? ''}/${a.metadata.name}`;
  const right = `${b.metadata.namespace ?? ''}/${b.metadata.name}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
