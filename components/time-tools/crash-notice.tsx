import { currentRun, startSimWorker, useCluster, useLab } from '#components/lab/index.ts';
import styles from './time-tools.module.css';

/** The simulator stopped: how to go on. What was typed is on the page and does not depend on it. */
export function CrashNotice() {
  const lab = useLab();
  const crash = useCluster((state) => state.crash);
  const hasFrame = useCluster((state) => state.hasFrame);
  if (crash === null) return null;
  const saved = hasFrame ? currentRun(lab) : null;
  return (
    <div className={styles['crash']} role="alert">
      <p>
        <b>The simulator stopped.</b> {crash} Your files and what you typed are kept.
      </p>
      <p className={styles['row']}>
        {saved === null ? null : (
          <button type="button" onClick={() => lab.revive(startSimWorker(), saved)}>
            Restore the last good state
          </button>
        )}
        <button type="button" onClick={() => lab.revive(startSimWorker())}>
          Start the cluster anew
        </button>
      </p>
    </div>
  );
}
