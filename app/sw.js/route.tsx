import { readFile } from 'node:fs/promises';

export const dynamic = 'force-static';

/**
 * The service worker. It is served from the root because a worker rules over the paths below its own; the build then
 * writes into it what there is to keep (`app/_server/seal-pages.mjs`). A `.tsx` handler is also part of the static build.
 */
export async function GET() {
  const script = await readFile('app/sw.js/service-worker.js', 'utf8');
  return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
}
