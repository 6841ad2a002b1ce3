'use client';

import { useCluster, useScreen } from '#components/lab/index.ts';
import styles from './cluster-pane.module.css';
import { EventList } from './event-list.tsx';
import { Inspector } from './inspector.tsx';
import { ObjectTree } from './object-tree.tsx';

/** What exists, what happened, and what the selected object looks like. */
export function ClusterPane() {
  const selectedUid = useScreen((state) => state.selectedUid);
  const crash = useCluster((state) => state.crash);
  return (
    <div className={styles['pane']}>
      {crash === null ? null : (
        <p className={styles['crash']} role="alert">
          The simulator stopped: {crash} Reload the page to start the cluster again. Your drafts are kept.
        </p>
      )}
      <ObjectTree />
      {selectedUid === null ? <EventList /> : <Inspector key={selectedUid} uid={selectedUid} />}
    </div>
  );
}
