'use client';

import { runInTerminal, useLab } from '#components/lab/index.ts';
import { Glyph } from '#components/ui/index.ts';
import styles from './run.module.css';

interface RunProps {
  readonly children: string;
  /** The command is meant to fail; the content sweep holds it to that. */
  readonly fails?: boolean;
  /** The text lets so much time pass first, and so does the content sweep. */
  readonly days?: number;
}

/** A command of the text; choosing it runs it in the lesson's terminal. */
export function Run({ children }: RunProps) {
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
