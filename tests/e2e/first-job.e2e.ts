import { clusterIsUp, expect, runCommand, speedUp, test } from './journey.ts';

test('a learner applies the first Job, sees it complete and asks kubectl about it', async ({ page }) => {
  await page.goto('/lessons/first-job');
  await clusterIsUp(page);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByText('job.batch/training-job created')).toBeVisible();
  await speedUp(page, '60');
  const objects = page.getByRole('list', { name: 'Objects' });
  await expect(objects.getByRole('button', { name: /Job training-job .*Complete/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline as a table' })).toContainText('complete');

  await runCommand(page, 'kubectl get jobs | grep Complete', 'training-job   Complete');
  await runCommand(page, 'kubectl logs job/training-job', /\S/);
  const exercise = page.getByRole('region', { name: 'Exercise' }).first();
  await exercise.getByRole('button', { name: 'Check' }).click();
  await expect(exercise.getByText('Every goal is met.')).toBeVisible();
});
