'use client';

import { useEffect, useRef, useState } from 'react';
import type { ManifestProblem } from '#sim/index.ts';
import type { MonacoHandle } from './monaco-editor.ts';
import { type EditorPosition, TextEditor } from './text-editor.tsx';
import { tidyYaml } from './tidy-yaml.ts';
import styles from './yaml-editor.module.css';

interface YamlEditorProps {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly ManifestProblem[];
  /** A position to show and to put the cursor at. */
  readonly goTo: EditorPosition | null;
  readonly onEdit: (path: string, text: string) => void;
  readonly onApply: () => void;
  /** Goes up with each wish to have the text laid out anew. */
  readonly formatCount?: number;
}

const WIDE = '(min-width: 801px) and (pointer: fine)';

/**
 * The editor: a plain one at once, the large one in its place when the learner first works in it.
 *
 * Text, cursor and focus move over; where the large one cannot be loaded the plain one stays.
 */
export function YamlEditor({ path, text, problems, goTo, onEdit, onApply, formatCount = 0 }: YamlEditorProps) {
  const textarea = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [monaco, setMonaco] = useState<MonacoHandle | null>(null);
  const [isWayOutOpen, setWayOutOpen] = useState(false);
  const latest = useRef({ path, text, onEdit, onApply });
  latest.current = { path, text, onEdit, onApply };

  useEffect(() => {
    const element = host.current;
    if (!isWanted || element === null) return;
    let isOver = false;
    let handle: MonacoHandle | null = null;
    void import('./monaco-editor.ts')
      .then(({ openMonaco }) =>
        openMonaco(element, {
          onEdit: (editedPath, editedText) => latest.current.onEdit(editedPath, editedText),
          onApply: () => latest.current.onApply(),
          onWayOut: setWayOutOpen,
        }),
      )
      .then((opened) => {
        if (isOver) return opened.dispose();
        handle = opened;
        const field = textarea.current;
        // At once, not with the next render: what is hidden cannot take the focus over.
        element.hidden = false;
        opened.show(latest.current.path, latest.current.text);
        if (field !== null && document.activeElement === field) opened.takeOver(field.selectionStart, field.selectionEnd);
        setMonaco(opened);
      })
      .catch(() => {
        // Offline or refused: the plain editor does everything that matters.
      });
    return () => {
      isOver = true;
      handle?.dispose();
      setMonaco(null);
    };
  }, [isWanted]);

  useEffect(() => monaco?.show(path, text), [monaco, path, text]);
  useEffect(() => monaco?.mark(path, problems), [monaco, path, problems]);
  useEffect(() => {
    if (goTo !== null) monaco?.goTo(goTo);
  }, [monaco, goTo]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish is obeyed once
  useEffect(() => {
    if (formatCount === 0) return;
    if (monaco !== null) monaco.format();
    else onEdit(path, tidyYaml(text));
  }, [formatCount]);

  const want = () => setWanted(matchMedia(WIDE).matches);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the field inside is being used
    <div className={styles['frame']} onFocus={want}>
      <div ref={host} className={styles['large']} hidden={monaco === null} />
      {monaco === null ? null : (
        <p className={styles['wayOut']} role="status" data-open={isWayOutOpen}>
          {isWayOutOpen ? 'Tab now leaves the editor.' : 'Escape, then Tab leaves the editor.'}
        </p>
      )}
      {monaco === null ? (
        <TextEditor
          textarea={textarea}
          path={path}
          text={text}
          problems={problems}
          goTo={goTo}
          onEdit={(next) => onEdit(path, next)}
          onApply={onApply}
        />
      ) : null}
    </div>
  );
}
