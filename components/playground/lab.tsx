'use client';

import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { EditorPane } from '#components/editor/index.ts';
import { createLabSession, enterLab, LabContext, startSimWorker } from '#components/lab/index.ts';
import { setMode } from '#components/palette/index.ts';
import { recordPassed } from '#components/progress/index.ts';
import { TerminalPane } from '#components/terminal/index.ts';
import { TimelinePane, Transport } from '#components/timeline/index.ts';
import { useLater } from '#components/ui/index.ts';
import type { Goal, LabSetup } from '#content/schema/index.ts';
import styles from './lab.module.css';
import { createLayout } from './layout-store.ts';
import { Pane } from './pane.tsx';
import { Separator } from './separator.tsx';
import { TabBar } from './tab-bar.tsx';

interface LabProps {
  readonly setup: LabSetup;
  /** What is read beside the cluster; without it the lab starts with the editor. */
  readonly lesson?: ReactNode;
  readonly lessonTitle?: string;
  /** Goals of what can be finished here, by task. */
  readonly tasks?: Readonly<Record<string, readonly Goal[]>>;
}

/** Reader, editor, timeline, terminal and cluster on one simulator. */
export function Lab({ setup, lesson, lessonTitle = 'Lesson', tasks }: LabProps) {
  const [session] = useState(() => createLabSession(setup));
  const [layout] = useState(createLayout);
  const tab = useStore(session.screen, (state) => state.tab);
  const isTouring = useStore(session.screen, (state) => state.isTouring);
  const tour = useLater(() => import('#components/tour/index.ts'), isTouring || lesson !== undefined);
  const { shares, collapsed } = useStore(layout);
  const cluster = useLater(() => import('#components/cluster/index.ts'));
  const time = useLater(() => import('#components/time-tools/index.ts'));
  const hasLesson = lesson !== undefined;

  useEffect(() => {
    layout.restore();
    if (!hasLesson) session.screen.setState({ tab: 'yaml' });
    const leave = enterLab(session);
    const stop = session.start(startSimWorker());
    return () => {
      leave();
      setMode(null);
      stop();
    };
  }, [session, layout, hasLesson]);

  useEffect(() => {
    if (tasks === undefined) return;
    return session.screen.subscribe(({ passed }, before) => {
      if (passed !== null && passed !== before.passed) void recordPassed(setup.id, tasks, passed);
    });
  }, [session, setup.id, tasks]);

  const sizes = {
    '--lesson': collapsed.lesson ? '36px' : `${shares.lesson * 100}%`,
    '--cluster': collapsed.cluster ? '36px' : `${shares.cluster * 100}%`,
    '--timeline': collapsed.timeline ? 'auto' : `${shares.timeline * 100}%`,
    '--terminal': collapsed.terminal ? '29px' : `${shares.terminal * 100}%`,
  } as CSSProperties;

  return (
    <LabContext value={session}>
      <main className={styles['lab']} style={sizes} data-tab={tab}>
        <TabBar hasLesson={hasLesson} />
        {time && <time.CrashNotice />}
        <div className={styles['columns']}>
          {hasLesson ? (
            <>
              <Pane layout={layout} pane="lesson" title={lessonTitle} className={styles['lesson']}>
                {lesson}
                {tour && <tour.TourOffer />}
              </Pane>
              <Separator layout={layout} pane="lesson" axis="x" direction={1} />
            </>
          ) : null}
          <div className={styles['rows']}>
            <div className={styles['top']}>
              <section className={styles['yaml']} data-pane="yaml" aria-label="Editor">
                <EditorPane />
              </section>
              <Separator layout={layout} pane="cluster" axis="x" direction={-1} />
              <Pane layout={layout} pane="cluster" title="Cluster" className={styles['cluster']}>
                {cluster && <cluster.ClusterPane />}
              </Pane>
            </div>
            <Separator layout={layout} pane="timeline" axis="y" direction={-1} />
            <div className={styles['transport']}>
              <Transport tools={time && <time.TimeTools />} />
            </div>
            <section className={styles['timeline']} data-pane="timeline" aria-label="Timeline">
              <TimelinePane tracks={time && <time.Tracks />} notes={time?.notesOf} />
            </section>
            <Separator layout={layout} pane="terminal" axis="y" direction={-1} />
            <Pane layout={layout} pane="terminal" title="Terminal" className={styles['terminal']}>
              <TerminalPane />
            </Pane>
          </div>
        </div>
        {tour && isTouring ? <tour.Tour /> : null}
      </main>
    </LabContext>
  );
}
