import Link from 'next/link';
import type { CourseEntry } from './course-entry.ts';
import { useProgress } from './page-progress.ts';
import styles from './progress-views.module.css';

/** The mark of one entry. */
export function ProgressMark({ kind, slug }: { readonly kind: 'lessons' | 'scenarios'; readonly slug: string }) {
  const isFinished = useProgress(({ progress }) => progress[kind][slug] !== undefined);
  return isFinished ? <span className={styles['mark']}>✓ finished</span> : null;
}

function Segments({ slugs }: { readonly slugs: readonly string[] }) {
  const lessons = useProgress(({ progress }) => progress.lessons);
  return (
    <span className={styles['segments']} aria-hidden="true">
      {slugs.map((slug) => (
        <i key={slug} data-finished={lessons[slug] !== undefined} />
      ))}
    </span>
  );
}

/** `2/5` and as many bars; nothing before the first lesson was finished. */
export function HeaderProgress({ slugs }: { readonly slugs: readonly string[] }) {
  const lessons = useProgress(({ progress }) => progress.lessons);
  const count = slugs.filter((slug) => lessons[slug] !== undefined).length;
  if (count === 0) return null;
  return (
    <Link
      href="/progress"
      prefetch={false}
      className={styles['header']}
      title="Your progress"
      aria-label={`Your progress: ${count} of ${slugs.length} lessons finished`}
    >
      <span aria-hidden="true">
        {count}/{slugs.length}
      </span>
      <Segments slugs={slugs} />
    </Link>
  );
}

/** How far one has come, and the first lesson that is not finished. */
export function CourseProgress({ lessons }: { readonly lessons: readonly CourseEntry[] }) {
  const finished = useProgress(({ progress }) => progress.lessons);
  const problem = useProgress((state) => state.problem);
  const count = lessons.filter(({ slug }) => finished[slug] !== undefined).length;
  const next = lessons.findIndex(({ slug }) => finished[slug] === undefined);
  const lesson = lessons[next];
  return (
    <>
      {problem === null ? null : (
        <p className={styles['problem']} role="status">
          {problem}
        </p>
      )}
      {count === 0 ? null : (
        <p className={styles['course']}>
          <Segments slugs={lessons.map(({ slug }) => slug)} />
          <span>
            {count} of {lessons.length} lessons finished.{' '}
            {lesson === undefined ? (
              <Link href="/progress" prefetch={false}>
                Your progress
              </Link>
            ) : (
              <Link href={`/lessons/${lesson.slug}`} prefetch={false}>
                Continue with {next + 1}. {lesson.title}
              </Link>
            )}
          </span>
        </p>
      )}
    </>
  );
}
