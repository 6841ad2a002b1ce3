import { accessibilityViolations, clusterIsUp, expect, test } from './journey.ts';

test('focus mode shows one pane; presenter mode the timeline and one pane, large, without anything private; both are left', async ({
  page,
}) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const heading = page.getByRole('heading', { level: 1, name: 'Your first Job' });
  const sizeOf = () => heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await sizeOf();
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
  await page.keyboard.press('Alt+Shift+KeyZ');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(timeline).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('presenter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toBeHidden();
  expect(await sizeOf()).toBeCloseTo(before * 1.5, 0);
  await expect(timeline).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Mark as finished' })).toBeHidden();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'YAML' }).click();
  await expect(heading).toBeHidden();
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Job training-job', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(heading).toBeVisible();

  await page.keyboard.press('Alt+Shift+KeyZ');
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Lesson' }).click();
  await page
    .getByRole('navigation', { name: 'Lessons' })
    .getByRole('link', { name: /Previous/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Why Jobs' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
});

test('panes keep their sizes from one lesson to the next', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  const line = page.getByRole('separator', { name: 'Size of lesson' });
  const before = Number(await line.getAttribute('aria-valuenow'));
  await line.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.goto('/lessons/why-jobs');
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 4));
});

test('who asks for more contrast, less motion and 200 % zoom gets all three, and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce', colorScheme: 'dark' });
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await expect(page.getByRole('navigation', { name: 'Panes' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);
});
