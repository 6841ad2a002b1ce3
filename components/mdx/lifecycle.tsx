'use client';

import { useId, useMemo } from 'react';
import { useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import type { ChartedKind, LifecycleChart } from '#sim/index.ts';
import styles from './lifecycle.module.css';
import { CHART_WIDTH_PX, type ChartLine, layoutLifecycle, stateLabel } from './lifecycle-layout.ts';
import { type LifecyclePath, lifecyclePath } from './lifecycle-path.ts';
import figure from './live-figure.module.css';
import { useCalmClock } from './use-calm-clock.ts';

interface LifecycleProps {
  readonly kind: ChartedKind;
  readonly chart: LifecycleChart;
  /** The newest object of the kind when left out. */
  readonly name?: string;
}

/** Older passages than these are not told; the timeline has them all. */
const MOST_PASSAGES = 7;

/** `allJobsEnded` as words: `all Jobs ended`. */
const eventWords = (event: string) => event.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('all jobs', 'all Jobs');

function leads(line: ChartLine, state: string | undefined): boolean {
  return state !== undefined && (line.from.includes(state) || (line.isTwoWay && line.to === state));
}

function Chart({ kind, chart, path }: LifecycleProps & { readonly path: LifecyclePath | null }) {
  const layout = useMemo(() => layoutLifecycle(kind, chart), [kind, chart]);
  const arrow = useId();
  const now = path?.passages.at(-1)?.state;
  const passed = new Set(path?.passages.map(({ state }) => state));
  const label = now === undefined ? `Lifecycle of a ${kind}` : `Lifecycle of a ${kind}; ${path?.name} is ${stateLabel(kind, now)}`;
  return (
    <svg className={styles['chart']} role="img" aria-label={label} viewBox={`-1 -1 ${CHART_WIDTH_PX + 2} ${layout.heightPx + 2}`}>
      {['line', 'lit'].map((tone) => (
        <marker
          key={tone}
          id={`${arrow}-${tone}`}
          className={styles[tone]}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0 0.5 L8 4 L0 7.5 z" />
        </marker>
      ))}
      <rect className={styles['frame']} x="0" y={layout.frame.yPx} width={CHART_WIDTH_PX} height={layout.frame.heightPx} rx="8" />
      {[...layout.lines]
        .sort((a, b) => Number(leads(a, now)) - Number(leads(b, now)))
        .map((line) => {
          const tone = leads(line, now) ? 'lit' : 'line';
          const head = `url(#${arrow}-${tone})`;
          return (
            <path
              key={`${line.from.join()} ${line.to}`}
              className={styles['way']}
              data-lit={tone === 'lit'}
              d={line.path}
              markerEnd={head}
              markerStart={line.isTwoWay ? head : undefined}
            />
          );
        })}
      {layout.nodes.map(({ state, label: words, xPx, yPx, widthPx, heightPx }) => (
        <g key={state} className={styles['node']} data-now={state === now} data-passed={passed.has(state)}>
          <rect x={xPx} y={yPx} width={widthPx} height={heightPx} rx="6" />
          <text x={xPx + widthPx / 2} y={yPx + heightPx / 2} dy="0.36em" textAnchor="middle">
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Present({ kind, chart, path }: LifecycleProps & { readonly path: LifecyclePath }) {
  const passages = path.passages.slice(-MOST_PASSAGES);
  const now = path.passages.at(-1);
  const ways = chart.transitions.filter(({ from, to }) => from === now?.state && to !== from);
  return (
    <>
      <p role="status" className={styles['present']}>
        {kind} {path.name}: <b>{stateLabel(kind, now?.state ?? '')}</b> since {formatRelative(now?.fromMs ?? 0)}
      </p>
      <ol className={styles['passages']} aria-label="States so far">
        {passages.map(({ state, fromMs }) => (
          <li key={fromMs + state}>
            {stateLabel(kind, state)} <span>{formatRelative(fromMs)}</span>
          </li>
        ))}
      </ol>
      <p className={styles['ways']}>
        {ways.length === 0
          ? 'Nothing can follow.'
          : `What can follow: ${[...new Set(ways.map(({ to }) => stateLabel(kind, to)))].join(', ')}.`}
      </p>
    </>
  );
}

/** The lifecycle of an object in the reader's cluster, with the state that it is in now. */
export function Lifecycle({ kind, chart, name }: LifecycleProps) {
  const { log } = useLab();
  const path = lifecyclePath(log, kind, name, useCalmClock());
  const which = name === undefined ? `a ${kind}` : `${kind} ${name}`;
  return (
    <figure className={figure['figure']} aria-label={`Lifecycle of ${which}`}>
      <Chart kind={kind} chart={chart} path={path} />
      {path === null ? (
        <p className={figure['empty']}>
          There is no {kind} {name} in this cluster yet. When there is, its state lights up here.
        </p>
      ) : (
        <Present kind={kind} chart={chart} path={path} />
      )}
      <details className={figure['details']}>
        <summary>Every transition as a table</summary>
        <table>
          <thead>
            <tr>
              <th>From</th>
              <th>What happens</th>
              <th>To</th>
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
      </details>
    </figure>
  );
}
