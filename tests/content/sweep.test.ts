import { afterAll, describe, expect, it } from 'vitest';
import { loadDrills, scenarioCluster } from '#content/load/index.ts';
import { readManifests } from '#content/load/read-files.ts';
import { PlayedAttempt } from './attempt.ts';

const scenarios = await Promise.all(
  (await loadDrills()).map(async (scenario) => ({
    scenario,
    slug: scenario.slug,
    files: await readManifests(`scenarios/${scenario.slug}`),
  })),
);

const played = { scenarios: new Set<string>() };
afterAll(() => {
  expect(played.scenarios.size).toBeGreaterThanOrEqual(1);
});

describe.each(scenarios)('scenario $slug', ({ scenario, slug, files }) => {
  const open = () => PlayedAttempt.open(scenarioCluster(scenario, files), files);

  it('fails a goal as shipped', async () => {
    expect((await open()).failuresAfter(scenario.settleSeconds, scenario.goals)).not.toEqual([]);
  });

  it('passes every goal with its solution', async () => {
    const attempt = await open();
    expect(await attempt.type(scenario.solution)).toEqual(scenario.solution.map(() => 0));
    expect(attempt.failuresAfter(scenario.settleSeconds, scenario.goals)).toEqual([]);
    played.scenarios.add(slug);
  });

  it.each(scenario.wrongAnswers)('fails exactly $failsGoal with $run', async ({ run, failsGoal }) => {
    const attempt = await open();
    await attempt.type(run);
    const failures = attempt.failuresAfter(scenario.settleSeconds, scenario.goals);
    expect(
      failures.map(({ id }) => id),
      JSON.stringify(failures),
    ).toEqual([failsGoal]);
  });
});
