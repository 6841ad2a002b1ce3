'use client';

import { useEffect, useState } from 'react';
import { createLabSession, LabContext, type LabSession, startSimWorker } from '#components/lab/index.ts';
import { momentOfAddress, type SharedMoment, showMoment } from '#components/share/index.ts';
import { notesOf, Tracks } from '#components/time-tools/index.ts';
import { TimelinePane, Transport } from '#components/timeline/index.ts';
import styles from './embedded-run.module.css';

const LAB = /^((lessons|scenarios|questions)\/[a-z0-9-]+|playground)$/;

/** A lab that holds nothing but a run. */
function labOf({ lab, run }: SharedMoment): LabSession {
  return createLabSession({
    id: `embed/${lab}`,
    seed: run.seed,
    startAtMs: run.startAtMs,
    files: { 'empty.yaml': '' },
    applied: [],
    advanceMs: 0,
    tabs: ['empty.yaml'],
    speed: 10,
    windowMs: null,
  });
}

interface Shown {
  readonly session: LabSession;
  /** The page where one can go on. */
  readonly href: string;
}

/** A shared moment inside another page: its timeline and its transport, and the way to the rest. */
export function EmbeddedRun() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let stop = () => {};
    let isOver = false;
    momentOfAddress().then(
      (moment) => {
        if (isOver) return;
        const session = labOf(moment);
        stop = session.start(startSimWorker());
        showMoment(session, moment);
        setShown({ session, href: `/${LAB.test(moment.lab) ? moment.lab : 'playground'}${location.hash}` });
      },
      (error: unknown) => setTrouble(error instanceof Error ? error.message : 'This link cannot be read.'),
    );
    return () => {
      isOver = true;
      stop();
    };
  }, []);

  return (
    <main className={styles['embed']} data-embed>
      <h1 className="visually-hidden">A run in Backoff</h1>
      {trouble === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {trouble}
        </p>
      )}
      {shown === null ? null : (
        <LabContext value={shown.session}>
          <Transport
            tools={
              <a className={styles['open']} href={shown.href} target="_blank" rel="noreferrer">
                Open in Backoff
              </a>
            }
          />
          <TimelinePane tracks={<Tracks />} notes={notesOf} />
        </LabContext>
      )}
    </main>
  );
}
