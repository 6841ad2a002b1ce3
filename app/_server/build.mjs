// usage: node app/_server/build.mjs [--force | --static]
// Builds the server when its sources changed since the last build; --force always; --static writes the study part to out/.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ensureNode, secondsSince } from './ensure-installed.mjs';

const STAMP = '.cache/build-stamp.json';
const BUILD_ID = '.next/BUILD_ID';
const SEAL = 'app/_server/seal-pages.mjs';
const SOURCES = [
  'app',
  'components',
  'content',
  'sim',
  'mdx-components.tsx',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];
const NOT_BUILT = /(\.test\.tsx?|\.md|\.tsbuildinfo)$|^sim[/\\]cli[/\\]/;

/** True when there is no server build, or it was made from other sources. */
export function isBuildStale() {
  if (!existsSync(STAMP) || !existsSync(BUILD_ID)) return true;
  const stamp = JSON.parse(readFileSync(STAMP, 'utf8'));
  return stamp.buildId !== readFileSync(BUILD_ID, 'utf8') || stamp.sources !== hashSources();
}

/** Builds the server and stamps the build with its sources. Throws when the build fails. */
export function buildServer() {
  const sources = hashSources();
  build('server', {});
  mkdirSync('.cache', { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ buildId: readFileSync(BUILD_ID, 'utf8'), sources }));
}

/** Builds the static files in out/. The bundler shares .next, so the next server build starts afresh. */
export function buildStatic() {
  rmSync(STAMP, { force: true });
  build('static', { BUILD_TARGET: 'static' });
}

function build(name, env) {
  const startedAtMs = Date.now();
  console.log(`Building the ${name} pages, about a minute the first time ...`);
  runNode(['node_modules/next/dist/bin/next', 'build'], env);
  if (existsSync(SEAL)) runNode([SEAL], env);
  console.log(`Built the ${name} pages in ${secondsSince(startedAtMs)} s.`);
}

function runNode(args, env) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } });
  if (status !== 0) throw new Error(`The build failed in \`node ${args.join(' ')}\`. Its output above says where.`);
}

function hashSources() {
  const hash = createHash('sha256');
  const files = SOURCES.filter((path) => existsSync(path)).flatMap((path) => filesBelow(path));
  for (const file of files.filter((path) => !NOT_BUILT.test(path)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (path.includes('.')) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    ensureNode();
    ensureInstalled();
    if (process.argv.includes('--static')) buildStatic();
    else if (process.argv.includes('--force') || isBuildStale()) buildServer();
    else console.log('The build is up to date.');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
