import { clusterIsUp, expect, test } from './journey.ts';

test('a misspelt field is put right from the problem list with the keyboard, and its name is explained', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).click();
  await expect(page.locator('.monaco-editor')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused();
  const typed = page.locator('.view-line', { hasText: 'backof' });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('  backofLimit: 2');
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems.getByRole('button', { name: /unknown field "spec.backofLimit"/ }).first()).toBeVisible();
  const fix = problems.getByRole('button', { name: /backoffLimit/ }).last();
  await fix.focus();
  await page.keyboard.press('Enter');
  await expect(typed).toHaveText(/backoffLimit:\s2/);
  await expect(problems.getByRole('button')).toHaveCount(0);
  await typed.getByText('backoffLimit').first().hover();
  await expect(page.locator('.monaco-hover', { hasText: /fail|retr/i }).first()).toBeVisible();
});

test('pasted YAML keeps its indentation', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    app: x\ndata:\n  key: value';
  await page.evaluate((text) => navigator.clipboard.writeText(text), manifest);
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).click();
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.locator('.view-line', { hasText: 'key' })).toHaveText(/^\s\skey:\svalue$/);
  await expect(page.locator('.view-line', { hasText: 'app' })).toHaveText(/^\s{4}app:\sx$/);
  await expect(page.getByText('No problems')).toBeVisible();
});
