import { clusterIsUp, expect, speedUp, test } from './journey.ts';

test('the keyboard alone pauses, goes back and comes back to now', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await speedUp(page, '60');
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
  const timeline = page.getByRole('region', { name: /arrow keys/ });
  await timeline.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText('00:00:00');
  await expect(page.getByText('The cluster is empty.')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
});
