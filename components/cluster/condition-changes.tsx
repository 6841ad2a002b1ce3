import { useEffect, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import type { ConditionHistory } from '#sim/index.ts';
import { ConditionName } from './condition-name.tsx';
import { Instant } from './instant.tsx';
import styles from './life-view.module.css';

interface ConditionChangesProps {
  readonly uid: string;
  /** The conditions as they are now, in any form: when it differs, the simulator is asked again. */
  readonly now: string;
}

/** How the conditions of an object came to be what they are: each change with its instant. */
export function ConditionChanges({ uid, now }: ConditionChangesProps) {
  const { client } = useLab();
  const [history, setHistory] = useState<ConditionHistory | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` says when there may be more to tell
  useEffect(() => {
    let isOver = false;
    void client.ask<'conditions'>({ type: 'conditions', uid }).then((answer) => {
      if (!isOver) setHistory(answer.history);
    });
    return () => {
      isOver = true;
    };
  }, [client, uid, now]);
  if (history === null || history.changes.length === 0) return null;
  const { changes, gap } = history;
  return (
    <div className={styles['life']}>
      <table>
        <caption>Changes</caption>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Condition</th>
            <th scope="col">Became</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ atMs, type, status, reason }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the history
            <tr key={index}>
              <td>
                <Instant atMs={atMs} />
              </td>
              <th scope="row">
                <ConditionName type={type} />
                {reason === '' ? null : <span className={styles['reason']}>{reason}</span>}
              </th>
              <td data-status={status}>{status ?? 'removed'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {gap === null ? null : (
        <p className={styles['none']}>
          Too much happened to look at all of it: changes between <Instant atMs={gap.fromMs} /> and <Instant atMs={gap.toMs} /> are not
          listed.
        </p>
      )}
    </div>
  );
}
