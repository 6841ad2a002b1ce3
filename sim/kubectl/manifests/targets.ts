import { omit, readStruct } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { parseLabelSelector } from '#sim/api/selector.ts';
import type { KubeClient } from '#sim/apiserver/client.ts';
import * as messages from './messages.ts';
import type { ManifestOptions } from './options.ts';
import { type Manifest, readManifests } from './read.ts';

/** A manifest whose namespace is settled. */
export interface Target extends Manifest {
  /** Empty for cluster-wide kinds. */
  readonly namespace: string;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Problems of the files, told as one error. */
  readonly readProblems: readonly string[];
  /** Objects of another namespace than `-n` says. */
  readonly namespaceProblems: readonly string[];
}

/** Reads all files of a command and settles each object's namespace. */
export function readTargets(client: KubeClient, options: ManifestOptions): Targets {
  const selector = parseLabelSelector(options.labelSelector ?? '');
  if (!selector.ok) {
    const problem = messages.invalidSelector(options.labelSelector ?? '', selector.error);
    return { targets: [], readProblems: [problem], namespaceProblems: [] };
  }
  const reads = options.files.map((file) => readManifests(file.name, file.text, client.resources));
  const namespaceProblems: string[] = [];
  const targets: Target[] = [];
  for (const manifest of reads.flatMap((read) => read.manifests)) {
    const labels = readStruct(readStruct(manifest.object, 'metadata'), 'labels') as Readonly<Record<string, string>>;
    if (!selector.matches(labels)) continue;
    const target = settleNamespace(manifest, options.namespace);
    const isElsewhere = options.hasNamespaceFlag && manifest.info.namespaced && target.namespace !== options.namespace;
    if (isElsewhere) namespaceProblems.push(messages.otherNamespace(target.namespace, options.namespace));
    else targets.push(target);
  }
  return { targets, readProblems: reads.flatMap((read) => read.problems.map(({ text }) => text)), namespaceProblems };
}

/** An object without a namespace gets the command's; a cluster-wide one loses its own. */
export function settleNamespace(manifest: Manifest, preset: string): Target {
  const namespace = manifest.info.namespaced ? manifest.namespace || preset : '';
  const metadata = readStruct(manifest.object, 'metadata');
  const settled: JsonObject = namespace === '' ? omit(metadata, 'namespace') : { ...metadata, namespace };
  return { ...manifest, namespace, object: { ...manifest.object, metadata: settled } };
}
