import type { CommandContext } from './command.ts';
import { buildKustomization } from './kustomize/build.ts';
import type { ManifestFile } from './manifests/index.ts';

/** A path in a folder, without the steps that lead nowhere: `./jobs/` and `a.yaml` are `jobs/a.yaml`. */
function joined(folder: string, entry: string): string {
  const steps = folder.split('/').filter((step, i) => step !== '.' && (step !== '' || i === 0));
  return [...steps, entry].join('/');
}

export type FilesRead = { readonly ok: true; readonly files: readonly ManifestFile[] } | { readonly ok: false; readonly error: string };

const MANIFEST = /\.(json|ya?ml)$/;

/** The files of `-f` (a file, a folder, `-` for standard input) and `-k`, in the order given (rule KCT-16). */
export async function readManifestFiles({ flags, host }: CommandContext): Promise<FilesRead> {
  const folder = flags.text('kustomize');
  if (folder !== '') {
    if (flags.has('filename')) return { ok: false, error: 'only one of -f or -k can be specified' };
    if (flags.isOn('recursive')) return { ok: false, error: "the -k flag can't be used with -f or -R" };
    const built = await buildKustomization(folder, host);
    return built.ok ? { ok: true, files: [{ name: folder, text: built.text }] } : built;
  }
  const files: ManifestFile[] = [];
  for (const name of flags.list('filename')) {
    if (name === '-') {
      files.push({ name: 'STDIN', text: host.stdin });
      continue;
    }
    if (/^https?:\/\//.test(name))
      return { ok: false, error: `unable to read URL "${name}", server reported 503 Service Unavailable, status code=503` };
    const text = await host.readFile(name);
    if (text !== undefined) {
      files.push({ name, text });
      continue;
    }
    const entries = await host.listDirectory(name);
    if (entries === undefined) return { ok: false, error: `the path "${name}" does not exist` };
    const manifests = entries.filter((entry) => MANIFEST.test(entry)).sort();
    if (manifests.length === 0) return { ok: false, error: `error reading [${name}]: recognized file extensions are [.json .yaml .yml]` };
    for (const entry of manifests) {
      const path = joined(name, entry);
      const content = await host.readFile(path);
      if (content !== undefined) files.push({ name: path, text: content });
    }
  }
  return { ok: true, files };
}
