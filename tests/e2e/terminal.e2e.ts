import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { clusterIsUp, expect, speedUp, test } from './journey.ts';

/** What may come over the wire for the terminal, compressed. */
const BUDGET_KIB = 420;

const output = (page: Page) => page.getByRole('log', { name: 'Terminal output' });
const line = (page: Page) => page.getByRole('status', { name: 'Terminal line' });

/** Opens the playground with the cursor in its terminal. */
async function openTerminal(page: Page): Promise<void> {
  test.slow(); // every letter is typed
  await page.goto('/playground');
  await clusterIsUp(page);
  await page.getByRole('button', { name: /open the terminal/ }).click();
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
}

/** Types a line and waits until it is over; gives what it printed. */
async function answerTo(page: Page, typed: string): Promise<string> {
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  const said = output(page);
  await expect(said).toContainText(`$ ${typed.split('\n')[0]}`);
  await expect(said).toHaveAttribute('data-running', 'false');
  return (await said.locator('pre').allTextContents()).slice(1).join('');
}

/** Waits until a Job has ended. */
async function untilOver(page: Page, job: string, condition = 'complete'): Promise<void> {
  expect(await answerTo(page, `kubectl wait --for=condition=${condition} job/${job} --timeout=300s`)).toBe(
    `job.batch/${job} condition met\n`,
  );
}

const CRON_JOB = '--image=busybox:1.36 --schedule="0 2 * * 0" -- sh -c "echo retraining; sleep 5"';

