// `npm run bench:page`: what a visitor's browser does, measured in Chromium against the built site. Build first.
// Prints one line per figure with its budget; `--json` prints one object. Exit 1 when a budget is missed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { freePort } from './free-port.mjs';

const PAGES = ['/', '/lessons', '/lessons/first-job', '/scenarios/typo-in-the-tag', '/playground', '/questions'];
const LESSON = '/lessons/first-job';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** A phone of the middle class on a fair mobile network: a quarter of this machine's speed, 10 Mbit/s, 40 ms. */
const MOBILE = { cpu: 4, latency: 40, down: (10 * 1024 * 1024) / 8, up: (3 * 1024 * 1024) / 8 };
const SETTLE_MS = 4000;

const JOB_10K = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'job10k' },
  spec: {
    completions: 10_000,
    parallelism: 100,
    template: {
      spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', 'sleep 30'] }] },
    },
  },
};

/** A link that has applied the manifest at instant 0. */
function linkOf(manifest) {
  const request = { verb: 'create', kind: manifest.kind, namespace: 'default', body: manifest, options: { fieldValidation: 'Strict' } };
  const inputs = [{ atMs: 0, input: { type: 'request', request } }];
  const branch = { id: 0, name: 'main', parent: null, forkAtMs: 0, headMs: 0, inputs };
  const run = { seed: 1, startAtMs: Date.UTC(2026, 0, 5), branch, others: [], nowMs: 0, beganAtMs: 0 };
  const screen = { tab: 'timeline', selectedUid: null, follow: 'fit', fromMs: 0, spanMs: 60_000 };
  const text = JSON.stringify({ version: 1, lab: 'playground', run, screen });
  return `/playground#run=${deflateRawSync(text).toString('base64url')}`;
}

/** Runs in the page from its start: long tasks and the time between frames, for whoever asks. */
function watchFrames() {
  const seen = { longTasks: [], gaps: [], isOn: false };
  window.__bench = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (seen.isOn) seen.longTasks.push(duration);
  }).observe({ type: 'longtask' });
  let last = 0;
  const frame = (at) => {
    if (seen.isOn && last > 0) seen.gaps.push(at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const share = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const round = (value) => Math.round(value * 10) / 10;

async function watched(page, act) {
  await page.evaluate(() => Object.assign(window.__bench, { longTasks: [], gaps: [], isOn: true }));
  await act();
  return page.evaluate(() => {
    window.__bench.isOn = false;
    return { longTasks: window.__bench.longTasks, gaps: window.__bench.gaps };
  });
}

/** A Job of 10,000 Pods runs with the whole lab open; then its timeline is panned and zoomed. */
async function benchJob(browser, origin) {
  const page = await browser.newPage({ viewport: DESKTOP });
  await page.addInitScript(watchFrames);
  await page.goto(origin + linkOf(JOB_10K));
  await page.getByRole('button', { name: 'Job job10k', exact: true }).first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  // The copy of the site for offline use is made once, on the first visit; a run is what one looks at on any.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByLabel('Speed').selectOption('1000');
  const run = await watched(page, async () => {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    // Looked at seldom and by a plain selector: to find it by its role would itself keep the page busy.
    await page.waitForFunction(
      () => document.querySelector('ul[aria-label="Objects"] button')?.textContent.includes('Complete') === true,
      undefined,
      { polling: 500, timeout: 120_000 },
    );
  });
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.waitForTimeout(500);
  const pan = await watched(page, () => page.evaluate(panAndZoom));
  await page.close();
  return {
    jobLongestTaskMs: round(Math.max(0, ...run.longTasks)),
    jobTasksOver50Ms: run.longTasks.filter((duration) => duration > 50).length,
    jobFrameGapP99Ms: round(share(run.gaps, 0.99)),
    panFrameP50Ms: round(share(pan.gaps, 0.5)),
    panFrameP95Ms: round(share(pan.gaps, 0.95)),
  };
}

/** Runs in the page: 120 frames of panning, 120 of zooming, 60 of scrolling through the lanes. */
async function panAndZoom() {
  const canvas = document.querySelector('[data-pane="timeline"] section canvas');
  const stage = canvas.parentElement;
  const scroller = stage.closest('section');
  const { left, top, width } = stage.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 40 };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let i = 0; i < 300; i++) {
    if (i < 120) stage.dispatchEvent(new WheelEvent('wheel', { ...at, deltaX: i % 40 < 20 ? 24 : -24 }));
    else if (i < 240) stage.dispatchEvent(new WheelEvent('wheel', { ...at, ctrlKey: true, deltaY: i % 60 < 30 ? -40 : 40 }));
    else scroller.scrollTop += 700;
    await frame();
  }
}

