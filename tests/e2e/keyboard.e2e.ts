import { accessibilityViolations, clusterIsUp, expect, test } from './journey.ts';

test('a lesson needs no mouse: palette, editor, apply, way out, terminal, mark, tour', async ({ page }) => {
  await page.goto('/');
  await clusterIsUp(page);
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(palette.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('your first job');
  await expect(palette.getByRole('option', { name: /Your first Job/ }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Your first Job' })).toBeVisible();
  await clusterIsUp(page);

  await page.keyboard.press('Alt+Shift+Digit2');
  const editor = page.getByRole('textbox', { name: 'YAML editor' });
  await expect(editor).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+s');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('job.batch/training-job created')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Tab now leaves the editor.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();

  await page.keyboard.press('Alt+Shift+Digit4');
  await expect(page.getByRole('button', { name: /open the terminal/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
  await page.keyboard.type('kubectl get jobs\n');
  await expect(page.getByRole('log', { name: 'Terminal output' })).toContainText('training-job');

  const mark = page.getByRole('button', { name: 'Mark as finished' });
  await mark.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '✓ Finished' })).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('take the tour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Read' })).toBeFocused();
  for (const step of ['Write', 'Look', 'Go through time', 'Type']) {
    await page.getByRole('button', { name: 'Next', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { name: step })).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Type' })).toBeHidden();
});

test('the first Tab finds the way past the header, and it leads to the content', async ({ page }) => {
  for (const path of ['/', '/lessons', '/lessons/first-job', '/reference']) {
    await page.goto(path);
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }
});

test('from a page without a cluster the tour begins in the first lesson, once', async ({ page }) => {
  await page.goto('/progress');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('take the tour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Read' })).toBeFocused();
  await expect(page).toHaveURL(/\/lessons\/why-jobs$/);
  await page.reload();
  await clusterIsUp(page);
  await expect(page.getByRole('button', { name: 'End the tour' })).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Take the tour' })).toHaveAttribute('href', '/lessons/why-jobs#tour');
});

test('the palette and the list of keys break no rule of WCAG 2.2 AA, and Escape closes them', async ({ page }) => {
  await page.goto('/lessons');
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.getByRole('combobox').fill('backofLimit');
  await expect(palette.getByRole('option', { name: /JobSpec.backoffLimit/ }).first()).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('beside a cluster a field that was found is explained in the terminal, and search works without a network', async ({
  page,
  context,
}) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('activeDeadlineSeconds');
  await expect(page.getByRole('option', { name: /JobSpec.activeDeadlineSeconds/ })).toBeVisible();
  await context.setOffline(true);
  await field.fill('backoffLimit');
  const found = page.getByRole('option', { name: /JobSpec.backoffLimit / });
  await expect(found).toBeVisible();
  await context.setOffline(false);
  await found.click();
  await expect(page.getByRole('log', { name: 'Terminal output' })).toContainText('backoffLimit');
});
