import { describe, expect, it } from 'vitest';
import { jsonNesting } from '#components/ui/index.ts';
import { type Belongings, LARGEST_FILE_BYTES, readExport, writeExport } from './exported-file.ts';
import { NO_PROGRESS, withFinished } from './progress.ts';

const belongings: Belongings = {
  progress: withFinished(NO_PROGRESS, 'lessons', 'why-jobs', 1000),
  drafts: { 'lessons/first-job': { 'job.yaml': 'kind: Job\n# "{[' } },
  reviews: { cards: {}, log: { day: '2026-01-05', answered: 1, fresh: 1 }, cap: 10, answers: { 'job-or-deployment': 'It ends.' } },
};
const written = writeExport(belongings, 0);
const withPart = (part: object) => JSON.stringify({ ...JSON.parse(written), ...part });

describe('exported file', () => {
  it('is read back as it was written', () => {
    expect(readExport(written)).toEqual({ ok: true, belongings });
  });

  it('counts brackets outside of strings', () => {
    expect(jsonNesting('{"a": ["[[[[\\"[["]}')).toBe(2);
  });

  it('takes no prototype in', () => {
    const read = readExport(written.replace('"lessons/first-job"', '"__proto__"'));
    expect(read.ok ? Object.getPrototypeOf(read.belongings.drafts) : null).toBe(Object.prototype);
    expect(read.ok ? read.belongings.drafts : null).toEqual({});
  });

  it.each([
    ['text that is not JSON', 'not json', 'it is not JSON'],
    ['another file', '{"format":"other"}', 'format'],
    ['a list', '[]', 'it does not have'],
    ['a deep file', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'levels deep'],
    ['a large file', `"${' '.repeat(LARGEST_FILE_BYTES)}"`, 'larger than'],
    ['a path out of its folder', withPart({ drafts: { 'lessons/a': { '../secret': 'x' } } }), 'drafts.lessons/a'],
    ['a lab that cannot exist', withPart({ drafts: { 'lessons/<b>': {} } }), 'drafts'],
    ['a draft that is no text', withPart({ drafts: { 'lessons/a': { 'job.yaml': 1 } } }), 'job.yaml'],
    ['a card that is no card', withPart({ reviews: { cards: { a: { due: 'now' } }, log: {}, cap: 1, answers: {} } }), 'reviews'],
    ['progress of a newer version', withPart({ progress: { version: 3, progress: {} } }), 'newer'],
  ])('refuses %s', (_, text, reason) => {
    const read = readExport(text);
    expect(read.ok ? 'accepted' : read.reason).toContain(reason);
  });
});
