import { describe, expect, it } from 'vitest';
import { defineLesson } from './lesson.ts';

const trees = (nodes: Parameters<typeof defineLesson>[0]['decisions']) =>
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
    ...(nodes === undefined ? {} : { decisions: nodes }),
    sources: ['none'],
  }).decisions;

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
