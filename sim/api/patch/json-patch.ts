import { isObject, jsonEqual } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import type { PatchOutcome } from './types.ts';

/** What the server answers when an operation finds no place; it gives no detail. */
const REJECTED = 'the server rejected our request due to an error in our request';

class Misfit extends Error {}

/**
 * RFC 6902 on a copy of the object.
 *
 * @param operations a list of operations; other shapes are refused in the words of the server's decoder
 * @source apiserver jsonPatcher
 */
export function jsonPatch(original: JsonObject, operations: JsonValue): PatchOutcome {
  const problem = shapeProblem(operations);
  if (problem !== undefined) return { ok: false, message: problem };
  try {
    let value: JsonValue = original;
    for (const operation of operations as readonly JsonObject[]) value = apply(value, operation); // shapeProblem saw a list of objects
    return isObject(value) ? { ok: true, value } : { ok: false, message: REJECTED };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, message: REJECTED };
    throw error;
  }
}

function shapeProblem(operations: JsonValue): string | undefined {
  if (!Array.isArray(operations))
    return `error decoding patch: json: cannot unmarshal ${goType(operations)} into Go value of type []handlers.jsonPatchOp`;
  const odd = operations.find((operation: JsonValue) => !isObject(operation));
  return odd === undefined
    ? undefined
    : `error decoding patch: json: cannot unmarshal ${goType(odd)} into Go value of type handlers.jsonPatchOp`;
}

function goType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function apply(document: JsonValue, operation: JsonObject): JsonValue {
  const path = pointer(operation['path']);
  const value = operation['value'] ?? null;
  switch (operation['op']) {
    case 'add':
      return edit(document, path, (parent, step) => insert(parent, step, value));
    case 'remove':
      return edit(document, path, remove);
    case 'replace':
      return edit(document, path, (parent, step) => replace(parent, step, value));
    case 'move': {
      const from = pointer(operation['from']);
      const moved = read(document, from);
      return edit(edit(document, from, remove), path, (parent, step) => insert(parent, step, moved));
    }
    case 'copy': {
      const copied = read(document, pointer(operation['from']));
      return edit(document, path, (parent, step) => insert(parent, step, copied));
    }
    case 'test':
      if (!jsonEqual(read(document, path), value)) throw new Misfit();
      return document;
    default:
      throw new Misfit();
  }
}

/** Steps of a JSON pointer; `~1` is a slash, `~0` a tilde. */
function pointer(text: JsonValue | undefined): readonly string[] {
  if (typeof text !== 'string' || (text !== '' && !text.startsWith('/'))) throw new Misfit();
  return text
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(document: JsonValue, path: readonly string[]): JsonValue {
  let value: JsonValue | undefined = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[listIndex(step, value.length - 1)];
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined) throw new Misfit();
  }
  return value;
}

type Change = (parent: JsonValue, step: string) => JsonValue;

/** Copies the way down to the parent of the path's last step and changes it there. */
function edit(document: JsonValue, path: readonly string[], change: Change): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) throw new Misfit();
  if (rest.length === 0) return change(document, step);
  const child = edit(read(document, [step]), rest, change);
  if (Array.isArray(document)) return document.with(listIndex(step, document.length - 1), child);
  return { ...(document as JsonObject), [step]: child }; // read() found the step, so this is an object
}

function listIndex(step: string, last: number): number {
  const index = /^\d+$/.test(step) ? Number(step) : Number.NaN;
  if (!(index <= last)) throw new Misfit();
  return index;
}

const insert = (parent: JsonValue, step: string, value: JsonValue): JsonValue => {
  if (Array.isArray(parent)) return parent.toSpliced(step === '-' ? parent.length : listIndex(step, parent.length), 0, value);
  if (!isObject(parent)) throw new Misfit();
  return { ...parent, [step]: value };
};

function remove(parent: JsonValue, step: string): JsonValue {
  if (Array.isArray(parent)) return parent.toSpliced(listIndex(step, parent.length - 1), 1);
  if (!isObject(parent) || !Object.hasOwn(parent, step)) throw new Misfit();
  return Object.fromEntries(Object.entries(parent).filter(([key]) => key !== step));
}

function replace(parent: JsonValue, step: string, value: JsonValue): JsonValue {
  read(parent, [step]);
  return Array.isArray(parent) ? parent.with(Number(step), value) : { ...(parent as JsonObject), [step]: value }; // read() found the step
}
