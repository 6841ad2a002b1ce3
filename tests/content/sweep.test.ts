import { afterAll, describe, expect, it } from 'vitest';
import { loadDrills, scenarioCluster } from '#content/load/index.ts';
import { readManifests } from '#content/load/read-files.ts';
import { FAILURE_CLASSES, SCENARIO_LEVELS } from '#content/schema/index.ts';
import { PlayedAttempt } from './attempt.ts';
import { reportCounts } from './report-counts.ts';

const scenarios = await Promise.all(
  (await loadDrills()).map(async (scenario) => ({
    scenario,
    slug: scenario.slug,
    files: await readManifests(`scenarios/${scenario.slug}`),
  })),
);

const played = { scenarios: new Set<string>(), solutions: 0, refused: 0 };
afterAll(() => {
  reportCounts('scenarios', {
    scenarios: played.scenarios.size,
    'scenario solutions passed': played.solutions,
    'wrong answers refused by exactly one goal': played.refused,
  });
});

describe('the scenarios', () => {
  it('come in the order of their levels', () => {
    const levels = scenarios.map(({ scenario }) => SCENARIO_LEVELS.indexOf(scenario.difficulty));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(new Set(levels).size).toBe(SCENARIO_LEVELS.length);
    expect(levels.length).toBeGreaterThanOrEqual(30);
  });
});

describe('every class of failure', () => {
  it.each(FAILURE_CLASSES)('%s has a scenario', (each) => {
    expect(scenarios.filter(({ scenario }) => scenario.covers.includes(each)).length).toBeGreaterThan(0);
  });
});

describe.each(scenarios)('scenario $slug', ({ scenario, slug, files }) => {
  const open = () => PlayedAttempt.open(scenarioCluster(scenario, files), files);

  it('fails a goal as shipped', async () => {
    expect((await open()).failuresAfter(scenario.settleSeconds, scenario.goals)).not.toEqual([]);
  });

  it.each(scenario.solutions)('passes every goal: $title', async ({ run, writes }) => {
    const attempt = await open();
    expect(await attempt.type(run), attempt.transcript).toEqual(run.map(() => 0));
    expect(attempt.failuresAfter(scenario.settleSeconds, scenario.goals, writes)).toEqual([]);
    played.scenarios.add(slug);
    played.solutions += 1;
  });

  it.each(scenario.wrongAnswers)('fails exactly $failsGoal with $run', async ({ run, writes, failsGoal }) => {
    const attempt = await open();
    await attempt.type(run);
    const failures = attempt.failuresAfter(scenario.settleSeconds, scenario.goals, writes);
    expect(
      failures.map(({ id }) => id),
      `${JSON.stringify(failures)}\n${attempt.transcript}`,
    ).toEqual([failsGoal]);
    played.refused += 1;
  });
});
