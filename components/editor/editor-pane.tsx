'use client';

import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { applyDocument, useLab } from '#components/lab/index.ts';
import { Glyph } from '#components/ui/index.ts';
import { EditorActions } from './editor-actions.tsx';
import styles from './editor-pane.module.css';
import { ProblemList } from './problem-list.tsx';
import { type Fix, withFix } from './quick-fixes.ts';
import type { EditorPosition } from './text-editor.tsx';
import { useProblems } from './use-problems.ts';
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
  const outcome = useStore(documents.store, (state) => state.outcome);
  const request = useStore(documents.store, (state) => state.request);
  const [formatCount, setFormatCount] = useState(0);
  const [goTo, setGoTo] = useState<EditorPosition | null>(null);
  const apply = () => void applyDocument(lab);
  const checkedText = useProblems();

  function fix(one: Fix) {
    const text = documents.textOf(active);
    if (text !== checkedText) return; // edited since: the positions are those of another text
    documents.edit(active, withFix(text, one));
    setGoTo({ line: one.startLine, column: one.startColumn });
  }

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
          {documents.tabs.map((path) => (
            <button key={path} type="button" className={styles['tab']} aria-pressed={path === active} onClick={() => documents.open(path)}>
              {path}
              {drafts[path] === undefined ? null : (
                <span className={styles['edited']} title="Edited">
                  <span className="visually-hidden"> (edited)</span>
                </span>
              )}
            </button>
          ))}
        </div>
        <EditorActions onFormat={() => setFormatCount((count) => count + 1)} />
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
      <ProblemList
        problems={problems}
        outcome={outcome}
        onChoose={(problem) => setGoTo({ line: problem.startLine, column: problem.startColumn })}
        onFix={fix}
      />
    </div>
  );
}
