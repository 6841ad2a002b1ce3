import type { ApiResult, JsonObject, JsonValue, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import { compactJson } from '#sim/api/print/index.ts';
import { apiVersionOf } from '#sim/apiserver/resources.ts';
import { toJson } from '#sim/kubectl/print/index.ts';
import type { CommandContext } from './command.ts';
import { SERVER_VERSION } from './messages.ts';
import { parseRawPath, type RawPath } from './raw-path.ts';

const NOT_SERVED: ApiResult<never> & { readonly ok: false } = {
  ok: false,
  status: { code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' },
  warnings: [],
};

const FIXED: Readonly<Record<string, string>> = {
  '/healthz': 'ok',
  '/livez': 'ok',
  '/readyz': 'ok',
  '/version': `{"major":"1","minor":"35","gitVersion":"${SERVER_VERSION}"}`,
};

/** `get --raw PATH`. @returns the exit code */
export async function getRaw(context: CommandContext, text: string): Promise<number> {
  await context.request();
  const fixed = FIXED[text.split('?')[0] ?? ''];
  if (fixed !== undefined) {
    context.out(fixed);
    return 0;
  }
  const path = parseRawPath(text, context.client.resources);
  if (path === undefined) return context.refuse(NOT_SERVED);
  if (path.name !== '' && path.subresource === 'log') {
    const log = context.client.logs(path.namespace, path.name, { container: path.query.get('container') ?? '' });
    if (!log.ok) return context.refuse(log);
    context.out(log.value);
    return 0;
  }
  const body = path.name === '' ? listBody(context, path) : oneBody(context, path);
  if (!body.ok) return context.refuse(body);
  context.out(`${compactJson(body.value)}\n`);
  return 0;
}

function oneBody({ client }: CommandContext, { info, namespace, name }: RawPath): ApiResult<JsonValue> {
  const result = client.get(info, namespace, name);
  return result.ok ? { ...result, value: toJson(result.value) } : result;
}

function listBody({ client }: CommandContext, { info, namespace, query }: RawPath): ApiResult<JsonValue> {
  const labelSelector = query.get('labelSelector');
  const fieldSelector = query.get('fieldSelector');
  const result = client.list(info, {
    namespace: namespace === '' ? undefined : namespace,
    ...(labelSelector === undefined ? {} : { labelSelector }),
    ...(fieldSelector === undefined ? {} : { fieldSelector }),
  });
  if (!result.ok) return result;
  const items = result.value.map(toJson);
  return { ...result, value: { kind: `${info.kind}List`, apiVersion: apiVersionOf(info), metadata: { resourceVersion: '' }, items } };
}

/** `create --raw PATH -f FILE`: sends the body as it is. @returns the exit code */
export async function postRaw(context: CommandContext, text: string, body: JsonObject): Promise<number> {
  await context.request();
  const path = parseRawPath(text, context.client.resources);
  if (path === undefined) return context.refuse(NOT_SERVED);
  const { client } = context;
  if (path.info.kind === 'Pod' && path.subresource === 'eviction') {
    const evicted = client.evict(path.namespace, path.name);
    return evicted.ok ? say(context, successStatus(201)) : context.refuse(evicted);
  }
  if (path.subresource !== '' || path.name !== '') return context.refuse(NOT_SERVED);
  return sayObject(context, client.create(path.info, path.namespace, body));
}

/** `delete --raw PATH`. @returns the exit code */
export async function deleteRaw(context: CommandContext, text: string): Promise<number> {
  await context.request();
  const path = parseRawPath(text, context.client.resources);
  if (path === undefined || path.name === '' || path.subresource !== '') return context.refuse(NOT_SERVED);
  return sayObject(context, context.client.delete(path.info, path.namespace, path.name));
}

function sayObject(context: CommandContext, result: ApiResult<KubeObject>): number {
  return result.ok ? say(context, toJson(result.value)) : context.refuse(result);
}

function say(context: CommandContext, body: JsonValue): number {
  context.out(`${JSON.stringify(body)}\n`);
  return 0;
}

const successStatus = (code: Status['code']): JsonObject => ({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code });
