import { checkMetadata } from '#sim/api/decode/index.ts';
import { isObject, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { compactJson } from '#sim/api/print/index.ts';
import { parseYamlStream, type SourceRange, type YamlDocument } from '#sim/api/yaml/index.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { apiVersionOf } from '#sim/apiserver/resources.ts';
import * as messages from './messages.ts';

/** One object of a manifest file that kubectl would send. */
export interface Manifest {
  readonly fileName: string;
  readonly document: YamlDocument;
  /** Path of the object in its document: empty, or `items[2]` within a List. */
  readonly base: string;
  readonly object: JsonObject;
  readonly info: ResourceInfo;
  /** Empty when the manifest has none. */
  readonly name: string;
  readonly namespace: string;
}

/** Something that kubectl refuses before it asks the server. */
export interface ReadProblem {
  /** kubectl's words without `error: `. */
  readonly text: string;
  readonly range: SourceRange;
  readonly path?: string;
}

export interface ManifestRead {
  readonly manifests: readonly Manifest[];
  /** In the order of the file. */
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads a manifest file as `kubectl apply -f` does before it talks to the server; never throws.
 *
 * A document without apiVersion or kind, and a YAML error, end the reading of the file; other problems skip their object.
 *
 * @param fileName  as typed; `STDIN` for `-`
 * @param resources the kinds that the server serves
 * @source kubectl resource builder, v1.35
 */
export function readManifests(fileName: string, text: string, resources: readonly ResourceInfo[]): ManifestRead {
  const stream = parseYamlStream(text);
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  for (const document of stream.documents) {
    const invalid = schemaProblem(document.value);
    if (invalid !== undefined) {
      problems.push({ text: messages.invalidData(fileName, invalid), range: document.locate('') });
      return { manifests, problems };
    }
    for (const { object, base } of objectsIn(document.value)) {
      const problem = readObjectProblem(fileName, object, resources);
      if (problem === undefined) manifests.push(manifestOf(fileName, document, base, object, resources));
      else problems.push({ text: problem.text, range: document.locate(joinPath(base, problem.path)), path: problem.path });
    }
  }
  if (stream.problem !== undefined)
    problems.push({ text: messages.unparsable(fileName, stream.problem.message), range: stream.problem.range });
  return { manifests, problems };
}

export const joinPath = (base: string, path: string): string => (base === '' ? path : `${base}.${path}`);

/** What kubectl's own check of the data says; undefined when it passes. */
function schemaProblem(value: JsonValue): string | undefined {
  if (!isObject(value)) return 'invalid object to validate';
  if (value['kind'] === 'List' && Array.isArray(value['items'])) {
    const found = [...value['items'].map(schemaProblem), ...headProblems(value)].filter((problem) => problem !== undefined);
    return listed(found);
  }
  return listed(headProblems(value));
}

function headProblems(object: JsonObject): readonly string[] {
  return ['apiVersion', 'kind'].flatMap((field) => {
    const value = object[field];
    if (value === undefined || value === null) return [`${field} not set`];
    return typeof value === 'string' ? [] : [`${field} isn't string type`];
  });
}

function listed(problems: readonly string[]): string | undefined {
  if (problems.length === 0) return undefined;
  return problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
}

/** The objects of a document: itself, or the items of a List. */
function objectsIn(value: JsonValue): readonly { readonly object: JsonObject; readonly base: string }[] {
  if (!isObject(value)) return [];
  if (value['kind'] !== 'List') return [{ object: value, base: '' }];
  return readObjects(value, 'items').map((object, i) => ({ object, base: `items[${i}]` }));
}

function readObjectProblem(
  fileName: string,
  object: JsonObject,
  resources: readonly ResourceInfo[],
): { readonly text: string; readonly path: string } | undefined {
  const kind = readText(object, 'kind');
  if (kind === '') return { text: messages.undecodable(fileName, `Object 'Kind' is missing in '${compactJson(object)}'`), path: 'kind' };
  const wrong = checkMetadata(object);
  if (wrong !== undefined) return { text: messages.undecodable(fileName, wrong.message), path: wrong.path };
  const version = readText(object, 'apiVersion');
  if (findResource(resources, version, kind) !== undefined) return undefined;
  const metadata = readStruct(object, 'metadata');
  const text = messages.noMapping(fileName, readText(metadata, 'name'), readText(metadata, 'namespace'), kind, version);
  const knowsKind = resources.some((info) => info.kind === kind);
  return { text, path: knowsKind ? 'apiVersion' : 'kind' };
}

/** A kind written wholly in lower case is found too; the server refuses it later. */
function findResource(resources: readonly ResourceInfo[], version: string, kind: string): ResourceInfo | undefined {
  return resources.find((info) => apiVersionOf(info) === version && (info.kind === kind || info.kind.toLowerCase() === kind));
}

function manifestOf(
  fileName: string,
  document: YamlDocument,
  base: string,
  object: JsonObject,
  resources: readonly ResourceInfo[],
): Manifest {
  const info = findResource(resources, readText(object, 'apiVersion'), readText(object, 'kind'));
  if (info === undefined) throw new Error('manifestOf: the kind of a checked manifest has no resource');
  const metadata = readObject(object, 'metadata');
  return { fileName, document, base, object, info, name: readText(metadata, 'name'), namespace: readText(metadata, 'namespace') };
}
