import type { Metadata } from 'next';
import Link from 'next/link';
import { CourseProgress, ProgressMark } from '#components/progress/index.ts';
import { TOUR_LINK } from '#components/ui/index.ts';
import { loadCourse, loadDrills } from '#content/load/index.ts';
import { SCENARIO_LEVELS, type Scenario } from '#content/schema/index.ts';
import styles from './course.module.css';

export const metadata: Metadata = {
  title: 'Course',
  description: 'Every lesson and scenario of the course on Kubernetes Jobs and CronJobs, with what you have finished.',
};

const LEVEL_NAMES = { 'first day': 'First day', 'on call': 'On call', staff: 'Staff engineer' } as const;

const scenarioEntry = ({ slug, title, minutes, page }: Scenario) => (
  <li key={slug}>
    <Link href={`/scenarios/${slug}`} prefetch={false} className={styles['entry']}>
      <span className={styles['number']} aria-hidden="true">
        ✕
      </span>
      <span className={styles['title']}>{title}</span>
      <span className={styles['minutes']}>
        <ProgressMark kind="scenarios" slug={slug} />
        {minutes} min
      </span>
      <span className={styles['summary']}>{page.what}</span>
    </Link>
  </li>
);

export default async function CoursePage() {
  const [lessons, scenarios] = await Promise.all([loadCourse(), loadDrills()]);
  return (
    <main className={`document ${styles['course']}`}>
      <h1>Course</h1>
      <p>
        {lessons.length} lessons of about a quarter of an hour, each beside a running cluster, then{' '}
        <a href="#scenarios">{scenarios.length} scenarios</a> to repair. New here?{' '}
        <Link href={TOUR_LINK} prefetch={false}>
          Take the tour
        </Link>
        ; it lasts one minute.
      </p>
      <CourseProgress lessons={lessons.map(({ slug, title }) => ({ slug, title }))} />
      <ol className={styles['list']} aria-label="Lessons">
        {lessons.map((lesson, index) => (
          <li key={lesson.slug}>
            <Link href={`/lessons/${lesson.slug}`} prefetch={false} className={styles['entry']}>
              <span className={styles['number']}>{index + 1}</span>
              <span className={styles['title']}>{lesson.title}</span>
              <span className={styles['minutes']}>
                <ProgressMark kind="lessons" slug={lesson.slug} />
                {lesson.minutes} min
              </span>
              <span className={styles['summary']}>{lesson.summary}</span>
            </Link>
          </li>
        ))}
      </ol>
      <h2 id="scenarios">Scenarios</h2>
      <p>A broken cluster and a page from the pager. What the cluster does after your repair is what counts.</p>
      {SCENARIO_LEVELS.map((level) => (
        <section key={level} aria-label={LEVEL_NAMES[level]}>
          <h3>{LEVEL_NAMES[level]}</h3>
          <ul className={styles['list']} aria-label={`Scenarios: ${LEVEL_NAMES[level]}`}>
            {scenarios.filter(({ difficulty }) => difficulty === level).map(scenarioEntry)}
          </ul>
        </section>
      ))}
      <nav aria-label="More" className={styles['more']}>
        <Link href="/reference" prefetch={false}>
          Fields and commands
        </Link>
        <Link href="/shortcuts" prefetch={false}>
          Keyboard shortcuts
        </Link>
        <Link href="/progress" prefetch={false}>
          Your progress
        </Link>
      </nav>
    </main>
  );
}
