import type { Goal } from '#content/schema/index.ts';
import styles from './explanation-field.module.css';

interface ExplanationFieldProps {
  readonly goals: readonly Goal[];
  readonly label: string;
  readonly rows: number;
  readonly written: string;
  readonly onWrite: (text: string) => void;
}

/** Where the learner writes what a goal asks for; nothing when no goal asks. */
export function ExplanationField({ goals, label, rows, written, onWrite }: ExplanationFieldProps) {
  if (!goals.some((goal) => goal.check === 'explanation')) return null;
  return (
    <label className={styles['written']}>
      {label}
      <textarea rows={rows} value={written} onChange={(change) => onWrite(change.target.value)} />
    </label>
  );
}
