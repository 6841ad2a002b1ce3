import { accessibilityViolations, clusterIsUp, expect, test } from './journey.ts';

test('a question keeps its answer closed until it is asked for, and its run plays in a cluster', async ({ page }) => {
  await page.goto('/questions');
  await page.getByRole('button', { name: 'warm-up' }).click();
  await page.getByLabel('With a run').check();
  await page.getByLabel('Topic').selectOption('Failure and retries');
  await expect(page.getByRole('status')).toHaveText(/^1 of /);
  await page.getByRole('link', { name: /How many pods can fail/ }).click();
  await expect(page.getByRole('heading', { name: 'A good answer' })).toBeHidden();
  await page.getByLabel('Your answer').fill('Five of them.');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.getByRole('heading', { name: 'A good answer' })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.reload();
  await expect(page.getByLabel('Your answer')).toHaveValue('Five of them.');

  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('link', { name: 'See it run' }).click();
  await clusterIsUp(page);
  await page.getByRole('button', { name: /kubectl apply -f fails-once.yaml/ }).click();
  await expect(page.getByText(/^fails-once-/).first()).toBeAttached();
});

test('the daily review asks so many questions, takes grades by key, and remembers', async ({ page }) => {
  await page.goto('/questions/review');
  await page.getByLabel('A day').selectOption('5 at most');
  for (const number of [1, 2, 3]) {
    await expect(page.getByRole('heading', { name: `Question ${number} of 3` })).toBeVisible();
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await page.keyboard.press('3');
  }
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('3 answered today.')).toBeVisible();
});

for (const path of ['/questions', '/questions/review']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} breaks no rule of WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      expect(await accessibilityViolations(page)).toEqual([]);
    });
  }
}

test('the list of questions fits a narrow screen @phone', async ({ page }) => {
  await page.goto('/questions');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await accessibilityViolations(page)).toEqual([]);
});
