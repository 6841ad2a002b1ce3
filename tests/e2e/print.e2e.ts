import { expect, test } from '@playwright/test';

test('the quick reference on paper is its text: commands, black on white, and nothing around them', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/lessons/quick-reference');
  const command = page.getByRole('table').first().getByRole('button').first();
  await expect(command).toHaveText('$kubectl get jobsRun');
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toBeVisible();

  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(command.getByText('kubectl get jobs')).toBeVisible();
  await expect(command.getByText('Run', { exact: true })).toBeHidden();
  for (const name of ['Editor', 'Timeline', 'Terminal', 'Cluster', 'End of the lesson']) {
    await expect(page.getByRole('region', { name, exact: true })).toBeHidden();
  }
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(0, 0, 0)');
});
