import { describe, expect, it } from 'vitest';
import { withExercise } from './page-progress.ts';
import { activeDays, dayOf, mergeProgress, NO_PROGRESS, withFinished, withNote, withoutLesson } from './progress.ts';

const MONDAY = new Date(2026, 0, 5, 12).getTime();
const DAY_MS = 86_400_000;

describe('progress', () => {
  it('keeps the first time that something was finished', () => {
    const once = withFinished(NO_PROGRESS, 'lessons', 'why-jobs', MONDAY);
    expect(withFinished(once, 'lessons', 'why-jobs', MONDAY + 1)).toBe(once);
    expect(once.days).toEqual(['2026-01-05']);
  });

  it('finishes a lesson with the last of its exercises, and a mark can be taken away', () => {
    const half = withExercise(NO_PROGRESS, 'first-job', 'apply', ['apply', 'fail'], MONDAY);
    expect(half.lessons).toEqual({});
    const whole = withExercise(half, 'first-job', 'fail', ['apply', 'fail'], MONDAY + 5);
    expect(whole.lessons).toEqual({ 'first-job': MONDAY + 5 });
    expect(withoutLesson(whole, 'first-job')).toMatchObject({ lessons: {}, exercises: { 'first-job/apply': MONDAY } });
  });

  it('merges two browsers without losing anything, in either order but for notes', () => {
    const left = withNote(withFinished(NO_PROGRESS, 'lessons', 'a', MONDAY), 'lessons/a', 'left');
    const right = withFinished(
      withFinished(withNote(NO_PROGRESS, 'lessons/a', 'right'), 'lessons', 'a', MONDAY - DAY_MS),
      'scenarios',
      'b',
      7,
    );
    const merged = mergeProgress(left, right);
    expect(merged).toMatchObject({ lessons: { a: MONDAY - DAY_MS }, scenarios: { b: 7 }, notes: { 'lessons/a': 'left' } });
    expect({ ...mergeProgress(right, left), notes: {} }).toEqual({ ...merged, notes: {} });
  });

  it('counts active days of the last seven, and no others', () => {
    const days = [0, 2, 6, 7, 30].map((back) => dayOf(MONDAY - back * DAY_MS));
    expect(activeDays(days, MONDAY)).toBe(3);
    expect(activeDays([], MONDAY)).toBe(0);
  });

  it('drops a note that was emptied', () => {
    expect(withNote(withNote(NO_PROGRESS, 'lessons/a', 'x'), 'lessons/a', ' \n').notes).toEqual({});
  });
});
