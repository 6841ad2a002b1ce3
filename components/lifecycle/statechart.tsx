'use client';

import { useId, useMemo } from 'react';
import type { ChartedKind, LifecycleChart } from '#sim/index.ts';
import styles from './lifecycle.module.css';
import { CHART_WIDTH_PX, type ChartLine, layoutLifecycle, stateLabel } from './lifecycle-layout.ts';
import type { LifecyclePath } from './lifecycle-path.ts';

interface StatechartProps {
  readonly kind: ChartedKind;
  readonly chart: LifecycleChart;
  /** The states that one object passed through; null when there is no object. */
  readonly path: LifecyclePath | null;
}

function leads(line: ChartLine, state: string | undefined): boolean {
  return state !== undefined && (line.from.includes(state) || (line.isTwoWay && line.to === state));
}

/** The lifecycle of a kind as a drawing: the present state is lit, and the ways out of it. */
export function Statechart({ kind, chart, path }: StatechartProps) {
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
