import { clusterIsUp, expect, test } from './journey.ts';

test('on a phone the lesson, the editor and the timeline are tabs over one transport @phone', async ({ page }) => {
  await page.goto('/lessons/first-job');
  const tabs = page.getByRole('navigation', { name: 'Panes' });
  await expect(page.getByRole('heading', { name: 'Your first Job' })).toBeVisible();
  await tabs.getByRole('button', { name: 'YAML' }).click();
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(tabs.getByRole('button', { name: 'Timeline' })).toHaveAttribute('aria-current', 'true');
  await page.getByLabel('Speed').selectOption('60');
  await tabs.getByRole('button', { name: 'Cluster' }).click();
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeInViewport();
});

test('nothing is wider than 360 px @phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [
    '/',
    '/lessons',
    '/lessons/first-job',
    '/scenarios/typo-in-the-tag',
    '/playground',
    '/progress',
    '/shortcuts',
    '/reference',
    '/questions',
  ]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('a lesson is read, run and finished by touch @phone', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const tabs = page.getByRole('navigation', { name: 'Panes' });
  await tabs.getByRole('button', { name: 'YAML' }).tap();
  await page.getByRole('button', { name: 'Apply', exact: true }).tap();
  await page.getByLabel('Speed').selectOption('60');
  await tabs.getByRole('button', { name: 'Cluster' }).tap();
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
