// Keeps the study part in the browser, so that it works without a network after the first visit.
//
// A build is kept whole or not at all. Every page carries the version of its build, and the cache of a version takes no
// page of another: what comes from the cache is always one page and the scripts that it was built with.
// - Hashed files never change, so the cache answers first.
// - Pages come from the network while there is one; a kept page answers when there is none, or when it is slow.
// - A new build is fetched beside the old one and takes over when the last tab of the old one has closed.

/** What this build consists of; the build writes it here. */
const BUILD = null;

const PREFIX = 'backoff-';
const CACHE = `${PREFIX}${BUILD.version}`;
const MARK = `name="backoff-version" content="${BUILD.version}"`;
/** A kept page does not wait longer for the network. */
const SLOW_MS = 4000;
/** Few at once: the page and its cluster go before the copy, which nobody waits for. */
const AT_ONCE = 2;

/** Fetches what must be there. Throws when it is not. */
async function fetched(path) {
  const response = await fetch(path, { cache: path.startsWith('/_next/') ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

async function keepAsset(cache, path) {
  await cache.put(path, (await caches.match(path)) ?? (await fetched(path)));
}

/** A page that is gone is left out; one of another build means that a newer build is out, and this one is given up. */
async function keepPage(cache, path) {
  const response = await fetch(path, { cache: 'no-cache' });
  if (!response.ok) return;
  if (!(await response.clone().text()).includes(MARK)) throw new Error(`${path} is of another build`);
  await cache.put(path, response);
}

/** Paths of the pages that the reader has open or had kept by an earlier build. */
async function visitedPaths() {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const paths = open.map(({ url }) => new URL(url).pathname);
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
  }
  return paths.filter((path) => !path.startsWith('/_next/') && !BUILD.data.includes(path));
}

async function keepBuild() {
  const cache = await caches.open(CACHE);
  const pages = new Set([...BUILD.pages, ...(await visitedPaths())]);
  const tasks = [
    ...[...pages].map((path) => () => keepPage(cache, path)),
    ...BUILD.data.map((path) => async () => cache.put(path, await fetched(path))),
    ...BUILD.assets.map((path) => () => keepAsset(cache, path)),
  ].values();
  const work = async () => {
    for (const task of tasks) await task();
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function forgetOtherBuilds() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
}

/** Keeps a visited page of this build. A full storage keeps nothing, and nobody misses it while there is a network. */
async function keepVisited(path, response) {
  try {
    if ((await response.clone().text()).includes(MARK)) await (await caches.open(CACHE)).put(path, response);
  } catch {
    // Full, or the body broke off.
  }
}

async function asset(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  // Made anew it has no address of its own. Else a worker would take that of the response, which lacks the part after
  // the `#`, and there the bundler says what the worker is to run.
  return kept === undefined ? fetch(request) : new Response(kept.body, kept);
}

async function page(event) {
  const { pathname } = new URL(event.request.url);
  const cache = await caches.open(CACHE);
  const kept = await cache.match(pathname, { ignoreVary: true });
  if (kept !== undefined && !navigator.onLine) return kept;
  const answer = fetch(event.request).then((response) => {
    if (response.status >= 500 && kept !== undefined) return kept;
    if (response.ok && !response.redirected) event.waitUntil(keepVisited(pathname, response.clone()));
    return response;
  });
  if (kept === undefined) return answer.catch(() => offlinePage(cache));
  const slow = new Promise((resolve) => setTimeout(resolve, SLOW_MS, kept));
  return Promise.race([answer, slow]).catch(() => kept);
}

async function data(request, path) {
  const cache = await caches.open(CACHE);
  try {
    return await fetch(request);
  } catch {
    return (await cache.match(path, { ignoreVary: true })) ?? Response.error();
  }
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Says that a page was not kept, and which were. */
async function offlinePage(cache) {
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const links = kept
    .filter((path) => path.startsWith('/lessons/') || path.startsWith('/scenarios/'))
    .map((path) => `<li><a href="${escaped(path)}">${escaped(path.slice(1))}</a></li>`);
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Offline · Backoff</title><style>
:root{color-scheme:light dark}body{max-width:640px;margin:0 auto;padding:40px 24px;font:16px/1.6 system-ui,sans-serif}
a{color:light-dark(#4b3fd6,#a49dff)}li{margin:4px 0}
</style></head><body><main><h1>This page is not kept for offline use</h1>
<p>There is no network, and you have not opened this page before. <a href="/lessons">The course</a> works, and so do these:</p>
<ul>${links.join('')}</ul></main></body></html>`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(html, { headers });
}

self.addEventListener('install', (event) => event.waitUntil(keepBuild()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOtherBuilds().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/_next/static/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(page(event));
  else if (BUILD.data.includes(url.pathname)) event.respondWith(data(request, url.pathname));
});
