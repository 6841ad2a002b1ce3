'use client';

import { runInTerminal, useLab } from '#components/lab/index.ts';
import { Glyph } from '#components/ui/index.ts';
import styles from './run.module.css';

/** A command of the text; choosing it runs it in the lesson's terminal. */
export function Run({ children }: { readonly children: string }) {
  const lab = useLab();
  return (
    <button type="button" className={styles['run']} onClick={() => runInTerminal(lab, children)} title="Run in the terminal">
      <span className={styles['dollar']} aria-hidden="true">
        $
      </span>
      <code>{children}</code>
      <span className={styles['verb']}>
        Run
        <Glyph name="play" />
      </span>
    </button>
  );
}
