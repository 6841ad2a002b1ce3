'use client';

import { useLab } from '#components/lab/index.ts';
import {
  lifecyclePath,
  newestOf,
  Passages,
  Statechart,
  StateNow,
  TransitionTable,
  useCalmClock,
  WaysOut,
} from '#components/lifecycle/index.ts';
import type { ChartedKind, LifecycleChart } from '#sim/index.ts';
import figure from './live-figure.module.css';

interface LifecycleProps {
  readonly kind: ChartedKind;
  readonly chart: LifecycleChart;
  /** The newest object of the kind when left out. */
  readonly name?: string;
}

/** The lifecycle of an object in the reader's cluster, with the state that it is in now. */
export function Lifecycle({ kind, chart, name }: LifecycleProps) {
  const { log } = useLab();
  const nowMs = useCalmClock();
  const path = lifecyclePath(log, newestOf(log, kind, name, nowMs), nowMs);
  const which = name === undefined ? `a ${kind}` : `${kind} ${name}`;
  return (
    <figure className={figure['figure']} aria-label={`Lifecycle of ${which}`}>
      <Statechart kind={kind} chart={chart} path={path} />
      {path === null ? (
        <p className={figure['empty']}>
          There is no {kind} {name} in this cluster yet. When there is, its state lights up here.
        </p>
      ) : (
        <>
          <StateNow kind={kind} path={path} />
          <Passages kind={kind} path={path} />
          <WaysOut kind={kind} chart={chart} path={path} />
        </>
      )}
      <TransitionTable kind={kind} chart={chart} />
    </figure>
  );
}
