import Link from 'next/link';
import styles from './lessons/course.module.css';

export default function NotFound() {
  return (
    <main className={styles['course']}>
      <h1>Not found</h1>
      <p>
        There is no page here. <Link href="/lessons">The course</Link> lists everything there is.
      </p>
    </main>
  );
}
