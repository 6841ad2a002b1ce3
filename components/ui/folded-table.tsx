import type { ReactNode } from 'react';
import styles from './folded-table.module.css';

interface FoldedTableProps {
  readonly summary: string;
  /** A table, or what scrolls one. */
  readonly children: ReactNode;
}

/** What a drawing shows, as a table that is folded away until somebody wants to read it. */
export function FoldedTable({ summary, children }: FoldedTableProps) {
  return (
    <details className={styles['folded']}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
