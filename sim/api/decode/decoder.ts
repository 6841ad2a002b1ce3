import { isObject } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { byCode } from '#sim/api/print/index.ts';
import { type FieldSchema, type FieldType, type StructSchema, structNamed } from '#sim/api/schema/index.ts';
import type { Decoded } from './decode.ts';
import { base64Problem, quantityProblem, timeProblem } from './texts.ts';

/** The struct field whose value is being read; the words of a type error. */
interface Context {
  readonly struct: string;
  /** JSON names joined by dots, Go's embedded structs among them, without list indexes. */
  readonly goPath: string;
  /** With list indexes. */
  readonly path: string;
}

/** Ends the walk: Go gives the error of a type's own reader back at once, before any type error noted earlier. */
class ReaderFailure extends Error {
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}

const INT_LIMITS = { 32: 2_147_483_647, 64: 2 ** 63 } as const;

/** Whose words complain: the JSON reader's, or those of the converter that reads a patched object. */
export type Wording = 'json' | 'converter';

/** One walk over a body, keys in alphabetical order as kubectl sends them. */
export class Decoder {
  readonly #wording: Wording;
  readonly #unknown: string[] = [];
  #firstTypeError: { readonly message: string; readonly path: string } | undefined;

  constructor(wording: Wording = 'json') {
    this.#wording = wording;
  }

  run(struct: StructSchema, body: JsonValue): Decoded {
    try {
      const value = isObject(body) ? this.#struct(struct, body, '', '') : {};
      if (this.#firstTypeError !== undefined) return { ok: false, ...this.#firstTypeError };
      return { ok: true, value, unknownFields: this.#unknown };
    } catch (error) {
      if (error instanceof ReaderFailure) return { ok: false, message: error.message, path: error.path };
      throw error;
    }
  }

  /** @param path with indexes, for unknown fields; @param goPath as in `Context` */
  #struct(struct: StructSchema, object: JsonObject, path: string, goPath: string): JsonObject {
    const out: Record<string, JsonValue> = {};
    for (const key of Object.keys(object).sort(byCode)) {
      const field = struct.fields.get(key);
      const fieldPath = path === '' ? key : `${path}.${key}`;
      if (field === undefined) {
        this.#unknown.push(fieldPath);
        continue;
      }
      const value = this.#value(field.type, object[key] ?? null, { struct: struct.name, goPath: goPathOf(goPath, field), path: fieldPath });
      if (value !== undefined) out[key] = value;
    }
    return out;
  }

  /** @returns undefined for a value that sets nothing */
  #value(type: FieldType, value: JsonValue, context: Context): JsonValue | undefined {
    if (value === null) return undefined;
    switch (type.is) {
      case 'string':
        return typeof value === 'string' ? value : this.#mismatch(type, value, context);
      case 'bool':
        return typeof value === 'boolean' ? value : this.#mismatch(type, value, context);
      case 'int':
        return typeof value === 'number' && fitsInt(value, type.bits) ? value : this.#mismatch(type, value, context);
      case 'float':
        return typeof value === 'number' ? value : this.#mismatch(type, value, context);
      case 'bytes':
        if (typeof value !== 'string') return this.#mismatch(type, value, context);
        return this.#checked(value, base64Problem(value), context);
      case 'quantity':
        return this.#quantity(value, context);
      case 'time':
        if (typeof value !== 'string') return this.#failReader('string', value, context);
        return this.#checked(value, timeProblem(value, type.hasMicroseconds), context);
      case 'intOrString':
        if (typeof value === 'string' || (typeof value === 'number' && fitsInt(value, 32))) return value;
        return this.#failReader('int32', value, context);
      case 'any':
        return value;
      case 'list':
        if (!Array.isArray(value)) return this.#mismatch(type, value, context);
        return value.map(
          (item: JsonValue, i) => this.#value(type.of, item, { ...context, path: `${context.path}[${i}]` }) ?? zeroOf(type.of),
        );
      case 'map':
        return isObject(value) ? this.#map(type.of, value, context) : this.#mismatch(type, value, context);
      case 'struct': {
        if (!isObject(value)) return this.#mismatch(type, value, context);
        const struct = structNamed(type.struct);
        if (struct === undefined) throw new Error(`Decoder: the struct table has no ${type.struct}`);
        return this.#struct(struct, value, context.path, context.goPath);
      }
    }
  }

  #map(of: FieldType, object: JsonObject, context: Context): JsonObject {
    const entries: [string, JsonValue][] = [];
    for (const key of Object.keys(object).sort(byCode)) {
      const item = this.#value(of, object[key] ?? null, { ...context, path: `${context.path}.${key}` });
      if (item !== undefined) entries.push([key, item]);
      else if (of.is === 'string') entries.push([key, '']);
    }
    return Object.fromEntries(entries);
  }

  #quantity(value: JsonValue, context: Context): JsonValue {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '[';
    const problem = quantityProblem(text);
    if (problem !== undefined) throw new ReaderFailure(problem, context.path);
    return text;
  }

  #checked(value: string, problem: string | undefined, context: Context): string {
    if (problem !== undefined) throw new ReaderFailure(problem, context.path);
    return value;
  }

  #mismatch(type: FieldType, value: JsonValue, context: Context): undefined {
    if (this.#wording === 'converter') throw new ReaderFailure(conversionError(type, value), context.path);
    const found = type.is === 'int' ? jsonTypeWithNumber(value) : jsonType(value);
    this.#firstTypeError ??= { message: typeError(found, type.goType, context), path: context.path };
  }

  #failReader(goType: string, value: JsonValue, context: Context): never {
    const found = goType === 'int32' ? jsonTypeWithNumber(value) : jsonType(value);
    throw new ReaderFailure(typeError(found, goType, context), context.path);
  }
}

/** @source apimachinery runtime.DefaultUnstructuredConverter */
function conversionError(type: FieldType, value: JsonValue): string {
  switch (type.is) {
    case 'map':
      return `cannot restore map from ${goKind(value)}`;
    case 'list':
    case 'bytes':
      return `cannot restore slice from ${goKind(value)}`;
    case 'struct':
      return `cannot restore struct from: ${goKind(value)}`;
    default:
      return `unrecognized type: ${type.is === 'string' ? 'string' : type.goType}`;
  }
}

/** Kind of the Go value that a JSON value becomes in a patch. */
function goKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'map';
}

function goPathOf(parent: string, field: FieldSchema): string {
  const own = field.embeddedIn === undefined ? field.name : `${field.embeddedIn}.${field.name}`;
  return parent === '' ? own : `${parent}.${own}`;
}

const typeError = (found: string, goType: string, { struct, goPath }: Context): string =>
  `json: cannot unmarshal ${found} into Go struct field ${struct}.${goPath} of type ${goType}`;

function jsonType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}

/** Numbers that do not fit an integer are named with their digits. */
const jsonTypeWithNumber = (value: JsonValue): string => (typeof value === 'number' ? `number ${JSON.stringify(value)}` : jsonType(value));

function fitsInt(value: number, bits: 32 | 64): boolean {
  return Number.isInteger(value) && value <= INT_LIMITS[bits] && value >= -INT_LIMITS[bits] - (bits === 32 ? 1 : 0);
}

/** What a null item of a list stands for. */
function zeroOf(type: FieldType): JsonValue {
  switch (type.is) {
    case 'struct':
    case 'map':
      return {};
    case 'list':
      return [];
    case 'int':
    case 'float':
      return 0;
    case 'bool':
      return false;
    case 'quantity':
      return '0';
    default:
      return '';
  }
}
