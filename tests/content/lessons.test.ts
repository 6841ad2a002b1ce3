import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { lessonCluster, loadCourse, playComparison, playOutput, type ShownComparison } from '#content/load/index.ts';
import { readManifests } from '#content/load/read-files.ts';
import type { Lesson } from '#content/schema/index.ts';
import { PlayedLab, refusalOf } from '#sim/play/index.ts';
import { PlayedAttempt } from './attempt.ts';
import { manifestsIn, type TextTag, tagsOf } from './lesson-text.ts';
import { reportCounts } from './report-counts.ts';

const lessons = await Promise.all(
  (await loadCourse()).map(async (lesson) => {
    const text = readFileSync(`content/lessons/${lesson.slug}/lesson.mdx`, 'utf8');
    return { lesson, slug: lesson.slug, text, tags: tagsOf(text), files: await readManifests(`lessons/${lesson.slug}`) };
  }),
);

/** Long enough for every run that a lesson starts. */
const EXERCISE_SETTLE_SECONDS = 600;
/** A reader needs as long from one command to the next. */
const READING_MS = 10_000;

const played = { lessons: new Set<string>(), exercises: 0, refused: 0, solved: 0, blocks: 0, outputs: 0, comparisons: 0, lines: 0 };
afterAll(() => {
  const { lessons: seen, exercises, refused, solved, blocks, outputs, comparisons, lines } = played;
  reportCounts('lessons', {
    lessons: seen.size,
    exercises,
    'exercises refused as shipped': refused,
    'exercise solutions passed': solved,
    'YAML blocks and files executed': blocks,
    'outputs generated from a run': outputs,
    'comparisons played': comparisons,
    'command lines executed': lines,
  });
});

const all = <T>(tags: readonly TextTag[], tag: string, read: (tag: TextTag) => T): readonly T[] =>
  tags.filter((one) => one.tag === tag).map(read);

interface OfferedLine {
  readonly line: string;
  /** Whether it is meant to fail; null when the lesson says nothing. */
  readonly fails: boolean | null;
  readonly days: number;
}

/** Command lines in the order in which a reader meets them who does everything that the text offers. */
const linesOf = (lesson: Lesson, tags: readonly TextTag[]): readonly OfferedLine[] =>
  tags.flatMap(({ tag, attributes, children }): readonly OfferedLine[] => {
    const id = String(attributes['id']);
    if (tag === 'Run') return [{ line: children, fails: attributes['fails'] === true, days: Number(attributes['days'] ?? 0) }];
    const lines = tag === 'Predict' ? lesson.predictions[id]?.tryIt : tag === 'Exercise' ? lesson.exercises[id]?.solution : undefined;
    return (lines ?? []).map((line) => ({ line, fails: null, days: 0 }));
  });

