import { memo, useMemo, useRef } from 'react';
import { useCluster, useLab, useScreen } from '#components/lab/index.ts';
import styles from './cluster-pane.module.css';
import { ownerTree, type TreeRow } from './owner-tree.ts';
import { useRowsInSight } from './rows-in-sight.ts';
import { glyphOf, toneOf } from './status-tone.ts';

/** More rows than this are counted, not listed: the timeline and the terminal show them all. */
const MAX_ROWS = 200;
const INDENT_PX = 14;

/** Most rows stay as they are while the run goes on. */
const Row = memo(({ row, depth, label, place, total }: TreeRow & { readonly place: number; readonly total: number }) => {
  const { screen } = useLab();
  const isSelected = useScreen((state) => state.selectedUid === row.uid);
  const tone = toneOf(row.status);
  return (
    <li aria-posinset={place} aria-setsize={total}>
      <button
        type="button"
        className={styles['row']}
        aria-pressed={isSelected}
        style={{ paddingLeft: 12 + depth * INDENT_PX }}
        onClick={() => screen.setState({ selectedUid: isSelected ? null : row.uid })}
      >
        <span className={styles['kind']}>{row.kind}</span>
        <span className={styles['name']} title={row.name}>
          <span aria-hidden="true">{label}</span>
          <span className="visually-hidden">{row.name}</span>
        </span>
        <span className={styles['summary']}>{row.summary}</span>
        <span className={styles['status']} data-tone={tone}>
          <span aria-hidden="true">{glyphOf(tone)}</span> {row.status}
        </span>
      </button>
    </li>
  );
});

/** Every object below its owner, with kubectl's words. */
export function ObjectTree() {
  const rows = useCluster((state) => state.rows);
  const hasFrame = useCluster((state) => state.hasFrame);
  const list = useRef<HTMLUListElement>(null);
  const tree = useMemo(() => ownerTree(rows).slice(0, MAX_ROWS), [rows]);
  const { first, end, abovePx, belowPx } = useRowsInSight(list, tree.length);
  if (tree.length === 0) {
    return <p className={styles['empty']}>{hasFrame ? 'The cluster is empty.' : 'Starting the cluster…'}</p>;
  }
  return (
    <ul ref={list} className={styles['tree']} aria-label="Objects" style={{ paddingTop: 4 + abovePx, paddingBottom: 8 + belowPx }}>
      {tree.slice(first, end).map((each, i) => (
        <Row key={each.row.uid} {...each} place={first + i + 1} total={tree.length} />
      ))}
      {rows.length > MAX_ROWS ? <li className={styles['more']}>and {rows.length - MAX_ROWS} more</li> : null}
    </ul>
  );
}
