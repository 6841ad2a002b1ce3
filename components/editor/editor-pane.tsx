'use client';

import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { applyDocument, useLab } from '#components/lab/index.ts';
import { Glyph, useLater } from '#components/ui/index.ts';
import styles from './editor-pane.module.css';
import type { EditorPosition } from './text-editor.tsx';
import { YamlEditor } from './yaml-editor.tsx';

/** Only commands of the terminal ask for it. */
const RequestedEdit = lazy(() => import('./requested-edit.tsx').then((module) => ({ default: module.RequestedEdit })));

/** The manifests: tabs, editor, what the API server says about them, and Apply. */
export function EditorPane() {
  const lab = useLab();
  const { documents } = lab;
  const active = useStore(documents.store, (state) => state.active);
  const drafts = useStore(documents.store, (state) => state.drafts);
  const problems = useStore(documents.store, (state) => state.problems);
  const request = useStore(documents.store, (state) => state.request);
  const [formatCount, setFormatCount] = useState(0);
  const [goTo, setGoTo] = useState<EditorPosition | null>(null);
  const extras = useLater(() => import('./extras.ts'));
  const apply = () => void applyDocument(lab);

  if (request !== null) {
    return (
      <Suspense>
        <RequestedEdit key={request.request} request={request} />
      </Suspense>
    );
  }
  return (
    <div className={styles['pane']}>
      <div className={styles['bar']}>
        <div className={styles['tabs']} role="toolbar" aria-label="Files">
          {documents.tabs().map((path) => (
            <button key={path} type="button" className={styles['tab']} aria-pressed={path === active} onClick={() => documents.open(path)}>
              {path}
              {drafts[path] === undefined || documents.isMade(path) ? null : (
                <span className={styles['edited']} title="Edited">
                  <span className="visually-hidden"> (edited)</span>
                </span>
              )}
            </button>
          ))}
          {extras && <extras.NewFile onMade={() => setGoTo({ line: 1, column: 1 })} />}
        </div>
        <div className={styles['actions']}>{extras && <extras.EditorActions onFormat={() => setFormatCount((count) => count + 1)} />}</div>
        <button type="button" className={styles['apply']} onClick={apply} title="Apply (Ctrl+Enter)">
          Apply
          <Glyph name="return" />
        </button>
      </div>
      <YamlEditor
        path={active}
        text={documents.textOf(active)}
        problems={problems}
        goTo={goTo}
        onEdit={documents.edit}
        onApply={apply}
        formatCount={formatCount}
      />
      <div className={styles['problems']}>{extras && <extras.ProblemsPane onGoTo={setGoTo} />}</div>
    </div>
  );
}
