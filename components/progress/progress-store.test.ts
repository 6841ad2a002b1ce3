import { describe, expect, it, vi } from 'vitest';
import type { KeyValue } from './key-value.ts';
import { withFinished, withNote } from './progress.ts';
import { createProgressStore } from './progress-store.ts';

/** Storage in memory; `break` makes every further call fail. */
function memory(): KeyValue & { break(error: Error): void; readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  let error: Error | null = null;
  const answer = <T>(make: () => T): Promise<T> => (error === null ? Promise.resolve(make()) : Promise.reject(error));
  return {
    values,
    break: (next) => {
      error = next;
    },
    get: (key) => answer(() => structuredClone(values.get(key))),
    update: (key, change) =>
      answer(() => {
        const after = change(structuredClone(values.get(key)));
        values.set(key, structuredClone(after));
        return after;
      }),
  };
}

const finish = (slug: string) => (progress: Parameters<typeof withFinished>[0]) => withFinished(progress, 'lessons', slug, 1000);

describe('progress store', () => {
  it('keeps what was finished for the next visit, and tells other tabs', async () => {
    const storage = memory();
    const announce = vi.fn();
    const first = createProgressStore(storage, announce);
    await first.load();
    await first.change(finish('why-jobs'));
    const second = createProgressStore(storage, () => {});
    await second.load();
    expect(second.store.getState()).toMatchObject({ isLoaded: true, problem: null, progress: { lessons: { 'why-jobs': 1000 } } });
    expect(announce).toHaveBeenCalledOnce();
  });

  it('loses nothing when two tabs write, and nothing that was finished before storage answered', async () => {
    const storage = memory();
    const left = createProgressStore(storage, () => {});
    const right = createProgressStore(storage, () => {});
    await left.load();
    await left.change(finish('a'));
    await right.change(finish('b'));
    await left.change((progress) => withNote(progress, 'lessons/a', 'note'));
    expect(Object.keys(left.store.getState().progress.lessons).sort()).toEqual(['a', 'b']);
  });

  it.each([
    ['QuotaExceededError', 'full'],
    ['SecurityError', 'does not let'],
  ])('says it on %s, and works on for this visit', async (name, words) => {
    const storage = memory();
    const { store, load, change } = createProgressStore(storage, () => {});
    await load();
    storage.break(Object.assign(new Error('no'), { name }));
    await change(finish('a'));
    expect(store.getState().problem).toContain(words);
    expect(store.getState().progress.lessons).toEqual({ a: 1000 });
  });

  it('does not overwrite what a newer version wrote; only a reset does', async () => {
    const storage = memory();
    const newer = { version: 99, progress: { everything: true } };
    storage.values.set('progress', newer);
    const { store, load, change, reset } = createProgressStore(storage, () => {});
    await load();
    await change(finish('a'));
    expect(storage.values.get('progress')).toEqual(newer);
    expect(store.getState().problem).toContain('newer Backoff');
    await reset();
    expect(store.getState()).toMatchObject({ problem: null, progress: { lessons: {} } });
    expect(storage.values.get('progress')).toMatchObject({ version: 2 });
  });
});
