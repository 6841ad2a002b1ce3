// The simulator's worker is started by the page's first bytes, not by its scripts: it then loads while the page comes to life.
// It fetches its pieces one after the other, and still is there before the page is. To fetch them side by side from the page
// was tried: taking in their bytes held its main thread up for 370 ms on a slow phone.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const BASE = '/_next/';
/** A page that shows a cluster has this pane. */
const LAB = 'data-pane="timeline"';
/** How the bundler writes `new Worker(new URL('./sim.worker.ts', import.meta.url))`: the entry, and its pieces, last one first. */
const WORKER = /sim\.worker\.[\w-]+\.ts"\)\},\d+,(\w)=>\{\1\.v\(\1\.r\(\d+\)\.f\("([^"]+)",(\[[^\]]*\])\)/;

/** The address of the worker of a build, as the page's own scripts would start it. */
async function workerAddress(assetsFolder) {
  const folder = join(assetsFolder, 'chunks');
  for (const name of await readdir(folder)) {
    const found = name.endsWith('.js') ? WORKER.exec(await readFile(join(folder, name), 'utf8')) : null;
    if (found === null) continue;
    const scripts = JSON.parse(found[3])
      .map((path) => BASE + path)
      .reverse();
    const params = encodeURIComponent(JSON.stringify([scripts, '', BASE, null, null]));
    return `${BASE}${found[2]}#params=${params}`;
  }
  throw new Error(`${folder} has no chunk that starts sim.worker.ts: does the bundler write workers in another way now?`);
}

/**
 * Makes the function that puts the early start into a page; pages without a cluster stay as they are.
 *
 * `components/lab/start-sim-worker.ts` takes the worker over as `self.simulatorWorker`.
 */
export async function earlySimulator(assetsFolder) {
  const script = `self.simulatorWorker=new Worker(${JSON.stringify(await workerAddress(assetsFolder))},{name:"simulator"})`;
  return (html) => (html.includes(LAB) ? html.replace('</head>', () => `<script>${script}</script></head>`) : html);
}
