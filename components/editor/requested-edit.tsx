'use client';

import { useEffect, useRef, useState } from 'react';
import { type EditRequest, useLab } from '#components/lab/index.ts';
import styles from './editor-pane.module.css';
import { YamlEditor } from './yaml-editor.tsx';

/** The editor that `kubectl edit` or `vi` opened: what is saved here goes back to the waiting command. */
export function RequestedEdit({ request }: { readonly request: EditRequest }) {
  const { client, documents, screen } = useLab();
  const [text, setText] = useState(request.text);
  /** What was typed last; a render behind it would lose the end of it. */
  const typed = useRef(request.text);
  const pane = useRef<HTMLDivElement>(null);

  useEffect(() => pane.current?.querySelector('textarea')?.focus(), []);

  function close(saved: string | null) {
    client.send({ type: 'edited', request: request.request, text: saved });
    documents.store.setState({ request: null });
    screen.setState({ tab: 'terminal' });
  }

  return (
    <div ref={pane} className={styles['pane']}>
      <div className={styles['bar']}>
        <p className={styles['requested']} role="status">
          {request.fileName}, opened by the terminal
        </p>
        <button type="button" className={styles['quiet']} onClick={() => close(null)}>
          Close without saving
        </button>
        <button type="button" className={styles['apply']} onClick={() => close(typed.current)} title="Save and close (Ctrl+Enter)">
          Save and close
        </button>
      </div>
      <YamlEditor
        path={request.fileName}
        text={text}
        problems={[]}
        goTo={null}
        onEdit={(_, edited) => {
          typed.current = edited;
          setText(edited);
        }}
        onApply={() => close(typed.current)}
      />
    </div>
  );
}