/** From navigation, and from the last byte of HTML, to the first Pod on the timeline of a lesson. */
async function benchFirstPod(browser, origin) {
  const page = await browser.newPage({ viewport: PHONE, isMobile: true, hasTouch: true });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: MOBILE.latency,
    downloadThroughput: MOBILE.down,
    uploadThroughput: MOBILE.up,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: MOBILE.cpu });
  await page.addInitScript(() => {
    let triedAt = 0;
    const look = () => {
      // As a person would: the manifest is applied as soon as there is a button, which leads to the timeline.
      const apply = [...document.querySelectorAll('[data-pane="yaml"] button')].find(({ textContent }) => textContent.startsWith('Apply'));
      const timeline = document.querySelector('[data-pane="timeline"]');
      const tabs = [...document.querySelectorAll('nav[aria-label="Panes"] button')];
      if (tabs.some((tab) => tab.textContent === 'Lesson' && tab.ariaCurrent === 'true'))
        tabs.find((tab) => tab.textContent === 'YAML').click();
      else if (apply && timeline?.checkVisibility() === false && performance.now() - triedAt > 400) {
        triedAt = performance.now();
        apply.click();
      }
      const pod = timeline?.querySelector('button[aria-label^="Pod "]') ?? null;
      if (pod === null) setTimeout(look, 10);
      else requestAnimationFrame(() => Object.assign(window, { __firstPodMs: performance.now() }));
    };
    document.addEventListener('DOMContentLoaded', look);
  });
  await page.goto(origin + LESSON);
  const firstPodMs = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const look = () => (window.__firstPodMs === undefined ? setTimeout(look, 50) : resolve(window.__firstPodMs));
        look();
        setTimeout(() => reject(new Error('No Pod came on screen within a minute.')), 60_000);
      }),
  );
  const htmlMs = await page.evaluate(() => performance.getEntriesByType('navigation')[0].responseEnd);
  await page.close();
  return { firstPodMs: Math.round(firstPodMs), firstPodAfterHtmlMs: Math.round(firstPodMs - htmlMs) };
}

/** Bytes over the wire of a cold visit that touches nothing. */
async function benchBytes(browser, origin) {
  const bytes = {};
  for (const path of PAGES) {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const types = new Map();
    const sums = {};
    cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other';
      sums[type] = (sums[type] ?? 0) + encodedDataLength;
    });
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    const kib = (length = 0) => Math.round(length / 102.4) / 10;
    bytes[path] = {
      html: kib(sums.Document),
      script: kib(sums.Script),
      style: kib(sums.Stylesheet),
      font: kib(sums.Font),
      total: kib(Object.values(sums).reduce((sum, length) => sum + length, 0)),
    };
    await context.close();
  }
  return bytes;
}

/** Two frames of a screen of 60 Hz are 33.3 ms, one is 16.7. */
const BUDGETS = { jobTasksOver50Ms: 0, jobFrameGapP99Ms: 33.4, panFrameP95Ms: 16.8, firstPodAfterHtmlMs: 1000 };

async function serve() {
  const port = await freePort();
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(origin)
        .then(({ ok }) => ok)
        .catch(() => false)
    )
      return { origin, server };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill();
  throw new Error('The site did not start. Build it first: npm run build');
}

const system = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const { origin, server } = await serve();
const browser = await chromium.launch({
  ...(existsSync(system) ? { executablePath: system } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const figures = { ...(await benchFirstPod(browser, origin)), ...(await benchJob(browser, origin)) };
  const kibPerPage = await benchBytes(browser, origin);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figures, kibPerPage }));
  else {
    for (const [name, value] of Object.entries(figures)) {
      const budget = BUDGETS[name];
      const verdict = budget === undefined ? '' : `  budget ${budget}  ${value <= budget ? 'met' : 'MISSED'}`;
      console.log(`${name.padEnd(22)}${String(value).padStart(9)}${verdict}`);
    }
    console.log('\nKiB of a cold visit that touches nothing');
    for (const [path, sums] of Object.entries(kibPerPage))
      console.log(
        `${path.padEnd(30)}${Object.entries(sums)
          .map(([type, kib]) => `${type} ${kib}`)
          .join('  ')}`,
      );
  }
  if (Object.entries(BUDGETS).some(([name, budget]) => figures[name] > budget)) process.exitCode = 1;
} finally {
  await browser.close();
  server.kill();
}
