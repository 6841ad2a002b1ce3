import { accessibilityViolations, clusterIsUp, expect, runCommand, speedUp, test } from './journey.ts';

test('nodes show what their pods ask for, and the inspector tells the life of one', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  const cluster = page.getByRole('region', { name: 'Cluster', exact: true });
  await cluster.getByRole('button', { name: 'Nodes' }).click();
  const pod = cluster.getByRole('list', { name: /^Pods on / }).getByRole('button', { name: /training-job/ });
  await expect(pod).toBeVisible();
  await expect(cluster.getByText(/of \d+ *$/).first()).toBeVisible();
  await pod.click();
  const inspector = page.getByRole('region', { name: 'Selected object' });
  await inspector.getByRole('button', { name: 'events' }).click();
  await expect(inspector.getByText('Scheduled')).toBeVisible();
  await speedUp(page, '60');
  await inspector.getByRole('button', { name: 'conditions' }).click();
  await expect(inspector.getByRole('rowheader', { name: /PodScheduled/ }).first()).toBeVisible();
  await expect(inspector.getByRole('table', { name: 'Changes' })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await inspector.getByRole('button', { name: 'lifecycle' }).click();
  await expect(inspector.getByRole('img', { name: /Lifecycle of a Pod; training-job-\w+ is Succeeded/ })).toBeVisible();
  await expect(inspector.getByRole('status')).toContainText('Succeeded');
  expect(await accessibilityViolations(page)).toEqual([]);
  await inspector
    .getByRole('row', { name: /^Running 0/ })
    .first()
    .getByRole('button')
    .click();
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText('Past');
  await expect(inspector.getByRole('img', { name: /is Running$/ })).toBeVisible();
});

test('the conditions of a pod are told over time, and each change leads to its instant', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await speedUp(page, '60');
  await page
    .getByRole('region', { name: 'Cluster', exact: true })
    .getByRole('button', { name: /Pod training-job-\w+.*Completed/ })
    .click();
  const inspector = page.getByRole('region', { name: 'Selected object' });
  await inspector.getByRole('button', { name: 'conditions' }).click();
  const changes = inspector.getByRole('table', { name: 'Changes' });
  const isReady = changes.getByRole('row', { name: /^[\d:.]+ Ready True$/ });
  await expect(changes.getByRole('row', { name: /^[\d:.]+ Ready PodCompleted False$/ })).toBeVisible();
  await isReady.getByRole('button', { name: /:/ }).click();
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText('Past');
  await expect(inspector.getByRole('row', { name: /^Ready True/ })).toBeVisible();
  await expect(changes.getByRole('row', { name: /PodCompleted/ })).toHaveCount(0);
});

test('the editor compares with the cluster, formats, and takes a reset back', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByText('job.batch/training-job created')).toBeVisible();
  await page.getByRole('textbox', { name: 'job.yaml, editor' }).click();
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('  parallelism:    2');
  await page.getByRole('button', { name: 'Diff' }).click();
  await expect(page.getByRole('log', { name: 'Terminal output' })).toContainText('+  parallelism: 2');
  await page.getByRole('button', { name: 'Format' }).click();
  const line = page.locator('.view-line', { hasText: 'parallelism' });
  await expect(line).toHaveText(/^\s\sparallelism:\s2$/);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo reset' }).click();
  await expect(line).toBeVisible();
});

test('of a long list the rows in sight are there while time runs, and all of them when it stands', async ({ page }) => {
  await page.goto('/playground');
  await clusterIsUp(page);
  const containers = [{ name: 'main', image: 'busybox:1.36', command: ['sleep', '9999'] }];
  const spec = { completions: 90, parallelism: 90, template: { spec: { restartPolicy: 'Never', containers } } };
  const manifest = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'wide' }, spec };
  await runCommand(page, `kubectl apply -f - <<'EOF'\n${JSON.stringify(manifest)}\nEOF`, 'wide created');
  const rows = page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '91');
  expect(await rows.count()).toBeLessThan(91);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(rows).toHaveCount(91);
  expect(await accessibilityViolations(page)).toEqual([]);
});
