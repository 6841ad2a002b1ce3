'use client';

import { GoalList, HintLadder, useGrading } from '#components/scenario/index.ts';
import styles from './exercise.module.css';
import { useExercise } from './lesson-context.ts';

/** Something to do in the lesson's own cluster, judged by what the cluster did. */
export function Exercise({ id }: { readonly id: string }) {
  const { task, goals, hints } = useExercise(id);
  const { verdicts, isChecking, hasPassed, check } = useGrading(goals);
  return (
    <section className={styles['exercise']} aria-label="Exercise">
      <p className={styles['kicker']}>Exercise</p>
      <p className={styles['task']}>{task}</p>
      <GoalList goals={goals} verdicts={verdicts} />
      <div className={styles['actions']}>
        <button type="button" className={styles['check']} onClick={() => check()} disabled={isChecking}>
          Check
        </button>
        <HintLadder hints={hints} />
      </div>
      <p role="status" className={styles['verdict']}>
        {hasPassed ? 'Every goal is met.' : null}
      </p>
    </section>
  );
}
