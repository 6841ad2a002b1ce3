'use client';

import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLab } from '#components/lab/index.ts';
import styles from './terminal-pane.module.css';
import type { Screen } from './xterm-screen.ts';

/** The terminal. Its screen is fetched when it is first used; until then a prompt stands in. */
export function TerminalPane() {
  const { terminal } = useLab();
  const host = useRef<HTMLDivElement>(null);
  const spoken = useStore(terminal.store, (state) => state.spoken);
  const wantsFocus = useRef(false);
  const [isOpened, setOpened] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isWanted = isOpened || spoken !== '';

  function open() {
    wantsFocus.current = true;
    setOpened(true);
  }

  useEffect(() => {
    const element = host.current;
    if (!isWanted || element === null) return;
    let isOver = false;
    let screen: Screen | null = null;
    void import('./xterm-screen.ts')
      .then(({ openScreen }) => {
        if (isOver) return;
        screen = openScreen(element, terminal);
        if (wantsFocus.current) screen.focus();
      })
      .catch(() => setError('The terminal could not be loaded. Check the connection and reload the page.'));
    return () => {
      isOver = true;
      screen?.dispose();
    };
  }, [isWanted, terminal]);

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
      {error === null ? null : <p role="alert">{error}</p>}
      <pre className="visually-hidden" role="log" aria-label="Terminal output" aria-live="polite">
        {spoken}
      </pre>
    </div>
  );
}
