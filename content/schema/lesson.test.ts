import { describe, expect, it } from 'vitest';
import { defineLesson } from './lesson.ts';

type Written = Parameters<typeof defineLesson>[0];

const lessonWith = (parts: Partial<Pick<Written, 'decisions' | 'exercises'>>) =>
  defineLesson({
    slug: 'a-lesson',
    title: 'A lesson',
    summary: 'One.',
    minutes: 10,
    teaches: ['job.purpose'],
    needs: [],
    cluster: { files: ['job.yaml'], applied: [], advanceSeconds: 0 },
    predictions: {},
    exercises: {},
    sources: ['none'],
    ...parts,
  });

const trees = (decisions: Written['decisions']) => lessonWith(decisions === undefined ? {} : { decisions }).decisions;

const verdict = { verdict: 'It is so.', fix: 'Leave it.' };
const ask = (...next: string[]) => ({ ask: 'Which is it?', answers: next.map((id) => ({ text: id, next: id })) });

describe('decision trees', () => {
  it('may be absent', () => {
    expect(trees(undefined)).toEqual({});
  });

  it('end in verdicts', () => {
    expect(Object.keys(trees({ tree: { start: 'a', nodes: { a: ask('b', 'c'), b: verdict, c: verdict } } }))).toEqual(['tree']);
  });

  it.each([
    ['an answer leads nowhere', { a: ask('b', 'none'), b: verdict }, 'no node none'],
    ['a path goes round', { a: ask('b', 'c'), b: ask('a', 'c'), c: verdict }, 'never ends'],
    ['a node is out of reach', { a: ask('b', 'b'), b: verdict, c: verdict }, 'nothing leads to c'],
  ])('are refused when %s', (_what, nodes, complaint) => {
    expect(() => trees({ tree: { start: 'a', nodes } })).toThrow(complaint);
  });
});

describe('exercises', () => {
  const goal = { id: 'goal', title: 'The goal of it' };
  const exercise = (parts: Partial<Written['exercises'][string]>) =>
    lessonWith({ exercises: { it: { task: 'Do what it says.', goals: [], hints: [], solution: ['true'], ...parts } } });
  const explanation = { ...goal, check: 'explanation' as const, words: [['because']] };

  it('may ask for words, and then say what the solution writes', () => {
    expect(exercise({ goals: [explanation], writes: 'It is so because.' }).exercises['it']?.writes).toBe('It is so because.');
    expect(() => exercise({ goals: [explanation] })).toThrow('writes goes with an explanation');
    expect(() => exercise({ goals: [{ ...goal, check: 'completes' }], writes: 'It is so because.' })).toThrow(
      'writes goes with an explanation',
    );
  });

  it('can be tried again, whatever they count', () => {
    const count = { ...goal, check: 'count' as const, kind: 'Pod' as const, atMost: 1 };
    expect(() => exercise({ goals: [count] })).toThrow('lastTry');
    expect(exercise({ goals: [{ ...count, lastTry: true }] }).exercises['it']?.goals).toHaveLength(1);
  });
});
