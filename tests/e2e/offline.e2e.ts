import { clusterIsUp, expect, runCommand, test } from './journey.ts';

test.use({ serviceWorkers: 'allow' });

test('after one visit a lesson comes back without a network, with its cluster, editor and terminal', async ({ page, context }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Your first Job' })).toBeVisible();
  await clusterIsUp(page);
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).click();
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('job.batch/training-job created')).toBeVisible();
  await runCommand(page, 'kubectl get jobs', 'training-job');

  await page.goto('/scenarios/typo-in-the-tag').catch(() => {});
  await expect(page.getByRole('heading', { name: 'This page is not kept for offline use' })).toBeVisible();
  await page.getByRole('link', { name: 'lessons/cronjobs', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'CronJobs' })).toBeVisible();
});
