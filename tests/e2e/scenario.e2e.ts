import { clusterIsUp, expect, runCommand, speedUp, test } from './journey.ts';

test('a repair that runs two pods at once is refused with its counterexample, the right one passes', async ({ page }) => {
  await page.goto('/scenarios/typo-in-the-tag');
  await clusterIsUp(page);
  const check = page.getByRole('button', { name: 'Check the repair' });
  await check.click();
  await expect(page.getByRole('listitem').filter({ hasText: 'becomes Complete' })).toContainText('failed');

  await runCommand(
    page,
    `sed -e 's/trainning/training/' -e 's/name: model-training/name: model-training-2/' job.yaml | kubectl apply -f -`,
    'model-training-2 created',
  );
  await speedUp(page, '60');
  await expect(page.getByRole('button', { name: /Job model-training-2 .*Complete/ })).toBeVisible();
  await check.click();
  const oneAtATime = page.getByRole('listitem').filter({ hasText: 'Never two training pods at once' });
  await expect(oneAtATime).toContainText('failed');
  await oneAtATime.getByRole('button', { name: 'Show me' }).click();
  await expect(page.getByRole('toolbar', { name: 'Transport' })).toContainText('Past');

  await page.getByRole('button', { name: 'Start again' }).click();
  await runCommand(page, 'kubectl delete job model-training', 'deleted');
  await runCommand(page, `sed 's/trainning/training/' job.yaml | kubectl apply -f -`, 'created');
  await speedUp(page, '60');
  await expect(page.getByRole('button', { name: /Job model-training .*Complete/ })).toBeVisible();
  await check.click();
  await expect(page.getByText('Every goal is met.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Debrief' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare with 2 solutions' }).click();
  await expect(page.getByRole('heading', { name: 'Ways to do it' })).toBeVisible();
});
