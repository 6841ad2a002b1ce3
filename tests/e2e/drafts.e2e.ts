import { accessibilityViolations, clusterIsUp, expect, runCommand, test } from './journey.ts';

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

test('a file of one’s own is named, applied, renamed, deleted and brought back, and outlives a reload', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const files = page.getByRole('toolbar', { name: 'Files' });
  await files.getByRole('button', { name: 'New file' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the new file' });
  await name.fill('job.yaml');
  await page.keyboard.press('Enter');
  await expect(page.getByText('job.yaml exists already.')).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await name.fill('room.yaml');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused({ timeout: 30_000 });
  await page.keyboard.insertText('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: room\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('configmap/room created')).toBeVisible();

  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'New name of room.yaml' }).fill('hall.yaml');
  await page.keyboard.press('Enter');
  await expect(files.getByRole('button', { name: 'hall.yaml' })).toHaveAttribute('aria-pressed', 'true');
  await runCommand(page, 'ls; cat hall.yaml', /hall\.yaml\s+job\.yaml[\s\S]*name: room/);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(files.getByRole('button', { name: 'hall.yaml' })).toBeHidden();
  await runCommand(page, 'cat hall.yaml', 'No such file');
  await page.getByRole('button', { name: 'Undo delete' }).click();
  await expect(files.getByRole('button', { name: 'hall.yaml' })).toHaveAttribute('aria-pressed', 'true');
  await runCommand(page, 'echo made > notes.txt', '');
  await expect(files.getByRole('button', { name: 'notes.txt' })).toBeVisible();

  await page.reload();
  await files.getByRole('button', { name: 'hall.yaml' }).click();
  await expect(page.getByRole('textbox', { name: 'hall.yaml, editor' })).toHaveValue(/name: room/);
  await expect(page.getByRole('button', { name: 'Mark as finished' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeHidden();
});
