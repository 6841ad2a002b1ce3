import { expect, test } from '@playwright/test';

// That no page asks another host for anything is held by every journey: see `journey.ts`.
const PAGES = ['/', '/lessons/first-job', '/scenarios/typo-in-the-tag', '/playground', '/progress', '/reference', '/questions'];

for (const path of PAGES) {
  test(`${path} carries a policy that lets no inline script run but its own`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts).toContain("'self'");
    expect(scripts).not.toContain('unsafe');
    expect(scripts).not.toContain('http');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
  });
}

test('the browser refuses a script that was put into a page', async ({ page }) => {
  await page.goto('/reference');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    return 'wasRun' in window;
  });
  expect(ran).toBe(false);
});

for (const path of ['/', '/lessons/first-job', '/progress']) {
  test(`nothing of ${path} tries what the policy forbids`, async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        document.documentElement.dataset['violation'] = `${violatedDirective} ${blockedURI}`;
      });
    });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.dataset['violation'] ?? null)).toBeNull();
  });
}
