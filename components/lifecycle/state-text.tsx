'use client';

import { showInstant, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import { FoldedTable } from '#components/ui/index.ts';
import type { ChartedKind, LifecycleChart } from '#sim/index.ts';
import styles from './lifecycle.module.css';
import { stateLabel } from './lifecycle-layout.ts';
import type { LifecyclePath } from './lifecycle-path.ts';

/** Older passages than these are not told; the timeline has them all. */
const MOST_PASSAGES = 7;

interface StateProps {
  readonly kind: ChartedKind;
  readonly chart: LifecycleChart;
  readonly path: LifecyclePath;
}

/** `allJobsEnded` as words: `all Jobs ended`. */
const eventWords = (event: string) => event.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('all jobs', 'all Jobs');

/** The present state in words. */
export function StateNow({ kind, path }: Omit<StateProps, 'chart'>) {
  const now = path.passages.at(-1);
  return (
    <p role="status" className={styles['present']}>
      {kind} {path.name}: <b>{stateLabel(kind, now?.state ?? '')}</b> since {formatRelative(now?.fromMs ?? 0)}
    </p>
  );
}

/** The states so far; each leads to its instant. */
export function Passages({ kind, path }: Omit<StateProps, 'chart'>) {
  const lab = useLab();
  return (
    <ol className={styles['passages']} aria-label="States so far">
      {path.passages.slice(-MOST_PASSAGES).map(({ state, fromMs }) => (
        <li key={fromMs + state}>
          {stateLabel(kind, state)}{' '}
          <button type="button" title="Show this instant" onClick={() => showInstant(lab, fromMs)}>
            {formatRelative(fromMs)}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The states that may come next. */
export function WaysOut({ kind, chart, path }: StateProps) {
  const now = path.passages.at(-1)?.state;
  const ways = new Set(chart.transitions.filter(({ from, to }) => from === now && to !== from).map(({ to }) => stateLabel(kind, to)));
  return <p className={styles['ways']}>{ways.size === 0 ? 'Nothing can follow.' : `What can follow: ${[...ways].join(', ')}.`}</p>;
}

/** The whole drawing as a table. */
export function TransitionTable({ kind, chart }: Omit<StateProps, 'path'>) {
  return (
    <FoldedTable summary="Every transition as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">What happens</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {chart.transitions
            .filter(({ from, to }) => from !== to)
            .map(({ from, on, to }) => (
              <tr key={`${from} ${on}`}>
                <td>{stateLabel(kind, from)}</td>
                <td>{eventWords(on)}</td>
                <td>{stateLabel(kind, to)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </FoldedTable>
  );
}
