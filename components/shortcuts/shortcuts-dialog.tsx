'use client';

import { useEffect, useRef } from 'react';
import { ShortcutList } from './shortcut-list.tsx';
import styles from './shortcuts-dialog.module.css';

/** The list over the page, for `?`. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label="Keyboard shortcuts" onClose={onClose}>
      <div className={styles['bar']}>
        <p>Keyboard shortcuts; on a Mac Ctrl is Cmd</p>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className={styles['list']} aria-label="Keys" tabIndex={0}>
        <ShortcutList />
      </section>
    </dialog>
  );
}
