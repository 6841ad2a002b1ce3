import type { Metadata } from 'next';
import Link from 'next/link';
import { CourseProgress, ProgressMark } from '#components/progress/index.ts';
import { loadCourse, loadDrills } from '#content/load/index.ts';
import styles from './course.module.css';

export const metadata: Metadata = {
  title: 'Course',
  description: 'Every lesson and scenario of the course on Kubernetes Jobs and CronJobs, with what you have finished.',
};

export default async function CoursePage() {
  const [lessons, scenarios] = await Promise.all([loadCourse(), loadDrills()]);
  return (
    <main className={`document ${styles['course']}`}>
      <h1>Course</h1>
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
      <h2>Scenarios</h2>
      <ul className={styles['list']} aria-label="Scenarios">
        {scenarios.map((scenario) => (
          <li key={scenario.slug}>
            <Link href={`/scenarios/${scenario.slug}`} prefetch={false} className={styles['entry']}>
              <span className={styles['number']} aria-hidden="true">
                ✕
              </span>
              <span className={styles['title']}>{scenario.title}</span>
              <span className={styles['minutes']}>
                <ProgressMark kind="scenarios" slug={scenario.slug} />
                {scenario.difficulty}, {scenario.minutes} min
              </span>
              <span className={styles['summary']}>{scenario.page.what}</span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
