import styles from './output.module.css';
import { Run } from './run.tsx';

interface OutputProps {
  /** Lines that were typed first. */
  readonly after: readonly string[];
  /** So many days later the command is typed. */
  readonly days?: number;
  readonly command: string;
  /** What it printed, from a real run. */
  readonly output: string;
  /** It is a refusal: prose, which wraps. A table scrolls. */
  readonly fails?: boolean;
}

/** A command and what it printed when the page was built. Each line runs in the reader's own cluster. */
export function Output({ after, days = 0, command, output, fails = false }: OutputProps) {
  return (
    <figure className={styles['output']} aria-label={`Output of ${command}`}>
      {after.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, and lines never move
        <Run key={index}>{line}</Run>
      ))}
      {days === 0 ? null : <p className={styles['later']}>{days} days later</p>}
      <Run>{command}</Run>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll */}
      <pre className={styles['text']} data-wraps={fails} tabIndex={0}>
        {output}
      </pre>
    </figure>
  );
}
