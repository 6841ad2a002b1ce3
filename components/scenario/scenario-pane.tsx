'use client';

import { useState } from 'react';
import { CodeBlock } from '#components/editor/index.ts';
import { useLab } from '#components/lab/index.ts';
import type { Scenario } from '#content/schema/index.ts';
import { GoalList } from './goal-list.tsx';
import { HintLadder } from './hint-ladder.tsx';
import styles from './scenario-pane.module.css';
import { useGrading } from './use-grading.ts';

/** What the page of a scenario needs; the wrong answers stay on the server. */
export type ScenarioBrief = Pick<
  Scenario,
  'title' | 'difficulty' | 'minutes' | 'page' | 'goals' | 'hints' | 'solution' | 'explanation' | 'settleSeconds'
> & { readonly solutionFiles: Readonly<Record<string, string>> };

function Solution({ brief }: { readonly brief: ScenarioBrief }) {
  return (
    <section className={styles['solution']}>
      <h2>One way to do it</h2>
      <CodeBlock text={brief.solution.join('\n')} language="text" />
      {Object.entries(brief.solutionFiles).map(([path, text]) => (
        <details key={path}>
          <summary>{path}</summary>
          <CodeBlock text={text} language="yaml" />
        </details>
      ))}
      <p>{brief.explanation}</p>
    </section>
  );
}

/** A page from the pager, the goals with their evidence, hints, and the solution once it was found. */
export function ScenarioPane({ brief }: { readonly brief: ScenarioBrief }) {
  const lab = useLab();
  const { verdicts, isChecking, hasPassed, check } = useGrading(brief.goals);
  const [isSolutionShown, setSolutionShown] = useState(false);
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
        <GoalList goals={brief.goals} verdicts={verdicts} />
        <div className={styles['actions']}>
          <button type="button" className={styles['check']} onClick={check} disabled={isChecking}>
            {isChecking ? 'Checking…' : 'Check the repair'}
          </button>
          <button type="button" className={styles['quiet']} onClick={lab.restart}>
            Start again
          </button>
        </div>
        <p role="status" className={styles['verdict']}>
          {verdicts === null ? 'Judged by what the cluster did, not by what the YAML says.' : null}
          {verdicts !== null && hasPassed ? 'Every goal is met.' : null}
          {failed > 0 ? `${failed} of ${brief.goals.length} goals not met yet.` : null}
        </p>
      </section>
      <section>
        <h2>Hints</h2>
        <HintLadder hints={brief.hints} />
      </section>
      {hasPassed && !isSolutionShown ? (
        <button type="button" className={styles['quiet']} onClick={() => setSolutionShown(true)}>
          Compare with the reference solution
        </button>
      ) : null}
      {isSolutionShown ? <Solution brief={brief} /> : null}
    </article>
  );
}
