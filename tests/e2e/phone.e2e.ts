import { accessibilityViolations, clusterIsUp, expect, test } from './journey.ts';

test('on a phone a lesson is toured, read, run and finished by touch, in tabs over one transport @phone', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const tabs = page.getByRole('navigation', { name: 'Panes' });
  const yaml = tabs.getByRole('button', { name: 'YAML' });
  await expect(page.getByRole('heading', { name: 'Your first Job' })).toBeVisible();
  await page.getByRole('button', { name: 'Take the tour' }).tap();
  await page.getByRole('button', { name: 'Next', exact: true }).tap();
  await expect(yaml).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('region', { name: 'Write' })).toBeInViewport({ ratio: 1 });
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'End the tour' }).tap();

  await yaml.tap();
  await page.getByRole('button', { name: 'Apply', exact: true }).tap();
  await expect(tabs.getByRole('button', { name: 'Timeline' })).toHaveAttribute('aria-current', 'true');
  await page.getByLabel('Speed').selectOption('60');
  await tabs.getByRole('button', { name: 'Cluster' }).tap();
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeInViewport();
  await page.getByRole('button', { name: 'Nodes' }).tap();
  await expect(page.getByRole('list', { name: 'Nodes' })).toBeVisible();
  await tabs.getByRole('button', { name: 'Lesson' }).tap();
  await page.getByRole('button', { name: 'Mark as finished' }).tap();
  await expect(page.getByRole('button', { name: '✓ Finished' })).toBeVisible();
  await page.getByRole('button', { name: /^Search/ }).tap();
  await page.getByRole('combobox', { name: 'Search' }).fill('course');
  await page.getByRole('option', { name: /^Course/ }).tap();
  await expect(page.getByRole('listitem').filter({ hasText: 'Your first Job' }).getByText('finished')).toBeVisible();
});
