import { useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import type { Goal } from '#content/schema/index.ts';
import type { GoalVerdict } from '#sim/index.ts';

export interface Grading {
  /** Null until the first check. */
  readonly verdicts: readonly GoalVerdict[] | null;
  readonly isChecking: boolean;
  readonly hasPassed: boolean;
  /** @param explanation what the learner wrote about the cause, where a goal asks for it */
  check(explanation?: string): void;
}

/** Asks the simulator whether the run so far meets the goals. */
export function useGrading(goals: readonly Goal[]): Grading {
  const { client, screen } = useLab();
  const [verdicts, setVerdicts] = useState<readonly GoalVerdict[] | null>(null);
  const [isChecking, setChecking] = useState(false);

  async function grade(explanation: string) {
    setChecking(true);
    const answer = await client.ask<'grade'>({ type: 'grade', scenario: JSON.stringify({ goals, explanation }) });
    setVerdicts(answer.verdicts);
    setChecking(false);
    if (answer.verdicts.every((verdict) => verdict.passed)) screen.setState({ passed: goals });
  }

  return {
    verdicts,
    isChecking,
    hasPassed: verdicts?.every((verdict) => verdict.passed) ?? false,
    check: (explanation = '') => void grade(explanation),
  };
}
