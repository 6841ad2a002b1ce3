import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(process.cwd(), 'content');

/**
 * Reads every manifest below a content folder, at build time.
 *
 * @param folder e.g. `lessons/first-job`
 * @returns text by path inside the folder (`job.yaml`, `solution/job.yaml`), sorted by path
 */
export async function readManifests(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = await readdir(join(ROOT, folder), { recursive: true });
  const manifests = paths.filter((path) => path.endsWith('.yaml')).sort();
  const texts = await Promise.all(manifests.map((path) => readFile(join(ROOT, folder, path), 'utf8')));
  return Object.fromEntries(manifests.map((path, index) => [path, texts[index] ?? '']));
}
