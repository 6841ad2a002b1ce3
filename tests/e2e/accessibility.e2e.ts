import { accessibilityViolations, expect, test } from './journey.ts';

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
];

for (const path of PAGES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} breaks no rule of WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      expect(await accessibilityViolations(page)).toEqual([]);
    });
  }

  test(`${path} breaks none on a narrow screen @phone`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
}
