// Writes a strict content security policy into every prerendered page of a build.
//
// The pages are static, so a nonce is impossible; instead the policy names the hash of each inline script of its page.
// Run after `next build`, with the same BUILD_TARGET: `node app/_server/seal-pages.mjs`.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Puts the policy first in the head, before any script can run; a page that has one is left alone. */
export function sealPage(html) {
  if (html.includes(MARK)) return html;
  return html.replace('<head>', `<head>${MARK} content="${policyOf(html)}"/>`);
}

async function sealFolder(folder) {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.html'));
  for (const path of paths) {
    const file = join(folder, path);
    await writeFile(file, sealPage(await readFile(file, 'utf8')));
  }
  return paths.length;
}

if (import.meta.filename === process.argv[1]) {
  const folder = process.env.BUILD_TARGET === 'static' ? 'out' : '.next/server/app';
  const count = await sealFolder(folder);
  if (count === 0) throw new Error(`${folder} holds no page: build first`);
  console.log(`Sealed ${count} pages in ${folder}.`);
}
