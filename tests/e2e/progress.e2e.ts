import { readFile } from 'node:fs/promises';
import { accessibilityViolations, expect, test } from './journey.ts';

test('what was exported and cleared comes back with an import', async ({ page }) => {
  await page.goto('/lessons/why-jobs');
  await page.getByRole('button', { name: 'Mark as finished' }).click();
  await page.getByText('Your note', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Your note on this lesson' }).fill('A Job ends.');
  const editor = page.getByRole('textbox', { name: 'job.yaml, editor' });
  await editor.evaluate((field: HTMLTextAreaElement) => field.blur());
  await editor.fill('kind: Job\n# mine\n');
  await expect(page.getByRole('button', { name: 'job.yaml (edited)' })).toBeVisible();

  await page.goto('/progress');
  await expect(page.getByText('1 note', { exact: false })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const path = await (await downloading).path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 'backoff-progress', drafts: { 'lessons/why-jobs': {} } });

  await page.getByRole('button', { name: 'Reset everything…' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByRole('button', { name: 'Delete it all' }).click();
  await expect(page.getByText('Everything was reset.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('list', { name: 'Lessons' })).not.toContainText('finished');

  await page.getByLabel('Import').setInputFiles(path);
  await expect(page.getByText(/holds 1 finished lesson, .* 1 note/)).toBeVisible();
  await page.getByRole('button', { name: 'Add it to this browser' }).click();
  await expect(page.getByText('Imported.')).toBeVisible();
  await page.goto('/lessons/why-jobs');
  await expect(page.getByRole('button', { name: '✓ Finished' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your note on this lesson' })).toHaveValue('A Job ends.');
  await expect(editor).toHaveValue(/# mine/);
});

const hostile: readonly (readonly [string, string, string])[] = [
  ['not JSON', '<script>alert(1)</script>', 'it is not JSON'],
  ['deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'levels deep'],
  [
    'with a path out of its folder',
    JSON.stringify({ format: 'backoff-progress', progress: {}, drafts: { 'lessons/a': { '../../x': 'y' } } }),
    'drafts',
  ],
  ['of another format', JSON.stringify({ format: 'x', progress: {} }), 'format'],
];

test('a hostile file is refused with a reason and changes nothing', async ({ page }) => {
  await page.goto('/progress');
  const input = page.getByLabel('Import');
  for (const [name, text, reason] of hostile) {
    await input.setInputFiles({ name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.getByText(`${name}.json cannot be imported: `)).toContainText(reason);
  }
  await input.setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer: Buffer.alloc(4_100_000, 32) });
  await expect(page.getByText('large.json cannot be imported: it is larger than 4 MB')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Lessons' })).not.toContainText('finished');
});

test('a hostile link runs nothing and shows an ordinary page', async ({ page }) => {
  await page.goto('/reference?q=<img src=x onerror=alert(1)>#"><script>alert(1)</script>');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/lessons/first-job?mode=present&run=rm#__proto__');
  await expect(page.getByRole('heading', { level: 1, name: 'Your first Job' })).toBeVisible();
  const missing = await page.request.get('/lessons/..%2f..%2fpackage.json');
  expect(missing.status()).toBe(404);
});
