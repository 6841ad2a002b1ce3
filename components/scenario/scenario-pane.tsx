'use client';

import { useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { useLater } from '#components/ui/index.ts';
import type { Scenario } from '#content/schema/index.ts';
import { ExplanationField } from './explanation-field.tsx';
import { GoalList } from './goal-list.tsx';
import { HintLadder } from './hint-ladder.tsx';
import styles from './scenario-pane.module.css';
import { useGrading } from './use-grading.ts';

/** What the page of a scenario needs; the wrong answers stay on the server. */
export type ScenarioBrief = Pick<Scenario, 'title' | 'difficulty' | 'minutes' | 'page' | 'goals' | 'hints' | 'solutions' | 'debrief'> & {
  readonly solutionFiles: Readonly<Record<string, string>>;
};

/** A page from the pager, the goals with their evidence, hints, solutions for those who ask, and a debrief at the end. */
export function ScenarioPane({ brief }: { readonly brief: ScenarioBrief }) {
  const lab = useLab();
  const { goals } = brief;
  const { verdicts, isChecking, hasPassed, check } = useGrading(goals);
  const [written, setWritten] = useState('');
  const afterwards = useLater(() => import('./afterwards.ts'));
  const failed = verdicts?.filter((verdict) => !verdict.passed).length ?? 0;

  return (
    <article className={styles['pane']}>
      <p className={styles['meta']}>
        {brief.difficulty} · {brief.minutes} min
      </p>
      <h1>{brief.title}</h1>
      <dl className={styles['page']}>
        <dt>What</dt>
        <dd>{brief.page.what}</dd>
        <dt>Since</dt>
        <dd>{brief.page.since}</dd>
        <dt>Who is hurt</dt>
        <dd>{brief.page.who}</dd>
      </dl>
      <section>
        <h2>Goals</h2>
        <GoalList goals={goals} verdicts={verdicts} />
        <ExplanationField goals={goals} label="What is the cause? One or two sentences." rows={3} written={written} onWrite={setWritten} />
        <div className={styles['actions']}>
          <button type="button" className={styles['check']} onClick={() => check(written)} disabled={isChecking}>
            {isChecking ? 'Checking…' : 'Check the repair'}
          </button>
          <button type="button" className={styles['quiet']} onClick={() => lab.restart()}>
            Start again
          </button>
        </div>
        <p role="status" className={styles['verdict']}>
          {verdicts === null ? 'Judged by what the cluster did, not by what the YAML says: repair, let time run, then check.' : null}
          {verdicts !== null && hasPassed ? 'Every goal is met.' : null}
          {failed > 0 ? `${failed} of ${goals.length} goals not met yet.` : null}
        </p>
      </section>
      {hasPassed && afterwards !== null ? <afterwards.Debrief debrief={brief.debrief} /> : null}
      <section>
        <h2>Hints</h2>
        <HintLadder hints={brief.hints} />
      </section>
      {afterwards === null ? null : <afterwards.Solutions solutions={brief.solutions} files={brief.solutionFiles} hasPassed={hasPassed} />}
    </article>
  );
}
