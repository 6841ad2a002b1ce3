'use client';

import { TABS, type Tab, useLab, useScreen } from '#components/lab/index.ts';
import { setMode } from '#components/palette/index.ts';
import styles from './tab-bar.module.css';

const NAMES: Readonly<Record<Tab, string>> = {
  lesson: 'Lesson',
  yaml: 'YAML',
  timeline: 'Timeline',
  terminal: 'Terminal',
  cluster: 'Cluster',
};

/** Chooses the pane that a narrow screen shows; a wide one shows them all, except in focus and presenter mode. */
export function TabBar({ hasLesson }: { readonly hasLesson: boolean }) {
  const { screen } = useLab();
  const shown = useScreen((state) => state.tab);
  return (
    <nav className={styles['bar']} aria-label="Panes">
      {TABS.filter((tab) => hasLesson || tab !== 'lesson').map((tab) => (
        <button key={tab} type="button" aria-current={tab === shown ? 'true' : undefined} onClick={() => screen.setState({ tab })}>
          {NAMES[tab]}
        </button>
      ))}
      <button type="button" className={styles['leave']} onClick={() => setMode(null)}>
        Leave
      </button>
    </nav>
  );
}
