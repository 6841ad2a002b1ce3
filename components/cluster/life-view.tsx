import { useEffect, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { lifecyclePath, Statechart, StateNow, TransitionTable, useCalmClock, WaysOut } from '#components/lifecycle/index.ts';
import type { ChartedKind, LifecycleChart } from '#sim/index.ts';
import { Instant } from './instant.tsx';
import styles from './life-view.module.css';
import { lifeOf } from './object-history.ts';

const MOST_STEPS = 60;

/** States and transitions of a kind; null before the simulator has told them. */
function useChart(kind: ChartedKind): LifecycleChart | null {
  const { client } = useLab();
  const [chart, setChart] = useState<LifecycleChart | null>(null);
  useEffect(() => {
    let isOver = false;
    void client.ask<'lifecycle'>({ type: 'lifecycle', kind }).then((answer) => {
      if (!isOver) setChart(answer.chart);
    });
    return () => {
      isOver = true;
    };
  }, [client, kind]);
  return chart;
}

/** Where an object stands in its lifecycle as the clock moves, and the states that it went through. */
export function LifeView({ uid, kind }: { readonly uid: string; readonly kind: ChartedKind }) {
  const { log } = useLab();
  const nowMs = useCalmClock();
  const chart = useChart(kind);
  const path = lifecyclePath(
    log,
    log.objects.findIndex((each) => each.uid === uid),
    nowMs,
  );
  if (chart === null) return null;
  if (path === null) return <p className={styles['none']}>This object does not exist at this instant.</p>;
  return (
    <div className={styles['life']}>
      <div>
        <Statechart kind={kind} chart={chart} path={path} />
        <StateNow kind={kind} path={path} />
        <WaysOut kind={kind} chart={chart} path={path} />
      </div>
      <table>
        <caption>States</caption>
        <tbody>
          {lifeOf(log, uid, nowMs, MOST_STEPS).map(({ atMs, what }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the history
            <tr key={index}>
              <th scope="row">{what}</th>
              <td>
                <Instant atMs={atMs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TransitionTable kind={kind} chart={chart} />
    </div>
  );
}
