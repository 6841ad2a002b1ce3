import { clusterIsUp, expect, test } from './journey.ts';

test('a draft survives a reload, and a reset can be undone', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const editor = page.getByRole('textbox', { name: 'job.yaml, editor' });
  await editor.evaluate((field: HTMLTextAreaElement) => {
    field.blur();
  });
  await editor.fill('apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: mine\n');
  await page.reload();
  await expect(editor).toHaveValue(/name: mine/);
  await expect(page.getByRole('button', { name: 'job.yaml (edited)' })).toBeVisible();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(editor).toHaveValue(/name: training-job/);
  await page.getByRole('button', { name: 'Undo reset' }).click();
  await expect(editor).toHaveValue(/name: mine/);
});
