import type { JsonValue } from '#sim/api/meta-v1/types.ts';

/** What a field holds. `goType` is the name that decoding errors print (`v1.RestartPolicy`, `int32`). */
export type FieldType =
  | { readonly is: 'string'; readonly goType: string; readonly values?: readonly string[] }
  | { readonly is: 'bool'; readonly goType: string }
  | { readonly is: 'int'; readonly goType: string; readonly bits: 32 | 64 }
  | { readonly is: 'float'; readonly goType: string }
  | { readonly is: 'bytes'; readonly goType: string }
  | { readonly is: 'quantity'; readonly goType: string }
  | { readonly is: 'time'; readonly goType: string; readonly hasMicroseconds: boolean }
  | { readonly is: 'intOrString'; readonly goType: string }
  /** Free JSON that is kept as it is: managedFields' `fieldsV1`. */
  | { readonly is: 'any'; readonly goType: string }
  /** `isAlwaysThere`: no pointer in Go, so that the server prints it even when empty (`status: {}`). */
  | { readonly is: 'struct'; readonly goType: string; readonly struct: string; readonly isAlwaysThere: boolean }
  | { readonly is: 'list'; readonly goType: string; readonly of: FieldType }
  | { readonly is: 'map'; readonly goType: string; readonly of: FieldType };

export interface FieldSchema {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** The default of the OpenAPI document; most Kubernetes defaults are code, not schema. */
  readonly preset?: JsonValue;
  /** How a strategic patch treats the field; absent replaces lists and merges maps. */
  readonly patch?: { readonly merges: boolean; readonly retainsKeys: boolean; readonly mergeKey: string };
  /** Name of the Go struct that embeds the field; decoding errors show it in the path. */
  readonly embeddedIn?: string;
}

/** One Go struct: its fields in alphabetical order. */
export interface StructSchema {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldSchema>;
}
