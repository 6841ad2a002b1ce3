import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** A test that fails on anything that reaches the console as an error, and on any request to another host. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== baseURL) complaints.push(`request to ${origin}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No frames of other hosts to look into: one page does, where the default opens a second one for each answer. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

async function violationsOf(builder: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Violations of WCAG 2.2 A and AA on the page as it is now, one line each. */
export const accessibilityViolations = (page: Page) =>
  violationsOf(axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']));

/** Texts of the page that are too pale for WCAG 2.2 AA, one line each. */
export const contrastViolations = (page: Page) => violationsOf(axe(page).withRules(['color-contrast']));

/** Waits until the cluster of the page has shown its first frame. */
export async function clusterIsUp(page: Page): Promise<void> {
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText('UTC');
}

/** Lets virtual time run fast enough for a test. */
export async function speedUp(page: Page, speed: string): Promise<void> {
  await page.getByLabel('Speed').selectOption(speed);
}

/** Types a line into the terminal and waits for the text that it prints. */
export async function runCommand(page: Page, line: string, output: string | RegExp): Promise<void> {
  const invitation = page.getByRole('button', { name: /open the terminal/ });
  if (await invitation.isVisible()) await invitation.click();
  await page.getByRole('textbox', { name: 'Terminal input' }).focus();
  await page.keyboard.type(`${line}\n`);
  await expect(page.getByRole('log', { name: 'Terminal output' })).toContainText(output);
}
