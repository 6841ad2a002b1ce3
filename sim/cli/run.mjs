// Bundles the command line as the product is bundled, then runs it: node sim/cli/run.mjs COMMAND ...
// A loader that compiles file by file wraps every closure to keep its name, which made the simulator half as fast.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CLI = dirname(fileURLToPath(import.meta.url));
const CACHE = join(CLI, '..', '..', 'node_modules', '.cache', 'sim-cli');

/** Several commands may start at once: each version has its own folder, and a folder appears complete or not at all. */
function store(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.contents);
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const file of files) writeFileSync(join(draft, basename(file.path)), file.contents);
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return folder;
}

async function bundle() {
  const { build } = await import('esbuild').catch(() => {
    process.stderr.write('sim: the packages are not installed: run npm ci\n');
    process.exit(1);
  });
  const { outputFiles } = await build({
    entryPoints: [join(CLI, 'main.ts')],
    outdir: CACHE,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    write: false,
    logLevel: 'warning',
  });
  return join(store(outputFiles), 'main.mjs');
}

await import(pathToFileURL(await bundle()).href);
