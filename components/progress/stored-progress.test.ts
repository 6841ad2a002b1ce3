import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type Progress } from './progress.ts';
import { readProgress, toStored } from './stored-progress.ts';

const NOON = new Date(2026, 0, 5, 12).getTime();

describe('stored progress', () => {
  it('reads back what it wrote', () => {
    const progress: Progress = {
      lessons: { 'why-jobs': NOON },
      exercises: { 'first-job/apply': NOON },
      scenarios: {},
      days: ['2026-01-05'],
      notes: { 'lessons/why-jobs': 'Pods end.' },
    };
    expect(readProgress(toStored(progress))).toEqual({ ok: true, progress });
  });

  it('migrates version 1, which had neither days nor notes', () => {
    const older = { lessons: { 'why-jobs': NOON }, exercises: { 'first-job/apply': NOON + 86_400_000 }, scenarios: {} };
    expect(readProgress({ version: 1, progress: older })).toEqual({
      ok: true,
      progress: { ...NO_PROGRESS, ...older, days: ['2026-01-05', '2026-01-06'] },
    });
  });

  it.each([
    [{ version: 99, progress: {} }, 'newer Backoff'],
    [{ version: 0, progress: {} }, 'version 0'],
    [{ version: 1.5, progress: {} }, 'version 1.5'],
    [{ version: 1, progress: { lessons: 'all' } }, 'lessons'],
    [null, 'it does not have the expected form'],
    [{ version: 2, progress: { ...NO_PROGRESS, lessons: { 'why-jobs': 'yes' } } }, 'lessons.why-jobs'],
    [{ version: 2, progress: { ...NO_PROGRESS, lessons: JSON.parse('{"__proto__x": 1}') } }, 'lessons'],
    [{ version: 2, progress: { ...NO_PROGRESS, notes: { 'lessons/a': 'x'.repeat(20_001) } } }, 'notes'],
    [{ version: 2, progress: { ...NO_PROGRESS, days: ['<script>'] } }, 'days'],
    [
      { version: 2, progress: { ...NO_PROGRESS, scenarios: Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`s${at}`, 1])) } },
      'more than 2000',
    ],
  ])('refuses %j', (stored, reason) => {
    const read = readProgress(stored);
    expect(read.ok ? '' : read.reason).toContain(reason);
  });
});
