import type { CommandContext } from './command.ts';
import { readManifestFiles } from './manifest-files.ts';
import { type Manifest, readManifests } from './manifests/index.ts';
import { type Problem, problem } from './problem.ts';
import type { ResourceRequest } from './resolve.ts';

export type TargetsRead =
  | { readonly ok: true; readonly requests: readonly ResourceRequest[]; readonly manifests: readonly Manifest[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The objects that the files of `-f` name, for commands that only need to know which (`get -f`, `delete -f`). */
export async function readTargets(context: CommandContext): Promise<TargetsRead> {
  const read = await readManifestFiles(context);
  if (!read.ok) return { ok: false, problems: [problem(read.error)] };
  const files = read.files.map(({ name, text }) => readManifests(name, text, context.client.resources));
  const problems = files.flatMap((file) => file.problems.map(({ text }) => problem(text)));
  if (problems.length > 0) return { ok: false, problems };
  const manifests = files.flatMap((file) => file.manifests);
  const requests = manifests.map(({ info, name, namespace, fileName }) => ({
    info,
    names: [name],
    fileName,
    ...(namespace === '' || !info.namespaced ? {} : { namespace }),
  }));
  return { ok: true, requests, manifests };
}
