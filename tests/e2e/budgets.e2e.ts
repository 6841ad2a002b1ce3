import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { clusterIsUp, expect, test } from './journey.ts';

/** What the design allows, KiB after gzip: before anything is chosen, then for the editor; the terminal's journey holds its own. */
const FIRST_LOAD = 160;
const EDITOR = 1250;

async function gzipKib(request: APIRequestContext, urls: Iterable<string>): Promise<number> {
  let total = 0;
  for (const url of urls) total += gzipSync(await (await request.get(url)).body(), { level: 9 }).length / 1024;
  return total;
}

/** The scripts that a page names itself; those for browsers without modules are not loaded. */
const scriptsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<script\b[^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !/nomodule/i.test(tag))
    .flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []);

for (const path of ['/', '/lessons/first-job', '/scenarios/typo-in-the-tag', '/questions']) {
  test(`the first load of ${path} keeps to its bytes`, async ({ request }) => {
    const sources = scriptsOf(await (await request.get(path)).text());
    expect(sources.length).toBeGreaterThan(2);
    const total = await gzipKib(request, new Set(sources));
    test.info().annotations.push({ type: 'bytes', description: `${path}: ${total.toFixed(1)} KiB` });
    expect(total).toBeLessThanOrEqual(FIRST_LOAD);
  });
}

test('the editor keeps to its bytes, and comes when it is asked for', async ({ page, request }) => {
  const loaded = new Set<string>();
  page.on('response', (response) => {
    if (/\.js($|\?)/.test(response.url())) loaded.add(response.url());
  });
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.waitForLoadState('networkidle');
  const before = new Set(loaded);
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  const added = [...loaded].filter((url) => !before.has(url));
  expect(added.length).toBeGreaterThan(0);
  expect(await gzipKib(request, added)).toBeLessThanOrEqual(EDITOR);
});
