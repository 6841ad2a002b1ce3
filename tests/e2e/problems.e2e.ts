import { clusterIsUp, expect, test } from './journey.ts';

test('the API server refuses a restart policy while it is typed, and the line is named', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const editor = page.locator('.monaco-editor');
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).click();
  await expect(editor).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused();
  for (const _ of '  # Jobs use Never or OnFailure') await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems.getByRole('button', { name: /line 12.*Unsupported value/ }).first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('status').filter({ hasText: 'is invalid' })).toBeVisible();
});
