import { isObject, readObject, readObjects, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { findByPath, toJson } from '#sim/kubectl/print/index.ts';

export type TestResult = { readonly ok: true; readonly isMet: boolean } | { readonly ok: false; readonly error: string };

/** What `wait --for` waits for. */
export type WaitCondition =
  | { readonly is: 'create' }
  | { readonly is: 'delete' }
  | { readonly is: 'state'; test(object: KubeObject): TestResult };

type ParsedCondition = { readonly ok: true; readonly condition: WaitCondition } | { readonly ok: false; readonly error: string };

/** Reads `create`, `delete`, `condition=NAME[=VALUE]`, `jsonpath={…}[=VALUE]` (rule KCT-9). */
export function parseWaitCondition(text: string): ParsedCondition {
  const lower = text.toLowerCase();
  if (lower === 'delete') return { ok: true, condition: { is: 'delete' } };
  if (lower === 'create') return { ok: true, condition: { is: 'create' } };
  if (text.startsWith('condition=')) return { ok: true, condition: conditionTest(text.slice('condition='.length)) };
  if (text.startsWith('jsonpath=')) return jsonPathTest(text.slice('jsonpath='.length));
  return { ok: false, error: `unrecognized condition: "${text}"` };
}

function conditionTest(text: string): WaitCondition {
  const equals = text.indexOf('=');
  const name = (equals < 0 ? text : text.slice(0, equals)).toLowerCase();
  const wanted = (equals < 0 ? 'true' : text.slice(equals + 1)).toLowerCase();
  return {
    is: 'state',
    test(object) {
      const conditions = readObjects(readObject(toJson(object), 'status'), 'conditions');
      const isMet = conditions.some(
        (one) => readText(one, 'type').toLowerCase() === name && readText(one, 'status').toLowerCase() === wanted && isFresh(object, one),
      );
      return { ok: true, isMet };
    },
  };
}

/** A condition that was observed on an older generation does not count. */
function isFresh({ metadata }: KubeObject, condition: JsonObject): boolean {
  const observed = condition['observedGeneration'];
  return typeof observed !== 'number' || metadata.generation === undefined || observed >= metadata.generation;
}

function jsonPathTest(text: string): ParsedCondition {
  const brace = text.lastIndexOf('}');
  const equals = text.indexOf('=', Math.max(0, brace));
  const rawPath = equals < 0 ? text : text.slice(0, equals);
  const path = rawPath.replace(/^'(.*)'$/, '$1');
  if (path === '') return { ok: false, error: 'jsonpath expression cannot be empty' };
  const value = equals < 0 ? undefined : text.slice(equals + 1).replace(/^['"]+|['"]+$/g, '');
  if (value === '')
    return { ok: false, error: "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3" };
  const probe = findByPath(path, {});
  if (!probe.ok && probe.error.startsWith('unexpected path string')) return { ok: false, error: probe.error };
  return { ok: true, condition: { is: 'state', test: (object) => testPath(path, value, toJson(object)) } };
}

function testPath(path: string, wanted: string | undefined, object: JsonObject): TestResult {
  const found = findByPath(path, object);
  // A path that leads nowhere yet may lead somewhere later.
  if (!found.ok || found.values.length === 0) return { ok: true, isMet: false };
  if (found.values.length > 1) return { ok: false, error: 'given jsonpath expression matches more than one value' };
  const [value = null] = found.values;
  if (wanted === undefined) return { ok: true, isMet: true };
  if (isNested(value)) return { ok: false, error: 'jsonpath leads to a nested object or list which is not supported' };
  return { ok: true, isMet: String(value) === wanted };
}

const isNested = (value: JsonValue): boolean => Array.isArray(value) || isObject(value);
