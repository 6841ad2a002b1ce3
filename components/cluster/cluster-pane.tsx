import { useState } from 'react';
import { useScreen } from '#components/lab/index.ts';
import styles from './cluster-pane.module.css';
import { EventList } from './event-list.tsx';
import { Inspector } from './inspector.tsx';
import { NodeView } from './node-view.tsx';
import { ObjectTree } from './object-tree.tsx';

const VIEWS = ['Objects', 'Nodes'] as const;

/** What exists, on which node, what happened, and what the selected object looks like. */
export function ClusterPane() {
  const selectedUid = useScreen((state) => state.selectedUid);
  const [view, setView] = useState<(typeof VIEWS)[number]>('Objects');
  return (
    <div className={styles['pane']} data-scroller>
      <div className={styles['views']} role="toolbar" aria-label="Cluster view">
        {VIEWS.map((each) => (
          <button key={each} type="button" aria-pressed={each === view} onClick={() => setView(each)}>
            {each}
          </button>
        ))}
      </div>
      {view === 'Objects' ? <ObjectTree /> : <NodeView />}
      {selectedUid === null ? <EventList /> : <Inspector key={selectedUid} uid={selectedUid} />}
    </div>
  );
}
