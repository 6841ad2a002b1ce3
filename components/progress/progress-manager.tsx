import type { CourseEntry } from './course-entry.ts';
import { pageProgress, useProgress } from './page-progress.ts';
import { activeDays, type FinishedKind } from './progress.ts';
import styles from './progress-manager.module.css';
import { ResetSection } from './reset-section.tsx';
import { TransferSection } from './transfer-section.tsx';

interface ProgressManagerProps {
  readonly lessons: readonly CourseEntry[];
  readonly scenarios: readonly CourseEntry[];
}

function FinishedList({
  title,
  kind,
  entries,
}: {
  readonly title: string;
  readonly kind: FinishedKind;
  readonly entries: readonly CourseEntry[];
}) {
  const finished = useProgress(({ progress }) => progress[kind]);
  const count = entries.filter(({ slug }) => finished[slug] !== undefined).length;
  return (
    <section>
      <h2>
        {title}{' '}
        <span className={styles['count']}>
          {count} of {entries.length}
        </span>
      </h2>
      <ul className={styles['list']} aria-label={title}>
        {entries.map(({ slug, title: name }) => {
          const atMs = finished[slug];
          return (
            <li key={slug} data-finished={atMs !== undefined}>
              <span aria-hidden="true">{atMs === undefined ? '○' : '✓'}</span>
              <a href={`/${kind}/${slug}`}>{name}</a>
              {atMs === undefined ? (
                <span className="visually-hidden">to do</span>
              ) : (
                <span className={styles['when']}>finished {new Date(atMs).toLocaleDateString('en-GB')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** All that was finished, with export, import and reset. */
export function ProgressManager({ lessons, scenarios }: ProgressManagerProps) {
  const { isLoaded, problem, progress } = useProgress((state) => state);
  const active = activeDays(progress.days, Date.now());
  const exercises = Object.keys(progress.exercises).length;
  const notes = Object.keys(progress.notes).length;
  if (!isLoaded) return <p role="status">Reading your progress…</p>;
  return (
    <div className={styles['manager']}>
      <p role="status" className={problem === null ? styles['kept'] : styles['problem']}>
        {problem ?? 'Kept in this browser alone; nobody else sees it.'}
      </p>
      <p>
        {exercises} {exercises === 1 ? 'exercise' : 'exercises'} passed, {notes} {notes === 1 ? 'note' : 'notes'}, active on {active} of the
        last 7 days.
      </p>
      <FinishedList title="Lessons" kind="lessons" entries={lessons} />
      <FinishedList title="Scenarios" kind="scenarios" entries={scenarios} />
      <TransferSection progress={pageProgress()} />
      <ResetSection progress={pageProgress()} />
    </div>
  );
}
