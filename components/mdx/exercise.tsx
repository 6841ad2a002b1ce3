'use client';

import { useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { ExplanationField, GoalList, HintLadder, useGrading } from '#components/scenario/index.ts';
import styles from './exercise.module.css';
import { useExercise } from './lesson-context.ts';

/** Something to do in the lesson's own cluster, judged by what the cluster did. */
export function Exercise({ id }: { readonly id: string }) {
  const { task, goals, hints } = useExercise(id);
  const { verdicts, isChecking, hasPassed, check } = useGrading(goals);
  const [written, setWritten] = useState('');
  return (
    <section className={styles['exercise']} aria-label="Exercise">
      <p className={styles['kicker']}>Exercise</p>
      <p className={styles['task']}>
        <Task text={task} />
      </p>
      <GoalList goals={goals} verdicts={verdicts} />
      <ExplanationField goals={goals} label="Your answer, in a few words." rows={2} written={written} onWrite={setWritten} />
      <div className={styles['actions']}>
        <button type="button" className={styles['check']} onClick={() => check(written)} disabled={isChecking}>
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

/** A task whose file names open the file in the editor. */
function Task({ text }: { readonly text: string }) {
  const { documents, screen, setup } = useLab();
  function open(path: string) {
    documents.open(path);
    screen.setState({ tab: 'yaml' });
  }
  return text.split(/([\w-]+\.yaml)/).map((part, index) =>
    setup.tabs.includes(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a task never move
      <button key={index} type="button" className={styles['file']} title="Open in the editor" onClick={() => open(part)}>
        {part}
      </button>
    ) : (
      part
    ),
  );
}
