import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { structNamed, structOf } from '#sim/api/schema/index.ts';
import { Decoder, type Wording } from './decoder.ts';

/** A body read into the kind's fields, or the first thing that does not fit and where it stands. */
export type Decoded =
  | { readonly ok: true; readonly value: JsonObject; readonly unknownFields: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly path: string };

/**
 * Reads a body as the API server does: nulls dropped, unknown fields dropped and listed, every type checked.
 *
 * @param kind    a kind that the server knows; another one is a bug of the caller
 * @param wording `converter` for an object that a strategic patch was applied to
 * @returns `unknownFields` as full paths in the order of a walk with sorted keys (`spec.template.spec.containers[0].comand`)
 * @source sigs.k8s.io/json strict decoding into the v1.35 types
 */
export function decodeObject(kind: string, body: JsonValue, wording: Wording = 'json'): Decoded {
  const struct = structOf(kind);
  if (struct === undefined) throw new Error(`decodeObject: no kind is named ${kind}`);
  return new Decoder(wording).run(struct, body);
}

/**
 * What kubectl itself reads of a manifest before it asks the server: the metadata.
 *
 * @returns undefined, or the complaint about a wrong type and where it stands
 * @source apimachinery unstructured metadataOnlyObject
 */
export function checkMetadata(body: JsonObject): { readonly message: string; readonly path: string } | undefined {
  const metadata = structNamed('ObjectMeta');
  if (metadata === undefined) throw new Error('checkMetadata: the struct table has no ObjectMeta');
  const field = {
    name: 'metadata',
    type: { is: 'struct', goType: 'v1.ObjectMeta', struct: 'ObjectMeta', isAlwaysThere: true },
    isRequired: false,
  } as const;
  const decoded = new Decoder().run(
    { name: 'metadataOnlyObject', fields: new Map([['metadata', field]]) },
    { metadata: body['metadata'] ?? null },
  );
  return decoded.ok ? undefined : { message: decoded.message, path: decoded.path };
}
