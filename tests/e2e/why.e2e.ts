import type { Locator, Page } from '@playwright/test';
import { accessibilityViolations, clusterIsUp, expect, runCommand, speedUp, test } from './journey.ts';

const answer = (page: Page): Locator => page.getByRole('region', { name: 'Why?' });
const chain = (page: Page): Locator => answer(page).getByRole('list', { name: 'Decisions, oldest first' });

/** A manifest as one line of a here document. */
const applied = (manifest: object): string => `kubectl apply -f - <<'EOF'\n${JSON.stringify(manifest)}\nEOF`;

const job = (name: string, script: string, spec: object = {}, more: readonly object[] = []): object => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    ...spec,
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script] }, ...more],
      },
    },
  },
});

/** An empty cluster with its terminal open. It starts at 01:59. */
async function openPlayground(page: Page): Promise<void> {
  await page.goto('/playground');
  await clusterIsUp(page);
}

/** Selects an object once its row says so, and asks why. */
async function askAbout(page: Page, row: RegExp): Promise<void> {
  await page.getByRole('list', { name: 'Objects' }).getByRole('button', { name: row }).first().click();
  await page
    .getByRole('region', { name: 'Selected object' })
    .getByRole('button', { name: /^Why\? (Pod|Job|CronJob) / })
    .click();
  await expect(chain(page)).toBeVisible();
}

test('why is this Pod Pending: an image, a request', async ({ page }) => {
  await openPlayground(page);
  await runCommand(page, 'kubectl create job stuck --image=nowhere/nothing:1', 'stuck created');
  await speedUp(page, '10');
  await expect(page.getByRole('button', { name: /Pod stuck-.*(ErrImagePull|ImagePullBackOff)/ })).toBeVisible();
  await askAbout(page, /Pod stuck-/);
  const heading = answer(page).getByRole('heading', { name: /^Why is Pod stuck-\S+ Pending\?$/ });
  await expect(heading).toBeFocused();
  await expect(answer(page)).toContainText('Container stuck does not start');
  const step = chain(page).getByRole('listitem').filter({ hasText: 'created Pod stuck-' });
  await expect(step).toContainText('Rule JOB-10');
  await expect(chain(page)).toContainText('spec.containers[].image: nowhere/nothing:1');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessibilityViolations(page)).toEqual([]);
  await step.getByRole('button').first().click();
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText('Past');
  await answer(page).getByRole('button', { name: 'Close the answer' }).click();
  await expect(answer(page)).toHaveCount(0);
});

test('why is this Pod Pending: more cpu than a node has, also from its event and its condition', async ({ page }) => {
  await openPlayground(page);
  const big = { name: 'big', image: 'busybox:1.36', command: ['true'], resources: { requests: { cpu: '500' } } };
  await runCommand(page, applied(job('wide', 'sleep 5', {}, [big])), 'wide created');
  await expect(page.getByRole('button', { name: /Pod wide-.*Pending/ })).toBeVisible();
  await askAbout(page, /Pod wide-/);
  await expect(answer(page)).toContainText(/has not enough left.*cpu: 500000m asked/);
  await expect(chain(page)).toContainText('Rule SCH-3');
  const inspector = page.getByRole('region', { name: 'Selected object' });
  await inspector.getByRole('button', { name: 'events' }).click();
  await inspector.getByRole('button', { name: 'Why? event FailedScheduling' }).click();
  await expect(answer(page).getByRole('heading')).toContainText('the event FailedScheduling');
  await inspector.getByRole('button', { name: 'conditions' }).click();
  await inspector.getByRole('button', { name: 'Why? condition PodScheduled' }).click();
  await expect(answer(page).getByRole('heading')).toContainText('the condition PodScheduled');
});

test('why did the Job fail though one Pod succeeded', async ({ page }) => {
  await openPlayground(page);
  const spec = { completions: 3, parallelism: 3, completionMode: 'Indexed', backoffLimit: 1 };
  await runCommand(page, applied(job('export', 'test $JOB_COMPLETION_INDEX = 0 || exit 7', spec)), 'export created');
  await speedUp(page, '60');
  await expect(page.getByRole('button', { name: /Job export.*Failed/ })).toBeVisible();
  await askAbout(page, /Job export/);
  await expect(answer(page).getByRole('heading')).toHaveText('Why is Job export Failed?');
  await expect(answer(page)).toContainText(
    /have failed, and it allows 1: the Job fails\. 1 of 3 completions has succeeded; that does not help/,
  );
  await expect(chain(page)).toContainText('spec.backoffLimit: 1');
  await expect(chain(page)).toContainText('exit code 7');
});

test('why did nothing run at 02:00', async ({ page }) => {
  await openPlayground(page);
  await runCommand(page, 'kubectl create cronjob nightly --image=busybox:1.36 --schedule="0 2 * * *" -- true', 'nightly created');
  await runCommand(page, `kubectl patch cronjob nightly -p '{"spec":{"suspend":true}}'`, 'nightly patched');
  await speedUp(page, '300');
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText(/ 02:[1-5]\d| 0[3-9]:/);
  await askAbout(page, /CronJob nightly/);
  await answer(page).getByLabel('Why did nothing run at').fill('2026-01-05T02:00');
  await answer(page).getByRole('button', { name: 'Ask' }).click();
  await expect(answer(page).getByRole('heading')).toHaveText('Why did nightly start nothing at 02:00 (UTC) on 2026-01-05?');
  await expect(answer(page)).toContainText('The CronJob is suspended.');
  await expect(chain(page)).toContainText('spec.suspend: true');
  await expect(chain(page)).toContainText('Rule CRON-7');
});

test('why is this Job still active after hours', async ({ page }) => {
  await openPlayground(page);
  const proxy = { name: 'proxy', image: 'busybox:1.36', command: ['sleep', '999999'] };
  await runCommand(page, applied(job('report', 'sleep 10', {}, [proxy])), 'report created');
  await speedUp(page, '10000');
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText(/ 0[5-9]:| [12]\d:/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await askAbout(page, /Job report/);
  await expect(answer(page).getByRole('heading')).toHaveText('Why is Job report still active?');
  await expect(answer(page)).toContainText(/It has no deadline.*Still running: proxy\. Ended: main \(exit code 0\)/);
});

test('an answer is read on a phone @phone', async ({ page }) => {
  await openPlayground(page);
  const tabs = page.getByRole('navigation', { name: 'Panes' });
  await tabs.getByRole('button', { name: 'Terminal' }).click();
  await runCommand(page, 'kubectl create job stuck --image=nowhere/nothing:1', 'stuck created');
  await tabs.getByRole('button', { name: 'Cluster' }).click();
  await expect(page.getByRole('button', { name: /Pod stuck-.*(ErrImagePull|ImagePullBackOff)/ })).toBeVisible({ timeout: 40_000 });
  await askAbout(page, /Pod stuck-/);
  await expect(chain(page)).toContainText('Rule KBL-16');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await accessibilityViolations(page)).toEqual([]);
});