test.describe('the command lists of the course', () => {
  test.beforeEach(async ({ page }) => {
    await openTerminal(page);
    await speedUp(page, '60');
    await page.getByRole('textbox', { name: 'Terminal input' }).focus();
  });

  test('Managing Jobs & CronJobs', async ({ page }) => {
    await answerTo(page, `kubectl create cronjob weekly-retrain ${CRON_JOB}`);
    expect(await answerTo(page, 'kubectl get cronjobs')).toMatch(
      /^NAME {13}SCHEDULE {4}TIMEZONE {3}SUSPEND {3}ACTIVE {3}LAST SCHEDULE {3}AGE\nweekly-retrain {3}0 2 \* \* 0 {3}<none> {5}False {5}0 {8}<none> {10}\d+\w+\n$/,
    );
    const described = await answerTo(page, 'kubectl describe cronjob weekly-retrain');
    expect(described).toMatch(/^Name: {26}weekly-retrain\nNamespace: {21}default\n/);
    expect(described).toContain('Last Schedule Time:  <unset>\nActive Jobs:         <none>\nEvents:              <none>\n');
    expect(await answerTo(page, 'kubectl create job --from=cronjob/weekly-retrain manual-run')).toBe('job.batch/manual-run created\n');
    await untilOver(page, 'manual-run');
    expect(await answerTo(page, 'kubectl logs job/manual-run')).toBe('retraining\n');
    expect(await answerTo(page, `kubectl patch cronjob weekly-retrain -p '{"spec":{"suspend":true}}'`)).toBe(
      'cronjob.batch/weekly-retrain patched\n',
    );
    expect(await answerTo(page, `kubectl patch cronjob weekly-retrain -p '{"spec":{"suspend":true}}'`)).toBe(
      'cronjob.batch/weekly-retrain patched (no change)\n',
    );
    expect(await answerTo(page, `kubectl patch cronjob weekly-retrain -p '{"spec":{"suspend":false}}'`)).toBe(
      'cronjob.batch/weekly-retrain patched\n',
    );
    expect(await answerTo(page, 'kubectl delete cronjob weekly-retrain')).toBe(
      'cronjob.batch "weekly-retrain" deleted from default namespace\n',
    );
    expect(await answerTo(page, 'kubectl get cronjobs,jobs')).toBe('No resources found in default namespace.\n');
  });

  test('Debugging Jobs', async ({ page }) => {
    await answerTo(page, 'kubectl create job my-job --image=ml-trainning:v1 -- true');
    await answerTo(page, 'sleep 60');
    expect(await answerTo(page, 'kubectl get pods -l job-name=my-job')).toMatch(
      /^NAME {11}READY {3}STATUS.*\nmy-job-\w{5} {3}0\/1 {5}(ErrImagePull|ImagePullBackOff) +0 /,
    );
    await answerTo(page, 'kubectl delete job my-job');
    await answerTo(page, 'kubectl create job my-job --image=busybox:1.36 -- sh -c "echo cannot read /data; exit 3"');
    await answerTo(page, 'sleep 20');
    expect(await answerTo(page, 'kubectl logs job/my-job')).toContain('cannot read /data\n');
    expect(await answerTo(page, 'kubectl describe job my-job | grep -A 20 Events')).toMatch(
      /^Events:\n {2}Type +Reason +Age +From +Message\n {2}---- .*\n {2}Normal {2}SuccessfulCreate +\d+\w* +job-controller {2}Created pod: my-job-\w{5}\n/,
    );
    await answerTo(page, 'kubectl create cronjob my-cron --image=busybox:1.36 --schedule="* * * * *" -- true');
    expect(await answerTo(page, "kubectl get cronjob my-cron -o jsonpath='{.spec.suspend}'")).toBe('false');
    await answerTo(page, 'kubectl patch cronjob my-cron -p \'{"spec":{"suspend":true}}\'');
    expect(await answerTo(page, "kubectl get cronjob my-cron -o jsonpath='{.spec.suspend}'")).toBe('true');
    await answerTo(page, 'kubectl patch cronjob my-cron -p \'{"spec":{"suspend":false}}\'');
    await answerTo(page, 'sleep 61');
    expect(await answerTo(page, 'kubectl describe cronjob my-cron | grep "Last Schedule"')).toMatch(
      /^Last Schedule Time: {2}\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:00 \+0000\n$/,
    );
  });

  test('Quick Reference', async ({ page }) => {
    await answerTo(page, 'kubectl create job train --image=busybox:1.36 -- sh -c "echo epoch 1; sleep 3"');
    await untilOver(page, 'train');
    expect(await answerTo(page, 'kubectl get jobs')).toMatch(
      /^NAME {4}STATUS {5}COMPLETIONS {3}DURATION {3}AGE\ntrain {3}Complete {3}1\/1 {11}\d+s {9}[\dms]+\n$/,
    );
    const described = await answerTo(page, 'kubectl describe job train');
    expect(described).toMatch(/^Name: {13}train\nNamespace: {8}default\n/);
    expect(described).toContain('0 Active (0 Ready) / 1 Succeeded / 0 Failed');
    expect(described).toContain('job-controller  Job completed\n');
    expect(await answerTo(page, 'kubectl logs job/train')).toBe('epoch 1\n');
    expect(await answerTo(page, 'kubectl delete job train')).toBe('job.batch "train" deleted from default namespace\n');
    expect(await answerTo(page, 'kubectl logs job/train')).toBe(
      'error: error from server (NotFound): jobs.batch "train" not found in namespace "default"\n',
    );
    await answerTo(page, `kubectl create cronjob nightly ${CRON_JOB}`);
    expect(await answerTo(page, 'kubectl get cronjobs')).toContain('nightly   0 2 * * 0   <none>     False     0        <none>');
    expect(await answerTo(page, 'kubectl describe cronjob nightly')).toContain('Suspend:                       False\n');
    expect(await answerTo(page, 'kubectl create job --from=cronjob/nightly test-run  # Manual trigger')).toBe(
      'job.batch/test-run created\n',
    );
    expect(await answerTo(page, `kubectl patch cronjob nightly -p '{"spec":{"suspend":true}}'  # Pause`)).toBe(
      'cronjob.batch/nightly patched\n',
    );
    expect(await answerTo(page, 'kgcj')).toContain('nightly   0 2 * * 0   <none>     True      ');
  });
});