describe('the sweep itself', () => {
  it('sees a manifest that the API server refuses', async () => {
    expect(await refusalOf('job.yaml', 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {}\n')).toContain('spec.template');
  });

  it('finds whole manifests in a text, and leaves excerpts alone', () => {
    expect(manifestsIn('a\n```yaml\nkind: Job\n```\nb\n```yaml\nspec: {}\n```\n')).toEqual(['kind: Job\n']);
  });

  it('reads tags with attributes, expressions and commands', () => {
    const text =
      'See <Run>kubectl get jobs</Run>\n```\n<Run>no</Run>\n```\n<Output after={["a > b", \'c\']} fails>{`jq \'{"x"}\'`}</Output><Waves job="b" /><Run>a \\* b</Run>';
    expect(tagsOf(text)).toEqual([
      { tag: 'Run', attributes: {}, children: 'kubectl get jobs' },
      { tag: 'Output', attributes: { after: ['a > b', 'c'], fails: true }, children: 'jq \'{"x"}\'' },
      { tag: 'Waves', attributes: { job: 'b' }, children: '' },
      { tag: 'Run', attributes: {}, children: 'a * b' },
    ]);
  });

  it('sees an output that does not end as it is meant to', async () => {
    const [first] = lessons;
    if (first === undefined) throw new Error('no lesson');
    const play = (command: string, fails: boolean, after: readonly string[] = []) =>
      playOutput(first.lesson, first.files, { command, after, fails });
    await expect(play('kubectl get job none', false)).rejects.toThrow('exit code 1');
    await expect(play('kubectl version', true)).rejects.toThrow('marked as failing');
    await expect(play('true', false)).rejects.toThrow('printed nothing');
    await expect(play('kubectl version', false, ['false'])).rejects.toThrow('the line before it');
    expect(await play('kubectl get job none', true)).toBe('Error from server (NotFound): jobs.batch "none" not found');
  });
});

describe.each(lessons)('lesson $slug', ({ lesson, slug, text, tags, files }) => {
  it('has only manifests that the API server takes', async () => {
    const shown = manifestsIn(text).map((block, index) => [`lesson.mdx, block ${index + 1}`, block] as const);
    const manifests = [...Object.entries(files), ...shown];
    expect(manifests.length).toBeGreaterThan(0);
    for (const [path, manifest] of manifests) expect(await refusalOf(path, manifest), path).toBe('');
    played.lessons.add(slug);
    played.blocks += manifests.length;
  });

  it.each(Object.entries(lesson.exercises))('leaves something to do in %s, and its solution does it', async (_id, exercise) => {
    const untouched = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    expect(untouched.failuresAfter(EXERCISE_SETTLE_SECONDS, exercise.goals)).not.toEqual([]);
    played.refused += 1;

    const solved = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    expect(await solved.type(exercise.solution)).toEqual(exercise.solution.map(() => 0));
    expect(solved.failuresAfter(EXERCISE_SETTLE_SECONDS, exercise.goals, exercise.writes)).toEqual([]);
    played.exercises += 1;
    played.solved += 1;
    played.lines += exercise.solution.length;
  });

  it.each(Object.entries(lesson.predictions))('offers command lines for %s that work', async (_id, prediction) => {
    const attempt = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    expect(await attempt.type(prediction.tryIt)).toEqual(prediction.tryIt.map(() => 0));
    played.lines += prediction.tryIt.length;
  });

  it.each(all(tags, 'Output', ({ attributes, children }) => ({ command: children, attributes })))(
    'shows the output of $command',
    async (output) => {
      const { after = [], days = 0, fails = false } = output.attributes as { after?: readonly string[]; days?: number; fails?: boolean };
      expect(await playOutput(lesson, files, { command: output.command, after, days, fails })).not.toBe('');
      played.outputs += 1;
      played.lines += after.length + 1;
    },
  );

  it.each(all(tags, 'SideBySide', ({ attributes }) => attributes as unknown as ShownComparison))(
    'plays $file with each $path',
    async (shown) => {
      const runs = await playComparison(lesson, files, shown);
      expect(runs.map(({ value }) => value)).toEqual(shown.values);
      for (const { jobs, value } of runs) expect(jobs.length, value).toBeGreaterThan(0);
      expect(new Set(runs.map(({ jobs, mostAtOnce }) => JSON.stringify({ jobs, mostAtOnce }))).size, 'the values make a difference').toBe(
        runs.length,
      );
      played.comparisons += 1;
    },
  );

  it.each(Object.entries(lesson.decisions))('asks only commands that work in %s', async (_id, { nodes }) => {
    const lines = Object.values(nodes).flatMap((node) => ('run' in node && node.run !== undefined ? [node.run] : []));
    expect(lines.length).toBeGreaterThan(0);
    const attempt = await PlayedAttempt.open(lessonCluster(lesson, files), files);
    const exits = await attempt.type(lines);
    expect(lines.filter((_, index) => exits[index] !== 0)).toEqual([]);
    played.lines += lines.length;
  });

  it('offers only command lines that work for a reader who does everything in order', async () => {
    const lab = await PlayedLab.open(lessonCluster(lesson, files), files);
    for (const { line, fails, days } of linesOf(lesson, tags)) {
      lab.wait(days * 86_400_000);
      const { exitCode, output } = await lab.type(line);
      lab.wait(READING_MS);
      if (fails !== null) expect(exitCode !== 0, `${line}\n${output}`).toBe(fails);
      played.lines += 1;
    }
  });

  it('draws objects that one of its manifests makes', () => {
    const names = Object.values(files).join('\n');
    const drawn = [
      ...all(tags, 'Waves', ({ attributes }) => attributes['job']),
      ...all(tags, 'Lifecycle', ({ attributes }) => attributes['name']),
    ];
    for (const name of drawn.filter((one) => one !== undefined)) expect(names).toContain(`name: ${name}`);
  });
});

describe('the whole course', () => {
  it('was played', () => {
    expect(played.lessons.size).toBe(lessons.length);
    expect(played.exercises).toBeGreaterThan(lessons.length);
    expect(played.outputs).toBeGreaterThan(lessons.length);
  });
});
