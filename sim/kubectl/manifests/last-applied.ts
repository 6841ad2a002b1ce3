import { omit, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { compactJson } from '#sim/api/print/index.ts';
import { parseYamlValue } from '#sim/api/yaml/index.ts';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The manifest as apply sends it: with itself, as one line of JSON, in an annotation.
 *
 * @source kubectl util GetModifiedConfiguration
 */
export function withLastApplied(object: JsonObject): JsonObject {
  const metadata = readStruct(object, 'metadata');
  const annotations = omit(readStruct(metadata, 'annotations'), LAST_APPLIED);
  const text = `${compactJson({ ...object, metadata: { ...metadata, annotations } })}\n`;
  return { ...object, metadata: { ...metadata, annotations: { ...annotations, [LAST_APPLIED]: text } } };
}

/** The manifest of the last apply, as the object remembers it; undefined when it does not. */
export function readLastApplied(object: JsonObject): JsonObject | undefined {
  const text = readText(readStruct(readStruct(object, 'metadata'), 'annotations'), LAST_APPLIED);
  if (text === '') return undefined;
  const read = parseYamlValue(text);
  return read.ok && read.value !== null && typeof read.value === 'object' && !Array.isArray(read.value)
    ? (read.value as JsonObject)
    : undefined;
}
