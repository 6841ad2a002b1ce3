// Writes a strict content security policy into every prerendered page of a build, with the version of the build, and
// tells the service worker what the build consists of. Pages with a cluster also start its worker (early-simulator.mjs).
//
// The pages are static, so a nonce is impossible; instead the policy names the hash of each inline script of its page.
// Run after `next build`, with the same BUILD_TARGET: `node app/_server/seal-pages.mjs`.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { earlySimulator } from './early-simulator.mjs';

const MARK = '<meta http-equiv="Content-Security-Policy"';
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The policy of one page. Styles may be inline: React, the editor and the terminal set sizes that way. */
function policyOf(html) {
  const hashes = new Set();
  for (const [, script] of html.matchAll(INLINE_SCRIPT)) {
    hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  }
  return [
    "default-src 'self'",
    `script-src 'self' ${[...hashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}

/** Puts the policy first in the head, before any script can run, and the version of the build; a page that has them is left alone. */
export function sealPage(html, version) {
  if (html.includes(MARK)) return html;
  const versionMark = `<meta name="backoff-version" content="${version}"/>`;
  return html.replace('<head>', `<head>${MARK} content="${policyOf(html)}"/>${versionMark}`);
}

async function filesBelow(folder, suffix = '') {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(suffix));
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

/** What the service worker keeps at once; other pages are kept when they are visited. */
const KEPT_PAGES = /^(lessons|scenarios|questions|playground|progress|reference|shortcuts|questions\/review|lessons\/[^/]+)$/;

/** Tells the service worker what this build consists of. */
async function sealWorker(file, build) {
  const script = await readFile(file, 'utf8');
  const sealed = script.replace('const BUILD = null;', () => `const BUILD = ${JSON.stringify(build)};`);
  if (sealed === script) throw new Error(`${file} has no place for the contents of the build`);
  await writeFile(file, sealed);
}

/** Seals every page of a build, and its service worker with them. Returns how many pages there were. */
async function sealBuild({ pagesFolder, assetsFolder, worker }) {
  const paths = await filesBelow(pagesFolder, '.html');
  const pages = await Promise.all(paths.map((path) => readFile(join(pagesFolder, path), 'utf8')));
  if (pages.every((html) => html.includes(MARK))) return pages.length;
  const assets = (await filesBelow(assetsFolder)).filter((path) => !path.endsWith('.map'));
  const version = createHash('sha256')
    .update(JSON.stringify([assets, pages]))
    .digest('hex')
    .slice(0, 16);
  const startEarly = await earlySimulator(assetsFolder);
  await Promise.all(paths.map((path, index) => writeFile(join(pagesFolder, path), sealPage(startEarly(pages[index]), version))));
  const kept = paths.map((path) => path.slice(0, -'.html'.length)).filter((path) => KEPT_PAGES.test(path));
  await sealWorker(worker, {
    version,
    pages: ['/', ...kept.map((path) => `/${path}`)],
    data: ['/icon.svg', '/search.json'],
    assets: assets.map((path) => `/_next/static/${path}`),
  });
  return pages.length;
}

if (import.meta.filename === process.argv[1]) {
  const count = await sealBuild(
    process.env.BUILD_TARGET === 'static'
      ? { pagesFolder: 'out', assetsFolder: 'out/_next/static', worker: 'out/sw.js' }
      : { pagesFolder: '.next/server/app', assetsFolder: '.next/static', worker: '.next/server/app/sw.js.body' },
  );
  if (count === 0) throw new Error('There is no page: build first');
  console.log(`Sealed ${count} pages.`);
}
