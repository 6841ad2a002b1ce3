import type { Scenario } from '#content/schema/index.ts';
import styles from './scenario-pane.module.css';

/** What to take home once every goal is met. */
export function Debrief({ debrief }: { readonly debrief: Scenario['debrief'] }) {
  return (
    <section className={styles['debrief']}>
      <h2>Debrief</h2>
      <h3>What was wrong</h3>
      <p>{debrief.cause}</p>
      <h3>The picture to keep</h3>
      <p>{debrief.model}</p>
      <h3>In an interview</h3>
      <p>{debrief.interview}</p>
    </section>
  );
}
