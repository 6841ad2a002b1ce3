import { decodeObject, encodeObject } from '#sim/api/decode/index.ts';
import { admitPod, applyDefaults, type PodAdmission, prepareForCreate, prepareForUpdate } from '#sim/api/defaults/index.ts';
import { goQuote } from '#sim/api/go-text.ts';
import { isObject, jsonEqual, readStruct, readText } from '#sim/api/json-read.ts';
import type { ApiResult, JsonObject, JsonValue, Status } from '#sim/api/meta-v1/types.ts';
import { goMapText, jsonPatch, mergePatch, strategicMerge } from '#sim/api/patch/index.ts';
import { compactJson } from '#sim/api/print/index.ts';
import { invalidStatus, validateCreate, validateUpdate, warningsOf } from '#sim/api/validation/index.ts';
import type { PatchType, ResourceInfo } from './client.ts';
import { apiVersionOf } from './resources.ts';
import { badRequest } from './statuses.ts';

/** What the server knows at the moment of a write. */
export interface WriteContext {
  /** Uid of the object that would be created. */
  readonly uid: string;
  /** RFC 3339, whole seconds. */
  readonly nowText: string;
  readonly fieldValidation: 'Strict' | 'Warn' | 'Ignore';
  /** What mutating admission adds to a Pod; without it a Pod is only defaulted. */
  readonly podAdmission?: PodAdmission;
}

/**
 * Takes a create request up to the point of storing: decode, default, admit, prepare, validate.
 *
 * Whether the namespace exists and the name is free is the store's business; a generated name must be set before.
 *
 * @param namespace empty for cluster-wide kinds
 * @returns the object to store (without resourceVersion), or the refusal
 * @source apiserver create handler and registry store, v1.35
 */
export function admitCreate(info: ResourceInfo, namespace: string, body: JsonValue, context: WriteContext): ApiResult<JsonObject> {
  const decoded = decodeBody(info, body, context);
  if (!decoded.ok) return decoded;
  const given = readText(readStruct(decoded.value, 'metadata'), 'namespace');
  if (given !== '' && given !== namespace)
    return refuse(badRequest('the namespace of the provided object does not match the namespace sent on the request'));
  const { podAdmission } = context;
  const defaulted = applyDefaults(decoded.value);
  const admitted = info.kind === 'Pod' && podAdmission !== undefined ? admitPod(defaulted, podAdmission) : defaulted;
  const prepared = prepareForCreate(admitted, { uid: context.uid, nowText: context.nowText, namespace });
  const errors = validateCreate(prepared);
  if (errors.length > 0)
    return refuse(invalidStatus(info.kind, readText(readStruct(prepared, 'metadata'), 'name'), errors), decoded.warnings);
  return { ok: true, value: encodeObject(info.kind, prepared), warnings: [...decoded.warnings, ...warningsOf(prepared, undefined)] };
}

/**
 * Takes an update (PUT) up to the point of storing. Status and server-set metadata are kept, a changed spec raises the generation.
 *
 * @param old  the stored object
 * @param next the whole wanted object
 * @returns `old` itself when nothing changes
 */
export function admitUpdate(info: ResourceInfo, old: JsonObject, next: JsonValue, context: WriteContext): ApiResult<JsonObject> {
  const decoded = decodeBody(info, next, context);
  return decoded.ok ? finishUpdate(info, old, decoded.value, decoded.warnings) : decoded;
}

/**
 * Takes a patch up to the point of storing.
 *
 * @param body for `json` a list of operations, else an object
 * @source apiserver patch handler, v1.35
 */
export function admitPatch(
  info: ResourceInfo,
  old: JsonObject,
  type: PatchType,
  body: JsonValue,
  context: WriteContext,
): ApiResult<JsonObject> {
  if (type !== 'json' && !isObject(body))
    return refuse(
      badRequest(`json: cannot unmarshal ${Array.isArray(body) ? 'array' : typeof body} into Go value of type map[string]interface {}`),
    );
  const patched = patchedObject(info.kind, old, type, body);
  if (!patched.ok) {
    const isUnreadable = patched.message.startsWith('error decoding patch');
    return refuse(isUnreadable ? badRequest(patched.message) : { code: 422, reason: 'Invalid', message: patched.message });
  }
  const decoded = decodeObject(info.kind, patched.value, type === 'strategic' ? 'converter' : 'json');
  const shown = type === 'strategic' ? goMapText(body) : compactJson(patched.value);
  if (!decoded.ok) return refuse(invalidPatch(shown, decoded.message));
  if (context.fieldValidation === 'Strict' && decoded.unknownFields.length > 0)
    return refuse(invalidPatch(shown, strictError(decoded.unknownFields)));
  return finishUpdate(info, old, decoded.value, unknownWarnings(decoded.unknownFields, context));
}

