import { describe, expect, it } from 'vitest';
import { type VolumeKey, VolumeTable, type VolumeWrite } from './volume-table.ts';

const at = (atMs: number, path: string, content: string | null, writer = 1): VolumeWrite => ({ atMs, writer, path, content });

/** A reader that starts after all writers of its instant. */
const READER = 1000;
const filesAt = (table: VolumeTable, key: VolumeKey, atMs: number) => table.seenBy(key, READER, atMs).files;

describe('files of a volume', () => {
  it('[KBL-18] can be read at any instant, also before writes that are known already', () => {
    const table = new VolumeTable();
    table.setWrites(7, 1, 0, [at(100, 'a', 'one'), at(200, 'a', 'two'), at(300, 'a', null), at(300, 'b', 'b')]);
    expect([50, 100, 250, 300].map((atMs) => filesAt(table, 7, atMs))).toEqual([{}, { a: 'one' }, { a: 'two' }, { b: 'b' }]);
  });

  it('[KBL-18] a writer may take back what it has not written yet', () => {
    const table = new VolumeTable();
    table.setWrites(7, 1, 0, [at(100, 'a', 'kept'), at(500, 'b', 'taken back')]);
    expect(table.setWrites(7, 1, 200, [at(300, 'c', 'instead')])).toBe(true);
    expect(filesAt(table, 7, 900)).toEqual({ a: 'kept', c: 'instead' });
    expect(table.setWrites(7, 9, 200, [])).toBe(false);
  });

  it('[KBL-18] several writers are merged in time order, and each sees the writes of the others', () => {
    const table = new VolumeTable();
    table.setWrites(7, 1, 0, [at(100, 'f', 'first'), at(400, 'f', 'third')]);
    table.setWrites(7, 2, 0, [at(200, 'f', 'second', 2)]);
    expect([150, 250, 450].map((atMs) => filesAt(table, 7, atMs)['f'])).toEqual(['first', 'second', 'third']);
    expect(table.seenBy(7, 1, 0).later.map(({ content }) => content)).toEqual(['second']);
    expect(table.seenBy(7, 2, 100)).toEqual({ files: { f: 'first' }, later: [at(400, 'f', 'third')] });
  });

  it('[KBL-18] of two writers of one instant, one comes first for both', () => {
    const table = new VolumeTable();
    table.setWrites(7, 1, 0, [at(0, 'f', 'one')]);
    table.setWrites(7, 2, 0, [at(0, 'f', 'two', 2)]);
    expect(table.seenBy(7, 2, 0)).toEqual({ files: { f: 'one' }, later: [] });
    const first = table.seenBy(7, 1, 0);
    expect(first.files).toEqual({});
    expect(first.later.map(({ atMs, content }) => [atMs > 0, content])).toEqual([[true, 'two']]);
  });

  it('[KBL-18] one volume knows nothing of another, numbered or named', () => {
    const table = new VolumeTable();
    table.fill('node-1:/data', { a: 'shared' });
    table.setWrites(7, 1, 0, [at(0, 'a', 'own')]);
    expect([filesAt(table, 'node-1:/data', 10), filesAt(table, 7, 10), filesAt(table, 8, 10)]).toEqual([{ a: 'shared' }, { a: 'own' }, {}]);
    table.remove(7);
    table.remove('node-1:/data');
    expect([filesAt(table, 'node-1:/data', 10), filesAt(table, 7, 10)]).toEqual([{}, {}]);
  });

  it('[KBL-18] goes back to what was saved', () => {
    const table = new VolumeTable();
    table.setWrites(7, 1, 0, [at(0, 'a', 'before')]);
    table.fill('pv:x', { a: 'before' });
    const saved = table.save();
    table.setWrites(7, 1, 0, [at(0, 'a', 'after')]);
    table.fill('pv:x', { a: 'after' });
    table.restore(saved);
    expect([filesAt(table, 7, 1), filesAt(table, 'pv:x', 1)]).toEqual([{ a: 'before' }, { a: 'before' }]);
  });
});
