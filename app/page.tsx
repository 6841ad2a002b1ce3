import Link from 'next/link';
import { LiveTimeline } from '#components/playground/index.ts';
import { CourseProgress } from '#components/progress/index.ts';
import { TOUR_LINK } from '#components/ui/index.ts';
import { homeCluster, loadCourse } from '#content/load/index.ts';
import styles from './home.module.css';

export default async function HomePage() {
  const [setup, course] = await Promise.all([homeCluster(), loadCourse()]);
  return (
    <main className={styles['home']}>
      <h1>Learn Kubernetes Jobs and CronJobs by running them.</h1>
      <div>
        <LiveTimeline setup={setup} className={styles['stage']} />
        <p className={styles['caption']}>
          This cluster lives in your tab. A CronJob retrains a model every 15 minutes; pause it, speed it up, go back.
        </p>
      </div>
      <CourseProgress lessons={course.map(({ slug, title }) => ({ slug, title }))} />
      <nav aria-label="Start" className={styles['doors']}>
        <Link href="/lessons/why-jobs" prefetch={false}>
          <b>Learn</b>
          <span>Short lessons, each beside a running cluster.</span>
        </Link>
        <Link href="/scenarios/typo-in-the-tag" prefetch={false}>
          <b>Drill</b>
          <span>A broken cluster and a pager. Repair it; the cluster judges.</span>
        </Link>
        <Link href="/playground" prefetch={false}>
          <b>Teach</b>
          <span>An empty cluster for the projector: your manifests, your pace.</span>
        </Link>
      </nav>
      <p className={styles['tour']}>
        New here?{' '}
        <Link href={TOUR_LINK} prefetch={false}>
          Take the tour
        </Link>
        ; it lasts one minute.
      </p>
    </main>
  );
}