function patchedObject(kind: string, old: JsonObject, type: PatchType, body: JsonValue): ReturnType<typeof jsonPatch> {
  if (type === 'json') return jsonPatch(old, body);
  const patch = isObject(body) ? body : {};
  if (type === 'strategic') return strategicMerge(kind, old, patch);
  const value = mergePatch(old, patch);
  return { ok: true, value: isObject(value) ? value : {} };
}

function finishUpdate(info: ResourceInfo, old: JsonObject, next: JsonObject, decodeWarnings: readonly string[]): ApiResult<JsonObject> {
  const before = readStruct(old, 'metadata');
  const after = readStruct(next, 'metadata');
  const nameProblem = mismatch('name', 'URL', after, before) ?? mismatch('namespace', 'request', after, before);
  if (nameProblem !== undefined) return refuse(badRequest(nameProblem));
  const prepared = prepareForUpdate(applyDefaults({ ...next, apiVersion: apiVersionOf(info), kind: info.kind }), old);
  const errors = validateUpdate(prepared, old);
  if (errors.length > 0) return refuse(invalidStatus(info.kind, readText(before, 'name'), errors), decodeWarnings);
  const { status, ...encoded } = encodeObject(info.kind, prepared);
  const kept = old['status'] ?? status; // a stored status is the controllers' and stays as they wrote it
  const value = kept === undefined ? encoded : { ...encoded, status: kept };
  return { ok: true, value: jsonEqual(value, old) ? old : value, warnings: [...decodeWarnings, ...warningsOf(prepared, old)] };
}

function mismatch(field: 'name' | 'namespace', where: string, after: JsonObject, before: JsonObject): string | undefined {
  const [wanted, stored] = [readText(after, field), readText(before, field)];
  if (wanted === '' || wanted === stored) return undefined;
  return `the ${field} of the object (${wanted}) does not match the ${field} on the ${where} (${stored})`;
}

function decodeBody(info: ResourceInfo, body: JsonValue, context: WriteContext): ApiResult<JsonObject> {
  const typed = isObject(body) ? readText(body, 'kind') : '';
  if (typed !== '' && typed !== info.kind) {
    const registered = `no kind ${goQuote(typed)} is registered for version ${goQuote(apiVersionOf(info))} in scheme "pkg/api/legacyscheme/scheme.go:30"`;
    return refuse(badRequest(`${typed} in version ${goQuote(info.version)} cannot be handled as a ${info.kind}: ${registered}`));
  }
  const cannot = `${info.kind} in version ${goQuote(info.version)} cannot be handled as a ${info.kind}: `;
  const decoded = decodeObject(info.kind, body);
  if (!decoded.ok) return refuse(badRequest(cannot + decoded.message));
  if (context.fieldValidation === 'Strict' && decoded.unknownFields.length > 0)
    return refuse(badRequest(cannot + strictError(decoded.unknownFields)));
  const value = { ...decoded.value, apiVersion: apiVersionOf(info), kind: info.kind };
  return { ok: true, value, warnings: unknownWarnings(decoded.unknownFields, context) };
}

const unknownField = (path: string): string => `unknown field ${goQuote(path)}`;
const strictError = (paths: readonly string[]): string => `strict decoding error: ${paths.map(unknownField).join(', ')}`;

const unknownWarnings = (paths: readonly string[], context: WriteContext): readonly string[] =>
  context.fieldValidation === 'Warn' ? paths.map(unknownField) : [];

/** A refusal without kind and name: kubectl prints `The request is invalid: …`. */
const invalidPatch = (shown: string, why: string): Status => ({
  code: 422,
  reason: 'Invalid',
  message: `patch: Invalid value: ${goQuote(shown)}: ${why}`,
});

const refuse = (status: Status, warnings: readonly string[] = []): ApiResult<JsonObject> => ({ ok: false, status, warnings });
