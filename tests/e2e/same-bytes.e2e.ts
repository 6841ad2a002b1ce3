import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import withoutNodeModules from '#app/_server/shell-loader.mjs';
import { play } from '#sim/cli/play.ts';
import { loadRecording } from '#tests/conformance/recordings.ts';
import { expect, test } from './journey.ts';

const pathTo = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The shell without what only Node has, as the site's bundler loads it. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup: ({ onLoad }) => {
    onLoad({ filter: /just-bash[/\\]dist[/\\]bundle[/\\].*\.js$/ }, async ({ path }) => ({
      contents: withoutNodeModules(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** The simulator as one script for a worker, without the site around it. */
async function workerScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [pathTo('same-bytes.worker.ts')],
    alias: { 'no-node': pathTo('../../components/lab/no-node.ts') },
    plugins: [withoutNode],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

test('[ENG-11] a browser worker computes the same bytes as Node', async ({ page }) => {
  const script = await workerScript();
  await page.route('**/same-bytes.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto('/');
  for (const name of ['job-indexed', 'job-backoff-onfailure', 'cronjob-replace']) {
    const scenario = loadRecording(name);
    const options = { seed: 5 };
    const inWorker = await page.evaluate(
      (message) =>
        new Promise<string>((resolve, reject) => {
          const worker = new Worker('/same-bytes.js');
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message: why }) => reject(new Error(why));
          worker.postMessage(message);
        }),
      { scenario, options },
    );
    const inNode = JSON.stringify(await play(scenario, options));
    expect(inNode.length, name).toBeGreaterThan(10_000);
    expect(inWorker.slice(0, 500)).toBe(inNode.slice(0, 500));
    expect(inWorker === inNode, name).toBe(true);
  }
});
