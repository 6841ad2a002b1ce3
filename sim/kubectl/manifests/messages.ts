import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { apiVersionOf } from '#sim/apiserver/resources.ts';

/** kubectl's sentences about manifest files, without `error: `. Checked against v1.35.6. */

export const unparsable = (file: string, why: string): string => `error parsing ${file}: error converting YAML to JSON: ${why}`;

export const invalidData = (file: string, why: string): string =>
  `error validating "${file}": error validating data: ${why}; if you choose to ignore these errors, turn validation off with --validate=false`;

export const undecodable = (file: string, why: string): string => `unable to decode "${file}": ${why}`;

export const noMapping = (file: string, name: string, namespace: string, kind: string, version: string): string =>
  `resource mapping not found for name: "${name}" namespace: "${namespace}" from "${file}": no matches for kind "${kind}" in version "${version}"\nensure CRDs are installed first`;

export const otherNamespace = (given: string, wanted: string): string =>
  `the namespace from the provided object "${given}" does not match the namespace "${wanted}". You must pass '--namespace=${given}' to perform this operation.`;

/** @source cli-runtime resource builder; compared with the real client */
export const invalidSelector = (selector: string, why: string): string =>
  `the provided selector ${JSON.stringify(selector)} is not valid: ${why}`;

export const noObjects = (verb: 'apply' | 'create'): string => `no objects passed to ${verb}`;

export const generatedName = (prefix: string): string => `from ${prefix}: cannot use generate name with apply`;

/** Two lines that say which object is meant. */
export function describeTarget(info: ResourceInfo, name: string, namespace: string): string {
  const version = apiVersionOf(info).includes('/') ? apiVersionOf(info) : `/${apiVersionOf(info)}`;
  return `Resource: "${version}, Resource=${info.resource}", GroupVersionKind: "${version}, Kind=${info.kind}"\nName: "${name}", Namespace: "${namespace}"`;
}

export const retrieving = (target: string, file: string): string =>
  `error when retrieving current configuration of:\n${target}\nfrom server for: "${file}"`;

export const creating = (file: string): string => `error when creating "${file}"`;

export const patching = (patch: string, target: string, file: string): string =>
  `error when applying patch:\n${patch}\nto:\n${target}\nfor: "${file}": error when patching "${file}"`;

export const missingAnnotation = (info: ResourceInfo, name: string): string =>
  `resource ${info.resource}/${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`;

export const beingDeleted = (info: ResourceInfo, name: string): string =>
  `Detected changes to resource ${info.resource}/${name} which is currently being deleted.`;
