'use client';

import { showInstant, useLab } from '#components/lab/index.ts';
import type { Goal } from '#content/schema/index.ts';
import type { GoalVerdict } from '#sim/index.ts';
import styles from './goal-list.module.css';

interface GoalListProps {
  readonly goals: readonly Goal[];
  /** Null before the first check. */
  readonly verdicts: readonly GoalVerdict[] | null;
}

function Evidence({ verdict }: { readonly verdict: GoalVerdict }) {
  const lab = useLab();
  const { atMs, objectUid } = verdict;
  function show(instantMs: number) {
    lab.screen.setState({ selectedUid: objectUid, tab: 'timeline' });
    showInstant(lab, instantMs);
  }
  return (
    <p className={styles['evidence']}>
      {verdict.evidence}{' '}
      {atMs === null ? null : (
        <button type="button" className={styles['show']} onClick={() => show(atMs)}>
          Show me
        </button>
      )}
    </p>
  );
}

/** The goals as a checklist; after a check each carries its verdict and what it rests on. */
export function GoalList({ goals, verdicts }: GoalListProps) {
  return (
    <ul className={styles['goals']} aria-label="Goals">
      {goals.map((goal) => {
        const verdict = verdicts?.find((each) => each.id === goal.id);
        const word = verdict === undefined ? 'not checked' : verdict.passed ? 'passed' : 'failed';
        return (
          <li key={goal.id} className={styles['goal']} data-verdict={word}>
            <span className={styles['mark']} aria-hidden="true">
              {verdict === undefined ? '○' : verdict.passed ? '✓' : '✕'}
            </span>
            <div>
              <p>
                {goal.title}
                <span className="visually-hidden">: {word}</span>
              </p>
              {verdict === undefined ? null : <Evidence verdict={verdict} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
