import { accessibilityViolations, contrastViolations, expect, test } from './journey.ts';

const PAGES = [
  '/',
  '/lessons',
  '/lessons/why-jobs',
  '/lessons/first-job',
  '/scenarios/typo-in-the-tag',
  '/playground',
  '/progress',
  '/shortcuts',
  '/reference',
  '/questions',
];

for (const path of PAGES) {
  test(`${path} breaks no rule of WCAG 2.2 AA, nor its contrast in the dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    expect(await accessibilityViolations(page)).toEqual([]);
    // The theme changes colours and nothing else, so contrast is all that can differ.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastViolations(page)).toEqual([]);
  });

  test(`${path} breaks none on a narrow screen, and fits it @phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
}
