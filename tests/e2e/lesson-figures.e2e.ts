import { accessibilityViolations, clusterIsUp, expect, speedUp, test } from './journey.ts';

test('a lifecycle lights the state that the cluster has reached', async ({ page }) => {
  await page.goto('/lessons/life-of-a-job');
  await clusterIsUp(page);
  const figure = page.getByRole('figure', { name: 'Lifecycle of a Job' });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole('img', { name: /report is Failed/ })).toBeVisible();
  await page
    .getByRole('button', { name: /kubectl apply -f good.yaml/ })
    .first()
    .click();
  await expect(figure.getByRole('status')).toContainText('Job');
  await speedUp(page, '60');
  await expect(figure.getByRole('img', { name: /is (Complete|Failed)/ })).toBeVisible();
  await figure.getByText('Every transition as a table').click();
  await expect(figure.getByRole('row', { name: /Active completed Complete/ })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('waves grow with the run', async ({ page }) => {
  await page.goto('/lessons/completions-and-parallelism');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'kubectl apply -f job.yaml' }).first().click();
  await speedUp(page, '60');
  const figure = page.getByRole('figure', { name: 'Waves of Job batch' });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toContainText('3 waves, 5 pods: 5 succeeded');
});

test('three policies stand side by side, with the same facts as a table @phone', async ({ page }) => {
  await page.goto('/lessons/configuring-a-cronjob');
  const figure = page.getByRole('figure', { name: /with each spec.concurrencyPolicy/ });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole('img', { name: /^Forbid: .* at most 1 at once/ })).toBeVisible();
  await figure.getByText('As a table').click();
  await expect(figure.getByRole('row', { name: /^Replace / })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('a decision tree is walked by keyboard, back and forth', async ({ page }) => {
  await page.goto('/lessons/debugging');
  await clusterIsUp(page);
  const tree = page.getByRole('region', { name: 'Decision tree' }).first();
  await page.locator('[data-part="Decide"]').first().scrollIntoViewIfNeeded();
  await expect(tree).toContainText('Question 1');
  await tree.getByRole('list', { name: 'Answers' }).getByRole('button').last().focus();
  await page.keyboard.press('Enter');
  await expect(tree).toContainText('Question 2');
  await page.keyboard.press('Tab');
  await expect(tree.locator(':focus')).toBeVisible();
  await tree.getByRole('navigation', { name: 'Your answers' }).getByRole('button').first().click();
  await expect(tree).toContainText('Question 1');
  expect(await accessibilityViolations(page)).toEqual([]);
});
