import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSON_TAGS } from '#components/mdx/tags.ts';
import { curriculum, drills } from '#content/curriculum.ts';
import { loadCourse, loadDrills } from '#content/load/index.ts';

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const lessons = await loadCourse();
const scenarios = await loadDrills();

/** File names that a command line applies. */
function filesOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => [...line.matchAll(/-f (\S+\.yaml)/g)].map(([, file = '']) => file));
}

describe('curriculum', () => {
  it('names every lesson and every scenario exactly once', () => {
    expect([...curriculum].sort()).toEqual(folders('content/lessons').sort());
    expect([...drills].sort()).toEqual(folders('content/scenarios').sort());
  });

  it('teaches every concept before a lesson needs it, and once', () => {
    const taught = new Set<string>();
    for (const { slug, needs, teaches } of lessons) {
      expect(
        needs.filter((concept) => !taught.has(concept)),
        `${slug} needs`,
      ).toEqual([]);
      expect(
        teaches.filter((concept) => taught.has(concept)),
        `${slug} teaches again`,
      ).toEqual([]);
      for (const concept of teaches) taught.add(concept);
    }
  });
});

describe.each(lessons)('lesson $slug', (lesson) => {
  const folder = `content/lessons/${lesson.slug}`;
  const text = readFileSync(`${folder}/lesson.mdx`, 'utf8');
  const idsOf = (tag: string) => [...text.matchAll(new RegExp(`<${tag} id="([^"]+)"`, 'g'))].map(([, id]) => id);

  it('writes only tags of the closed list', () => {
    const tags = [...text.matchAll(/<([A-Z]\w*)/g)].map(([, tag]) => tag);
    expect(tags.filter((tag) => !LESSON_TAGS.some((known) => known === tag))).toEqual([]);
  });

  it('shows no code that nothing plays: a block is YAML, or a drawing', () => {
    const languages = [...text.matchAll(/^```(.*)\n[\s\S]*?^```/gm)].map(([, language]) => language);
    expect(languages.filter((language) => language !== 'yaml' && language !== 'text')).toEqual([]);
  });

  it('takes 10 to 15 minutes, with two questions or more, two to four exercises, and a recap at the end', () => {
    expect(lesson.minutes).toBeGreaterThanOrEqual(10);
    expect(lesson.minutes).toBeLessThanOrEqual(15);
    expect(Object.keys(lesson.predictions).length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(lesson.exercises).length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(lesson.exercises).length).toBeLessThanOrEqual(4);
    expect(text.trimEnd()).toMatch(/<\/Recap>$/);
  });

  it('shows each of its questions, exercises and decision trees exactly once', () => {
    expect(idsOf('Predict').sort()).toEqual(Object.keys(lesson.predictions).sort());
    expect(idsOf('Exercise').sort()).toEqual(Object.keys(lesson.exercises).sort());
    expect(idsOf('Decide').sort()).toEqual(Object.keys(lesson.decisions).sort());
  });

  it('has the files that it opens, applies and solves with', () => {
    const { files, applied } = lesson.cluster;
    const solutions = Object.values(lesson.exercises).flatMap((exercise) => filesOf(exercise.solution));
    for (const file of [...files, ...applied, ...solutions]) expect(existsSync(`${folder}/${file}`), file).toBe(true);
  });
});

describe.each(scenarios)('scenario $slug', (scenario) => {
  it('has the files that it starts from, solves with and refuses', () => {
    const commands = [...scenario.solutions, ...scenario.wrongAnswers].flatMap(({ run }) => run);
    const files = [...scenario.start.manifests, ...scenario.start.opens, ...filesOf(commands)];
    for (const file of files) expect(existsSync(`content/scenarios/${scenario.slug}/${file}`), file).toBe(true);
  });

  it('has goals with different ids', () => {
    const ids = scenario.goals.map((goal) => goal.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
