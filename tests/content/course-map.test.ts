import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headingAnchor } from '#components/mdx/heading-anchor.ts';
import { curriculum } from '#content/curriculum.ts';
import { loadQuestions } from '#content/load/questions.ts';
import { headingsIn } from './lesson-text.ts';

/** What the course promises, by number; the table of content/README.md says where it keeps each promise. */
const PROMISED: readonly (readonly [number, readonly string[]])[] = [
  [1, ['Run to completion against long-running', 'Job against Deployment: purpose, replicas, restart, use case']],
  [2, ['The first Job', 'Listing', 'Describing', 'Finding its pods by label', 'Logs']],
  [3, ['1/1, N/1, N/M, unset/N', 'The work queue', 'The wave diagram, live']],
  [
    4,
    [
      '`backoffLimit`',
      'The exponential back-off',
      '`activeDeadlineSeconds`: runaway Jobs, cost control, SLAs',
      '`restartPolicy` Never against OnFailure',
      'What OnFailure keeps exactly',
    ],
  ],
  [5, ['Created, active, succeeded, failed', 'Conditions in their real order']],
  [6, ['A real training Job: namespace', 'ConfigMap value', 'Resources', 'PVC']],
  [7, ['CronJob creates Job creates pod', 'The five fields', 'Common schedules', 'Zones', 'DST']],
  [
    8,
    ['`concurrencyPolicy`, all three run side by side', 'History limits and why', '`startingDeadlineSeconds`', '`suspend`', '`timeZone`'],
  ],
  [9, ['A real weekly retraining CronJob', 'The trap `$(date +%Y%m%d)`']],
  [10, ['List', 'Describe', 'Trigger by hand', 'Suspend, resume', 'Delete with what goes along']],
  [
    11,
    [
      'Train once and serve for ever',
      'Scheduled retraining with a rolling restart',
      'Parallel hyperparameter search',
      'Pipeline stages in sequence',
    ],
  ],
  [12, ['A Job stuck Active: ImagePullBackOff, Pending, crashed container', 'A Job that keeps failing', 'A CronJob that does not run']],
  [13, ['Indexed Jobs', 'podFailurePolicy', 'successPolicy', 'Per-index back-off', 'TTL', 'podReplacementPolicy', 'Sidecars']],
  [14, ['Commands, each runnable', 'Fields, searchable']],
  [
    15,
    [
      'Questions of four levels',
      'Job or Deployment',
      'Handling Job failures',
      'Never or OnFailure',
      'Weekly ML training',
      'A Job Active for hours',
    ],
  ],
];

interface Row {
  readonly item: number;
  readonly part: string;
  readonly slug: string;
  /** Undefined for the text before the first heading. */
  readonly anchor: string | undefined;
  readonly says: string;
}

const rows: readonly Row[] = readFileSync('content/README.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, item, part = '', where = '', says = ''] = /^\| (\d+) \| (.+?) \| `([^`]+)` \| (?:`(.+)` )?\|$/.exec(line) ?? [];
    const [slug = '', anchor] = where.split('#');
    return item === undefined ? [] : [{ item: Number(item), part, slug, anchor, says }];
  });

/** Text of a section up to the next heading of any level; undefined when there is no such section. */
function sectionOf(text: string, anchor: string | undefined): string | undefined {
  const [beginning, ...sections] = text.split(/^(?=#{2,6} )/m);
  if (anchor === undefined) return beginning;
  return sections.find((section) => headingsIn(section).some((heading) => headingAnchor(heading) === anchor));
}

const lessonRows = rows.filter(({ slug }) => slug !== 'questions');
const textOf = (slug: string) => readFileSync(`content/lessons/${slug}/lesson.mdx`, 'utf8');

describe('the map of the course', () => {
  it('has a row for every part of every item, in their order', () => {
    const promised = PROMISED.flatMap(([item, parts]) => parts.map((part) => ({ item, part })));
    expect(PROMISED.map(([item]) => item)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(rows.map(({ item, part }) => ({ item, part }))).toEqual(promised);
  });

  it('uses every lesson', () => {
    expect([...new Set(lessonRows.map(({ slug }) => slug))].sort()).toEqual([...curriculum].sort());
  });

  it.each(lessonRows)('$item: $part is in $slug#$anchor', ({ slug, anchor, says }) => {
    const section = sectionOf(textOf(slug), anchor);
    expect(section, `a section ${anchor}`).toBeDefined();
    expect(says).not.toBe('');
    expect(section).toContain(says);
  });

  it('names questions that exist', () => {
    const slugs = loadQuestions().map(({ question }) => question.slug);
    const named = rows.flatMap(({ slug, anchor }) => (slug === 'questions' && anchor !== undefined ? [anchor] : []));
    expect(named.length).toBeGreaterThanOrEqual(5);
    expect(named.filter((slug) => !slugs.includes(slug))).toEqual([]);
  });

  it.each(curriculum)('%s has no two sections with one anchor', (slug) => {
    const anchors = headingsIn(textOf(slug)).map(headingAnchor);
    expect(anchors.filter((anchor, index) => anchor === '' || anchors.indexOf(anchor) !== index)).toEqual([]);
  });

  it('misses a section that is not there', () => {
    expect(sectionOf('start\n## One\ntext\n', 'two')).toBeUndefined();
    expect(sectionOf('start\n## One\ntext\n', undefined)).toBe('start\n');
  });
});
