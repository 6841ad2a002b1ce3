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

test('a cause is written down, hints and solutions are there for the asking, and a debrief ends it', async ({ page }) => {
  await page.goto('/scenarios/nobody-at-the-controls');
  await clusterIsUp(page);
  await expect(page.getByRole('toolbar', { name: 'Files' }).getByRole('button', { name: 'job.yaml', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Debrief' })).toBeHidden();
  await page.getByRole('button', { name: 'Take hint 1 of 3' }).click();
  await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);

  await runCommand(
    page,
    `kubectl run list --image=busybox:1.36 --restart=Never --labels=app=dosage --command -- sh -c 'echo dosage list of ward 5 printed'`,
    'pod/list created',
  );
  await speedUp(page, '60');
  await expect(page.getByRole('button', { name: /Pod list .*Completed/ })).toBeVisible();
  const check = page.getByRole('button', { name: 'Check the repair' });
  const named = page.getByRole('listitem').filter({ hasText: 'which component does not work' });
  await check.click();
  await expect(named).toContainText('Nothing is written yet.');
  await page.getByRole('textbox', { name: 'What is the cause?' }).fill('The controller manager is down.');
  await check.click();
  await expect(page.getByText('Every goal is met.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Debrief' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare with 2 solutions' }).click();
  await expect(page.getByRole('heading', { name: 'A bare pod by command' })).toBeVisible();
});
