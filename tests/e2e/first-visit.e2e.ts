import { accessibilityViolations, clusterIsUp, expect, runCommand, speedUp, test } from './journey.ts';

test('a first visit leads from the first page through the tour to a finished exercise, and the site remembers it', async ({ page }) => {
  await page.goto('/');
  await clusterIsUp(page);
  await page.getByRole('navigation', { name: 'Start' }).getByRole('link', { name: /Learn/ }).click();
  const offer = page.getByRole('region', { name: 'Tour' });
  await offer.getByRole('button', { name: 'Take the tour' }).click();
  await expect(offer).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Read' })).toBeFocused();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  const card = page.getByRole('region', { name: 'Write' });
  await expect(card).toContainText('Tour, 2 of 5');
  expect(await accessibilityViolations(page)).toEqual([]);
  // It blocks nothing: what it speaks of works beside it.
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).press('End');
  await card.getByRole('button', { name: 'End the tour' }).click();
  await expect(card).toBeHidden();
  await page
    .getByRole('navigation', { name: 'Lessons' })
    .getByRole('link', { name: /Your first Job/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your first Job' })).toBeVisible();
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByText('job.batch/training-job created')).toBeVisible();
  await speedUp(page, '60');
  await expect(page.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
  await runCommand(page, 'kubectl logs job/training-job', /\S/);
  const exercise = page.getByRole('region', { name: 'Exercise' }).first();
  await exercise.getByRole('button', { name: 'Check' }).click();
  await expect(exercise.getByText('Every goal is met.')).toBeVisible();
  const mark = page.getByRole('button', { name: 'Mark as finished' });
  await mark.click();
  await expect(page.getByRole('button', { name: '✓ Finished' })).toBeVisible();

  await page.goto('/lessons');
  await expect(page.getByRole('listitem').filter({ hasText: 'Your first Job' }).getByText('finished')).toBeVisible();
  await expect(page.getByText('1 of')).toBeVisible();
  await page.goto('/progress');
  await expect(page.getByText(/^1 exercise passed/)).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('link', { name: /Continue with 1/ })).toBeVisible();
});
