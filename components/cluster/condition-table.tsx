import { WhyButton } from '#components/why/index.ts';
import type { WhyQuestion } from '#sim/index.ts';
import { ConditionName } from './condition-name.tsx';
import type { Condition } from './conditions.ts';
import { Instant } from './instant.tsx';
import styles from './life-view.module.css';

interface ConditionTableProps {
  readonly uid: string;
  readonly conditions: readonly Condition[];
  /** Asks why a condition is what it is. */
  readonly onWhy: (question: WhyQuestion) => void;
}

/** The conditions of an object with the instants of their changes. */
export function ConditionTable({ uid, conditions, onWhy }: ConditionTableProps) {
  return (
    <div className={styles['life']}>
      {conditions.length === 0 ? (
        <p className={styles['none']}>No conditions yet.</p>
      ) : (
        <table>
          <caption className="visually-hidden">Conditions</caption>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Status</th>
              <th scope="col">Since</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {conditions.map(({ type, status, reason, message, sinceMs }) => (
              <tr key={type}>
                <th scope="row">
                  <ConditionName type={type} />
                  {reason === '' ? null : <span className={styles['reason']}>{reason}</span>}
                  {message === '' ? null : <span className={styles['message']}>{message}</span>}
                </th>
                <td data-status={status}>{status}</td>
                <td>{sinceMs === null ? '' : <Instant atMs={sinceMs} />}</td>
                <td>
                  <WhyButton about={`condition ${type}`} question={{ kind: 'condition', uid, condition: type }} onAsk={onWhy} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
