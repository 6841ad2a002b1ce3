'use client';

import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLab } from '#components/lab/index.ts';
import styles from './terminal-pane.module.css';
import type { Screen } from './xterm-screen.ts';

/** The terminal. Its screen is fetched when it is first used; until then a prompt stands in. */
export function TerminalPane() {
  const { documents, terminal } = useLab();
  const host = useRef<HTMLDivElement>(null);
  const opened = useRef<Screen | null>(null);
  const wantsFocus = useRef(false);
  const { spoken, recalled, isRunning, isUsed, isBroken } = useStore(terminal.store);
  const [isOpened, setOpened] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const isWanted = isOpened || isUsed;

  function open() {
    wantsFocus.current = true;
    setOpened(true);
  }

  useEffect(() => {
    const element = host.current;
    if (!isWanted || element === null) return;
    let isOver = false;
    void import('./xterm-screen.ts')
      .then(({ openScreen }) => {
        if (isOver) return;
        opened.current = openScreen(element, terminal);
        if (wantsFocus.current) opened.current.focus();
      })
      .catch(() => setFailed(true));
    return () => {
      isOver = true;
      opened.current?.dispose();
      opened.current = null;
    };
  }, [isWanted, terminal]);

  // The command goes on when its editor is closed, and so does whoever typed it.
  useEffect(
    () =>
      documents.store.subscribe((now, before) => {
        if (before.request !== null && now.request === null) opened.current?.focus();
      }),
    [documents],
  );

  return (
    <div className={styles['pane']}>
      {isWanted ? null : (
        <button type="button" className={styles['prompt']} onClick={open}>
          <span className={styles['dollar']}>$</span>
          <span className={styles['invitation']}>kubectl get jobs</span>
          <span className="visually-hidden">, open the terminal</span>
        </button>
      )}
      <div ref={host} className={styles['screen']} hidden={!isWanted} />
      {hasFailed || isBroken ? <p role="alert">The terminal could not be loaded. Check the connection and reload the page.</p> : null}
      <div className="visually-hidden" role="log" aria-label="Terminal output" aria-live="polite" data-running={isRunning}>
        {spoken.map(({ id, text }) => (
          <pre key={id}>{text}</pre>
        ))}
      </div>
      <p className="visually-hidden" role="status" aria-label="Terminal line">
        {recalled}
      </p>
    </div>
  );
}
