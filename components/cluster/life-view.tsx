import { showInstant, useCluster, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import { WhyButton } from '#components/why/index.ts';
import type { WhyQuestion } from '#sim/index.ts';
import type { Condition } from './conditions.ts';
import styles from './life-view.module.css';
import { lifeOf } from './object-history.ts';

const MOST_STEPS = 60;

/** An instant of the run; choosing it shows the cluster as it was. */
function Instant({ atMs }: { readonly atMs: number }) {
  const lab = useLab();
  return (
    <button type="button" className={styles['instant']} title="Show this instant" onClick={() => showInstant(lab, atMs)}>
      {formatRelative(atMs)}
    </button>
  );
}

interface LifeViewProps {
  readonly uid: string;
  readonly conditions: readonly Condition[];
  /** Asks why a condition is what it is. */
  readonly onWhy: (question: WhyQuestion) => void;
}

/** The conditions of an object with the instants of their changes, and the states that it went through. */
export function LifeView({ uid, conditions, onWhy }: LifeViewProps) {
  const { log } = useLab();
  const nowMs = useCluster((state) => Math.floor(state.nowMs / 1000) * 1000 + 999);
  useCluster((state) => state.logVersion);
  const steps = lifeOf(log, uid, nowMs, MOST_STEPS);
  return (
    <div className={styles['life']}>
      {conditions.length === 0 ? <p className={styles['none']}>No conditions yet.</p> : null}
      {conditions.length > 0 ? (
        <table>
          <caption>Conditions</caption>
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
                  {type}
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
      ) : null}
      {steps.length > 0 ? (
        <table>
          <caption>States</caption>
          <tbody>
            {steps.map(({ atMs, what }, index) => (
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
      ) : null}
    </div>
  );
}
