import { afterAll, describe, expect, it } from 'vitest';
import { curriculum } from '#content/curriculum.ts';
import { loadQuestions, playQuestion } from '#content/load/questions.ts';
import { readManifests } from '#content/load/read-files.ts';
import { type Attempt, grade } from '#sim/grading/grade.ts';
import { refusalOf } from '#sim/play/index.ts';
import { reportCounts } from './report-counts.ts';

const questions = loadQuestions();
const withRun = questions.flatMap(({ question: { slug, run } }) => (run === undefined ? [] : [{ slug, run }]));
const manifests = await readManifests('questions/manifests');

/** Manifests that are shown because the API server refuses them. */
const REFUSED = ['always.yaml', 'sunday-is-seven.yaml'];

const played: string[] = [];
afterAll(() => {
  reportCounts('questions', { questions: questions.length, 'questions with a run that was played': played.length });
});

describe('the questions', () => {
  it('are at least 64, at least 40 of them with a run, each with a slug of its own', () => {
    expect(questions.length).toBeGreaterThanOrEqual(64);
    expect(withRun.length).toBeGreaterThanOrEqual(40);
    expect(new Set(questions.map(({ question }) => question.slug)).size).toBe(questions.length);
  });

  it('have at least eight on every level', () => {
    for (const level of ['warm-up', 'mid', 'senior', 'staff'])
      expect(questions.filter(({ question }) => question.level === level).length, level).toBeGreaterThanOrEqual(8);
  });

  it('name lessons of the course', () => {
    const named = questions.flatMap(({ question }) => question.lessons);
    expect([...new Set(named)].filter((slug) => !(curriculum as readonly string[]).includes(slug))).toEqual([]);
  });

  it('use every manifest, and the API server takes them unless a question is about the refusal', async () => {
    const used = new Set(withRun.flatMap(({ run }) => run.files));
    expect(Object.keys(manifests).filter((path) => !used.has(path))).toEqual([]);
    for (const [path, text] of Object.entries(manifests)) {
      const refusal = await refusalOf(path, text);
      if (REFUSED.includes(path)) expect(refusal, path).not.toBe('');
      else expect(refusal, path).toBe('');
    }
  });
});

describe.each(withRun)('the run of $slug', ({ slug, run }) => {
  it('shows what the answer says', async () => {
    const { lab, lines } = await playQuestion(slug, run);
    const transcript = lines.map(({ typed, output }) => `$ ${typed}\n${output}`).join('');
    run.steps.forEach(({ type, prints, omits, exits = 0 }, index) => {
      const { exitCode, output } = lines[index] ?? { exitCode: -1, output: '' };
      expect(exitCode, `${type}\n${transcript}`).toBe(exits);
      if (prints !== undefined) expect(output, transcript).toMatch(new RegExp(prints, 'm'));
      if (omits !== undefined) expect(output, transcript).not.toMatch(new RegExp(omits, 'm'));
    });
    const verdicts = grade(lab satisfies Attempt, run.goals ?? []);
    expect(
      verdicts.filter(({ passed }) => !passed),
      transcript,
    ).toEqual([]);
    played.push(slug);
  });
});

describe('the sweep of the questions', () => {
  it('sees what a step prints, and how it ends', async () => {
    const [path = ''] = Object.keys(manifests);
    const steps = [{ type: 'kubectl get jobs' }, { type: 'kubectl get job nothing' }];
    const { lines } = await playQuestion('planted', { files: [path], steps, look: 'Nothing is there.' });
    expect(lines.map(({ output, exitCode }) => [output, exitCode])).toEqual([
      ['No resources found in default namespace.\n', 0],
      ['Error from server (NotFound): jobs.batch "nothing" not found\n', 1],
    ]);
  });
});
