import type { Page } from '@playwright/test';
import { accessibilityViolations, clusterIsUp, expect, test } from './journey.ts';

const transport = (page: Page) => page.getByRole('toolbar', { name: 'Transport' });

async function applyFirstJob(page: Page): Promise<void> {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Job training-job', exact: true })).toBeVisible();
}

async function runUntilJobEnds(page: Page): Promise<void> {
  await transport(page).getByRole('button', { name: 'Run until' }).click();
  await page.getByRole('button', { name: 'Next: A Job finishes' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
  await expect(transport(page).getByRole('button', { name: 'Play' })).toBeVisible();
}

/** Goes back to where the Pod ran, and lets it fail there. */
async function branchOff(page: Page): Promise<void> {
  await page.getByRole('region', { name: /arrow keys/ }).focus();
  await page.keyboard.press('Home');
  const running = page.getByRole('button', { name: /Pod training-job-\S+ .*Running/ });
  for (let changes = 0; changes < 15 && !(await running.first().isVisible()); changes++) {
    await page.keyboard.press('n');
    await page.waitForTimeout(150);
  }
  await expect(transport(page)).toContainText('Past');
  await transport(page).getByRole('button', { name: 'Weather' }).click();
  await page.getByRole('button', { name: 'Exit with 1' }).click();
  await page.keyboard.press('Escape');
  await expect(transport(page).getByRole('button', { name: /^Branch/ })).toContainText('branch 1');
}

test('time runs until a Job finishes, and a change in the past becomes a branch beside the old run', async ({ page }) => {
  await applyFirstJob(page);
  await runUntilJobEnds(page);
  await branchOff(page);
  const track = page.getByRole('region', { name: 'Branch main' });
  await expect(track).toBeVisible();
  await transport(page).getByRole('button', { name: 'Run until' }).click();
  await page.getByRole('button', { name: '+1 hour' }).click();
  await expect(track).toContainText(/difference/);
  await track.getByText('Differences as text').click();
  await expect(track.getByRole('button', { name: /Pod .* goes another way|Job .* goes another way/ }).first()).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await track.getByRole('button', { name: 'Switch' }).click();
  await expect(transport(page).getByRole('button', { name: /^Branch/ })).toContainText('main');
  await expect(page.getByRole('region', { name: 'Branch branch 1' })).toBeVisible();
  await page.getByRole('region', { name: /arrow keys/ }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
});

test('a link restores the moment, its branches, and fits into a frame', async ({ page }) => {
  await applyFirstJob(page);
  await runUntilJobEnds(page);
  await branchOff(page);
  const clock = await transport(page).getByRole('time').textContent();
  await transport(page).getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  expect(link.length).toBeLessThan(8000);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(transport(page).getByRole('button', { name: /^Branch/ })).toContainText('branch 1');
  await expect(transport(page).getByRole('time')).toHaveText(clock ?? '');
  await expect(page.getByRole('region', { name: 'Branch main' })).toBeVisible();
  await page.goto(link.replace('/lessons/first-job', '/embed'));
  await expect(transport(page).getByRole('time')).toHaveText(clock ?? '');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('link', { name: 'Open in Backoff' })).toBeVisible();
});

test('a link that is damaged is told, and the lab works', async ({ page }) => {
  await page.goto('/playground#run=notalink');
  await expect(page.getByRole('alert').filter({ hasText: 'This link is damaged' })).toBeVisible();
  await clusterIsUp(page);
});

test('a stopped simulator is told, and the last good state comes back with all that was typed', async ({ page }) => {
  await applyFirstJob(page);
  await runUntilJobEnds(page);
  const editor = page.locator('[data-pane="yaml"] textarea').first();
  if (await editor.isVisible()) {
    await editor.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' # mine');
  }
  const simulator = page.workers().find((worker) => worker.url().includes('sim') || worker.url().includes('worker'));
  await simulator?.evaluate(() => {
    self.dispatchEvent(new MessageEvent('message', { data: { type: 'seek', atMs: Symbol.iterator } }));
  });
  await expect(page.getByRole('alert').filter({ hasText: 'The simulator stopped' })).toBeVisible();
  await page.getByRole('button', { name: 'Restore the last good state' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The simulator stopped' })).toBeHidden();
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
});

test('the same minutes under the other policies, in one click', async ({ page }) => {
  await page.goto('/playground');
  await clusterIsUp(page);
  const invitation = page.getByRole('button', { name: /open the terminal/ });
  if (await invitation.isVisible()) await invitation.click();
  await page.getByRole('textbox', { name: 'Terminal input' }).focus();
  await page.keyboard.type("kubectl create cronjob tick --image=busybox:1.36 --schedule='* * * * *' -- sleep 150\n");
  await expect(page.getByRole('button', { name: 'CronJob tick', exact: true })).toBeVisible();
  await transport(page).getByRole('button', { name: 'Run until' }).click();
  await page.getByRole('button', { name: '+1 hour' }).click();
  await expect(transport(page).getByRole('button', { name: 'Play' })).toBeVisible();
  await transport(page)
    .getByRole('button', { name: /^Branch/ })
    .click();
  await page.getByRole('button', { name: /the same minutes under/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Branch Forbid' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Branch Replace' })).toContainText('differences');
});
