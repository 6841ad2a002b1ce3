import { decodeObject } from '#sim/api/decode/index.ts';
import type { ApiResult, JsonObject, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import { threeWayMergePatch } from '#sim/api/patch/index.ts';
import type { SourceRange } from '#sim/api/yaml/index.ts';
import type { KubeClient } from '#sim/apiserver/client.ts';
import type { ManifestProblem } from '#sim/worker/protocol.ts';
import { type Fix, fixUnknownField, fixValue } from './fixes.ts';
import { readLastApplied, withLastApplied } from './last-applied.ts';
import * as messages from './messages.ts';
import { joinPath, readManifests } from './read.ts';
import { settleNamespace, type Target } from './targets.ts';

const DRY_RUN = { dryRun: true, fieldValidation: 'Strict' } as const;

/**
 * What `kubectl apply` would complain about, as markers for the editor: nothing is stored.
 *
 * @param text      the editor's text
 * @param namespace of objects that name none
 * @returns in the order of the text's documents; a server refusal of several field errors gives one marker each
 */
export function diagnose(fileName: string, text: string, client: KubeClient, namespace: string): readonly ManifestProblem[] {
  const read = readManifests(fileName, text, client.resources);
  const ofObjects = read.manifests.flatMap((manifest) => diagnoseObject(settleNamespace(manifest, namespace), text, client));
  const ofReading = read.problems.map((problem) => problemAt(problem.range, problem.text, problem.path));
  return [...ofReading, ...ofObjects].sort((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
}

function diagnoseObject(target: Target, text: string, client: KubeClient): readonly ManifestProblem[] {
  if (target.name === '') {
    const metadata = target.object['metadata'] as JsonObject | undefined; // settleNamespace made it an object
    const prefix = metadata?.['generateName'];
    const message = typeof prefix === 'string' && prefix !== '' ? messages.generatedName(prefix) : 'resource name may not be empty';
    return [problemAt(target.document.locate(joinPath(target.base, 'metadata')), message, 'metadata.name')];
  }
  const result = dryRun(target, client);
  const { document, base } = target;
  const warnings = result.warnings.map((message): ManifestProblem => {
    const path = /^[a-zA-Z.[\]0-9]+(?=: )/.exec(message)?.[0] ?? '';
    return { ...problemAt(document.locate(joinPath(base, path)), message, path), severity: 'warning' };
  });
  return [...(result.ok ? [] : refusalProblems(target, result.status, text)), ...warnings];
}

function dryRun({ info, name, namespace, object }: Target, client: KubeClient): ApiResult<KubeObject> {
  const current = client.get(info, namespace, name);
  if (!current.ok) return current.status.reason === 'NotFound' ? client.create(info, namespace, withLastApplied(object), DRY_RUN) : current;
  const stored = current.value as unknown as JsonObject; // stored objects are JSON
  const patch = threeWayMergePatch(info.kind, { lastApplied: readLastApplied(stored), modified: withLastApplied(object), current: stored });
  return Object.keys(patch).length === 0 ? current : client.patch(info, namespace, name, 'strategic', patch, DRY_RUN);
}

function refusalProblems(target: Target, status: Status, text: string): readonly ManifestProblem[] {
  const { document, base } = target;
  if (status.details !== undefined) {
    return status.details.causes.map(({ path, text: message }) => {
      const fix = fixValue(document, base, path, message, text);
      return problemAt(document.locate(joinPath(base, path)), message, path, fix);
    });
  }
  return decodeProblems(target, text) ?? [problemAt(document.locate(base), status.message)];
}

/** The server names a wrong type or unknown fields in one sentence; the decoder knows where they stand. */
function decodeProblems({ document, base, info, object }: Target, text: string): readonly ManifestProblem[] | undefined {
  const decoded = decodeObject(info.kind, object);
  const at = (path: string): SourceRange => document.locate(joinPath(base, path));
  if (!decoded.ok)
    return [problemAt(document.locateValue(joinPath(base, decoded.path)) ?? at(decoded.path), decoded.message, decoded.path)];
  if (decoded.unknownFields.length === 0) return undefined;
  return decoded.unknownFields.map((path) =>
    problemAt(at(path), `unknown field "${path}"`, path, fixUnknownField(document, base, info.kind, path, text)),
  );
}

function problemAt(range: SourceRange, message: string, path?: string, fix?: Fix): ManifestProblem {
  return {
    severity: 'error',
    ...range,
    message,
    ...(path === undefined || path === '' ? {} : { path }),
    ...(fix === undefined ? {} : { fix }),
  };
}
