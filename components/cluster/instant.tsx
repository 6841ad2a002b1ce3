import { showInstant, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import styles from './life-view.module.css';

/** An instant of the run; choosing it shows the cluster as it was. */
export function Instant({ atMs }: { readonly atMs: number }) {
  const lab = useLab();
  return (
    <button type="button" className={styles['instant']} title="Show this instant" onClick={() => showInstant(lab, atMs)}>
      {formatRelative(atMs)}
    </button>
  );
}
