import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, useScreen } from '#components/lab/index.ts';
import { hasMoment, momentOfAddress, showMoment } from '#components/share/index.ts';
import { BranchMenu } from './branch-menu.tsx';
import { RunMenu } from './run-menu.tsx';
import { ShareMenu } from './share-menu.tsx';
import styles from './time-tools.module.css';
import { WeatherMenu } from './weather-menu.tsx';

/** Shows the moment that the address names, now and when it changes. @returns what is wrong with it; null while nothing is */
function useAddress(): string | null {
  const lab = useLab();
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    const read = () => {
      if (!hasMoment()) return;
      momentOfAddress().then(
        (moment) => {
          showMoment(lab, moment);
          setTrouble(null);
        },
        (error: unknown) => setTrouble(error instanceof Error ? error.message : 'This link cannot be read.'),
      );
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [lab]);
  return trouble;
}

/** What else one can do with time, beside the transport. */
export function TimeTools() {
  const { playback } = useLab();
  const { mode, isInVain } = useStore(playback.store);
  const tab = useScreen((state) => state.tab);
  const trouble = useAddress();
  return (
    <div className={styles['tools']} data-tab={tab}>
      <RunMenu />
      <BranchMenu />
      <WeatherMenu />
      <ShareMenu />
      <p role="status" className={styles['status']}>
        {mode === 'running' ? 'Running…' : isInVain ? 'Nothing like that is known, or will happen.' : ''}
      </p>
      {trouble === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {trouble}
        </p>
      )}
    </div>
  );
}
