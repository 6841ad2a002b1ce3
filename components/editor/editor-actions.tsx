import { useStore } from 'zustand';
import { runInTerminal, useLab } from '#components/lab/index.ts';
import styles from './editor-pane.module.css';

/** What can be done with the file on top, besides applying it. */
export function EditorActions({ onFormat }: { readonly onFormat: () => void }) {
  const lab = useLab();
  const { documents } = lab;
  const { active, drafts, discarded } = useStore(documents.store);
  const canUndo = discarded !== null && discarded.path === active;
  return (
    <>
      <button type="button" className={styles['quiet']} onClick={onFormat}>
        Format
      </button>
      <button
        type="button"
        className={styles['quiet']}
        title={`Compare with the cluster: kubectl diff -f ${active}`}
        onClick={() => runInTerminal(lab, `kubectl diff -f ${active}`)}
      >
        Diff
      </button>
      <button
        type="button"
        className={styles['quiet']}
        disabled={!canUndo && drafts[active] === undefined}
        onClick={() => (canUndo ? documents.undoReset() : documents.reset(active))}
      >
        {canUndo ? 'Undo reset' : 'Reset'}
      </button>
    </>
  );
}