test('history, search, completion, Ctrl-C and a here-document, all by keyboard', async ({ page }) => {
  await openTerminal(page);
  await answerTo(page, 'kubectl create job train --image=busybox:1.36 -- sleep 40');
  await answerTo(page, 'kubectl get jobs');
  await page.keyboard.press('ArrowUp');
  await expect(line(page)).toHaveText('kubectl get jobs');
  await page.keyboard.press('Control+c');

  await page.keyboard.press('Control+r');
  await page.keyboard.type('create');
  await expect(line(page)).toHaveText('kubectl create job train --image=busybox:1.36 -- sleep 40');
  await page.keyboard.press('Enter');
  await expect(output(page)).toContainText('error: failed to create job: jobs.batch "train" already exists');

  await page.keyboard.type('kubectl desc');
  await page.keyboard.press('Tab');
  await expect(line(page)).toHaveText('kubectl describe');
  await page.keyboard.type('job tr');
  await page.keyboard.press('Tab');
  await expect(line(page)).toHaveText('kubectl describe job train');
  await page.keyboard.press('Enter');
  await expect(output(page)).toContainText('Parallelism:      1');

  await page.keyboard.type('kubectl get pods -w\n');
  await expect(output(page)).toContainText(/train-\w{5} +[01]\/1 /);
  await expect(output(page)).toHaveAttribute('data-running', 'true');
  await page.keyboard.press('Control+c');
  await expect(output(page)).toHaveAttribute('data-running', 'false');
  expect(await answerTo(page, 'echo $?')).toBe('130\n');

  await page.keyboard.type('kubectl apply -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: typed}\nEOF\n');
  await expect(output(page)).toContainText('configmap/typed created');

  // Tab completes, so there is another way out.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).not.toBeFocused();
});

test('files, history and .bashrc of the home folder outlive the page', async ({ page }) => {
  await openTerminal(page);
  await answerTo(
    page,
    "kubectl create job kept --image=busybox:1.36 --dry-run=client -o yaml > kept.yaml; echo 'alias hi=date' >> .bashrc",
  );
  await page.reload();
  await clusterIsUp(page);
  await page.getByRole('button', { name: /open the terminal/ }).click();
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
  expect(await answerTo(page, 'kubectl apply -f kept.yaml')).toBe('job.batch/kept created\n');
  expect(await answerTo(page, 'alias hi')).toBe("alias hi='date'\n");
  await page.keyboard.press('Control+r');
  await page.keyboard.type('dry-run');
  await expect(line(page)).toHaveText(/^kubectl create job kept/);
});

test('the terminal is fetched when it is first used, within its budget, and its commands with their first use', async ({ page }) => {
  await page.goto('/playground');
  await clusterIsUp(page);
  await page.waitForLoadState('networkidle');
  const fetched: Promise<number>[] = [];
  const sizeOf = async (response: Response) => gzipSync(await response.body(), { level: 9 }).length;
  page.context().on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) fetched.push(sizeOf(response));
  });
  await page.getByRole('button', { name: /open the terminal/ }).click();
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
  expect(await answerTo(page, 'kubectl get jobs')).toBe('No resources found in default namespace.\n');
  const sizes = await Promise.all(fetched);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThan(BUDGET_KIB);
  await answerTo(page, 'kubectl create job train --image=busybox:1.36 --dry-run=client -o yaml > job.yaml');
  expect(await answerTo(page, "yq '.metadata.name' job.yaml; yq -o json . job.yaml | jq -c .spec.template.spec.restartPolicy")).toBe(
    'train\n"Never"\n',
  );
  expect(await answerTo(page, "echo cG9kCg== | base64 -d | sed s/d/ds/ | tr a-z A-Z | awk '{print $1, NR}'")).toBe('PODS 1\n');
});

test('kubectl edit opens the editor and goes on with what was saved', async ({ page }) => {
  await openTerminal(page);
  await answerTo(page, "kubectl create cronjob nightly --image=busybox:1.36 --schedule='0 3 * * *' -- true");
  await page.keyboard.type('kubectl edit cronjob nightly\n');
  const editor = page.getByRole('region', { name: 'Editor' });
  await expect(editor.getByText(/kubectl-edit-\w+\.yaml, opened by the terminal/)).toBeVisible();
  await expect(editor.locator('.monaco-editor')).toBeVisible();
  await editor.locator('.view-lines').click();
  // The schedule is the fourth line from the last, an empty one. A click on it would miss it while the editor scrolls.
  await page.keyboard.press('Control+End');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  for (let i = 0; i < '0 3 * * *'.length; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('nope');
  await editor.getByRole('button', { name: 'Save and close' }).click();
  await expect(editor.getByText('was not valid')).toBeVisible();
  await editor.getByRole('button', { name: 'Close without saving' }).click();
  await expect(output(page)).toContainText('error: cronjobs.batch "nightly" is invalid');
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
  expect(await answerTo(page, "kubectl get cj nightly -o jsonpath='{.spec.schedule}'")).toBe('0 3 * * *');
});
