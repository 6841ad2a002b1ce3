import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocuments } from './documents.ts';

const FILES = { 'job.yaml': 'kind: Job\n', 'other.yaml': 'kind: Pod\n' };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

const make = () => createDocuments('lessons/x', FILES, ['job.yaml', 'other.yaml']);

describe('documents', () => {
  it('keeps drafts for the next visit, and only what was changed', () => {
    make().edit('job.yaml', 'kind: CronJob\n');
    const later = make();
    later.restore();
    expect(later.textOf('job.yaml')).toBe('kind: CronJob\n');
    expect(later.store.getState().drafts).toEqual({ 'job.yaml': 'kind: CronJob\n' });
  });

  it('gives a draft back after a reset', () => {
    const documents = make();
    documents.edit('job.yaml', 'mine');
    documents.reset('job.yaml');
    expect(documents.textOf('job.yaml')).toBe(FILES['job.yaml']);
    documents.undo();
    expect(documents.textOf('job.yaml')).toBe('mine');
  });

  it('tells every change of a text', () => {
    const documents = make();
    const heard: string[] = [];
    documents.onEdit((path, text) => heard.push(`${path} ${text}`));
    documents.edit('other.yaml', 'x');
    documents.reset('other.yaml');
    expect(heard).toEqual(['other.yaml x', `other.yaml ${FILES['other.yaml']}`]);
  });

  it('works where the browser refuses to store', () => {
    vi.stubGlobal('localStorage', undefined);
    const documents = make();
    documents.restore();
    documents.edit('job.yaml', 'mine');
    expect(documents.textOf('job.yaml')).toBe('mine');
  });

  it('takes over what the terminal wrote and removed, without telling it again', () => {
    const documents = make();
    const told = vi.fn();
    documents.onEdit(told);
    documents.take({ 'job.yaml': 'kind: Pod\n', 'notes/a.txt': 'x', 'other.yaml': FILES['other.yaml'] }, []);
    expect(documents.textOf('job.yaml')).toBe('kind: Pod\n');
    expect(told).not.toHaveBeenCalled();
    const later = make();
    later.restore();
    expect(later.texts()).toEqual({ 'job.yaml': 'kind: Pod\n', 'other.yaml': FILES['other.yaml'], 'notes/a.txt': 'x' });
    later.take({}, ['notes/a.txt', 'job.yaml']);
    expect(later.texts()).toEqual(FILES);
  });

  it('makes, renames and deletes files, and takes a deletion back', () => {
    const documents = make();
    const heard: (readonly [string, string | null])[] = [];
    documents.onEdit((path, text) => heard.push([path, text]));
    documents.make('a.yaml');
    documents.make('b.yaml');
    documents.edit('a.yaml', 'kind: Pod\n');
    expect(documents.tabs()).toEqual(['job.yaml', 'other.yaml', 'a.yaml', 'b.yaml']);
    documents.open('a.yaml');
    documents.rename('a.yaml', 'pod.yaml');
    expect(documents.tabs()).toEqual(['job.yaml', 'other.yaml', 'pod.yaml', 'b.yaml']);
    expect(documents.store.getState().active).toBe('pod.yaml');
    documents.remove('pod.yaml');
    expect(documents.store.getState().active).toBe('job.yaml');
    documents.edit('job.yaml', 'kind: Job\n# mine\n');
    documents.undo();
    expect(documents.store.getState().active).toBe('pod.yaml');
    expect(documents.textOf('pod.yaml')).toBe('kind: Pod\n');
    expect(heard.slice(3)).toEqual([
      ['a.yaml', null],
      ['pod.yaml', 'kind: Pod\n'],
      ['pod.yaml', null],
      ['job.yaml', 'kind: Job\n# mine\n'],
      ['pod.yaml', 'kind: Pod\n'],
    ]);
    const later = make();
    later.restore();
    expect(later.tabs()).toEqual(['job.yaml', 'other.yaml', 'b.yaml', 'pod.yaml']);
  });

  it('leaves a tab whose file the terminal removed', () => {
    const documents = make();
    documents.take({ 'made.yaml': 'kind: Pod\n' }, []);
    documents.open('made.yaml');
    documents.take({}, ['made.yaml']);
    expect(documents.store.getState().active).toBe('job.yaml');
    expect(documents.tabs()).toEqual(['job.yaml', 'other.yaml']);
  });

  it('says when the browser has no room for drafts, and when it has again', () => {
    const documents = make();
    const roomy = localStorage;
    vi.stubGlobal('localStorage', {
      ...roomy,
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    documents.edit('job.yaml', 'mine');
    expect(documents.store.getState().unkept).toBe('full');
    expect(documents.textOf('job.yaml')).toBe('mine');
    vi.stubGlobal('localStorage', roomy);
    documents.edit('job.yaml', 'mine too');
    expect(documents.store.getState().unkept).toBeNull();
  });
});
