import { accessibilityViolations, clusterIsUp, expect, test } from './journey.ts';

test('a first visit is offered a tour once; it goes by keyboard, blocks nothing, and comes back from the palette', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const offer = page.getByRole('region', { name: 'Tour' });
  await offer.getByRole('button', { name: 'Take the tour' }).focus();
  await page.keyboard.press('Enter');
  await expect(offer).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Read' })).toBeFocused();
  expect(await accessibilityViolations(page)).toEqual([]);
  const card = page.getByRole('region', { name: 'Write' });
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(card).toContainText('Tour, 2 of 5');
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByText('job.batch/training-job created')).toBeVisible();
  await card.getByRole('heading').focus();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  await page.reload();
  await clusterIsUp(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('take the tour');
  await page.keyboard.press('Enter');
  for (let step = 1; step < 5; step += 1) await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Type' })).toContainText('this tour too');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: 'Type' })).toBeHidden();
  await expect(offer).toBeHidden();
});

test('on a phone the tour turns to the tab that it speaks of @phone', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Take the tour' }).tap();
  await page.getByRole('button', { name: 'Next', exact: true }).tap();
  await expect(page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'YAML' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(page.getByRole('region', { name: 'Write' })).toBeInViewport({ ratio: 1 });
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'End the tour' }).tap();
  await expect(page.getByRole('region', { name: 'Write' })).toBeHidden();
});
