import { useRef, useState } from 'react';
import { forgetDrafts } from './kept-drafts.ts';
import { writeReviews } from './kept-reviews.ts';
import type { ProgressStore } from './progress-store.ts';
import styles from './section.module.css';

/** Forgets everything, after asking. */
export function ResetSection({ progress }: { readonly progress: ProgressStore }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState('');

  async function reset() {
    dialog.current?.close();
    forgetDrafts();
    writeReviews(null);
    await progress.reset();
    setSaid('Everything was reset.');
  }

  return (
    <section className={styles['section']}>
      <h2>Start over</h2>
      <div className={styles['actions']}>
        <button type="button" className={styles['danger']} onClick={() => dialog.current?.showModal()}>
          Reset everything…
        </button>
      </div>
      <p role="status">{said}</p>
      <dialog ref={dialog} className={styles['dialog']} aria-labelledby="reset-title">
        <h2 id="reset-title">Reset everything?</h2>
        <p>
          Finished lessons, exercises and scenarios, notes, drafts and reviews are deleted from this browser. An export made before brings
          them back.
        </p>
        <div className={styles['actions']}>
          {/* biome-ignore lint/a11y/noAutofocus: the harmless answer is the one under the Enter key */}
          <button type="button" autoFocus onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="button" className={styles['danger']} onClick={() => void reset()}>
            Delete it all
          </button>
        </div>
      </dialog>
    </section>
  );
}
