import { clusterIsUp, expect, test } from './journey.ts';

test('without any storage the site works, says so, and keeps progress for the visit', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(window, 'indexedDB', { get: refuse });
    Object.defineProperty(window, 'localStorage', { get: refuse });
  });
  await page.goto('/lessons/why-jobs');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Mark as finished' }).click();
  await expect(page.getByRole('button', { name: '✓ Finished' })).toBeVisible();
  await expect(page.getByText(/does not let this site store anything/)).toBeVisible();
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('link', { name: /Your progress: 1 of/ }).click();
  await expect(page.getByRole('list', { name: 'Lessons' }).getByText('finished')).toBeVisible();
  await page.goto('/lessons');
  await expect(page.getByText(/does not let this site store anything/)).toBeVisible();
});

test('a full storage is said, and nothing is lost before the tab is closed', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('/lessons/why-jobs');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Mark as finished' }).click();
  await expect(page.getByText(/storage is full, so progress/)).toBeVisible();
  await expect(page.getByRole('button', { name: '✓ Finished' })).toBeVisible();
  const editor = page.getByRole('textbox', { name: 'job.yaml, editor' });
  await editor.evaluate((field: HTMLTextAreaElement) => field.blur());
  await editor.fill('kind: Job\n# mine\n');
  await expect(page.getByText(/storage is full: what you write here/)).toBeVisible();
  await expect(editor).toHaveValue(/# mine/);
});
