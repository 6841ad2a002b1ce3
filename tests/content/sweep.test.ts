import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { lessonCluster, loadCourse, loadDrills, scenarioCluster } from '#content/load/index.ts';
import { readManifests } from '#content/load/read-files.ts';
import { refusalOf } from '#sim/play/index.ts';
import { PlayedAttempt } from './attempt.ts';

const lessons = await Promise.all(
  (await loadCourse()).map(async (lesson) => ({ lesson, slug: lesson.slug, files: await readManifests(`lessons/${lesson.slug}`) })),
);
const scenarios = await Promise.all(
  (await loadDrills()).map(async (scenario) => ({
    scenario,
    slug: scenario.slug,
    files: await readManifests(`scenarios/${scenario.slug}`),
  })),
);

/** Long enough for every run that a lesson starts. */
const EXERCISE_SETTLE_SECONDS = 600;

/** Whole manifests that the text of a lesson shows; a block without a kind is an excerpt. */
const manifestsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)].map(([, block = '']) => block).filter((block) => /^kind:/m.test(block));

const played = { lessons: new Set<string>(), scenarios: new Set<string>() };
afterAll(() => {
  expect(played.scenarios.size).toBeGreaterThanOrEqual(1);
  expect(played.lessons.size).toBeGreaterThanOrEqual(2);
});

describe('the sweep itself', () => {
  it('sees a manifest that the API server refuses', async () => {
    expect(await refusalOf('job.yaml', 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {}\n')).toContain('spec.template');
  });

  it('finds whole manifests in a text, and leaves excerpts alone', () => {
    expect(manifestsIn('a\n```yaml\nkind: Job\n```\nb\n```yaml\nspec: {}\n```\n')).toEqual(['kind: Job\n']);
  });
});

describe.each(lessons)('lesson $slug', ({ lesson, slug, files }) => {
  it('has only manifests that the API server takes', async () => {
    const shown = manifestsIn(readFileSync(`content/lessons/${slug}/lesson.mdx`, 'utf8'));
    const all = [...Object.entries(files), ...shown.map((text, index) => [`lesson.mdx, block ${index + 1}`, text] as const)];
    expect(all.length).toBeGreaterThan(0);
    for (const [path, text] of all) expect(await refusalOf(path, text), path).toBe('');
    played.lessons.add(slug);
  });

  it.each(Object.entries(lesson.exercises))('leaves something to do in %s, and its solution does it', async (_id, exercise) => {
    const untouched = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    expect(untouched.failuresAfter(EXERCISE_SETTLE_SECONDS, exercise.goals)).not.toEqual([]);

    const solved = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    expect(await solved.type(exercise.solution)).toEqual(exercise.solution.map(() => 0));
    expect(solved.failuresAfter(EXERCISE_SETTLE_SECONDS, exercise.goals)).toEqual([]);
  });

  it.each(Object.entries(lesson.predictions))('offers command lines for %s that work', async (_id, prediction) => {
    const attempt = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    expect(await attempt.type(prediction.tryIt)).toEqual(prediction.tryIt.map(() => 0));
  });
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
