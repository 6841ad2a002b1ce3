'use client';

import { useState } from 'react';
import styles from './hint-ladder.module.css';

/** Hints one at a time, from a nudge to nearly the answer; says beforehand how far one has come. */
export function HintLadder({ hints }: { readonly hints: readonly string[] }) {
  const [shown, setShown] = useState(0);
  if (hints.length === 0) return null;
  return (
    <div className={styles['ladder']}>
      <ol aria-label="Hints" aria-live="polite">
        {hints.slice(0, shown).map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      {shown < hints.length ? (
        <button type="button" onClick={() => setShown(shown + 1)}>
          Take hint {shown + 1} of {hints.length}
        </button>
      ) : (
        <p>That was the last hint.</p>
      )}
    </div>
  );
}
