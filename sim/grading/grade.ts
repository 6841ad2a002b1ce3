import type { Attempt, Finding } from './evidence.ts';
import type { Goal, Verdict } from './goals.ts';
import { judgeAttempts, judgeCompletion, judgeCount, judgeFailure, judgeRuns } from './judge-activity.ts';
import { judgeAbsence, judgeBounds, judgeCondition, judgeEvent, judgeExistence, judgeField, judgeLog } from './judge-objects.ts';
import { judgeCommand, judgeExplanation } from './judge-words.ts';

export type { Attempt } from './evidence.ts';

/** Judges every goal by what the cluster did since the attempt began (GRD-1 to GRD-15). */
export function grade(attempt: Attempt, goals: readonly Goal[]): Verdict[] {
  return goals.map((goal) => ({ id: goal.id, title: goal.title, ...judge(attempt, goal) }));
}

function judge(attempt: Attempt, goal: Goal): Finding {
  switch (goal.check) {
    case 'count':
      return judgeCount(attempt, goal);
    case 'completes':
      return judgeCompletion(attempt, goal);
    case 'fails':
      return judgeFailure(attempt, goal);
    case 'attempts':
      return judgeAttempts(attempt, goal);
    case 'runs':
      return judgeRuns(attempt, goal);
    case 'eventSeen':
      return judgeEvent(attempt, goal);
    case 'conditionSeen':
      return judgeCondition(attempt, goal);
    case 'exists':
      return judgeExistence(attempt, goal);
    case 'absent':
      return judgeAbsence(attempt, goal);
    case 'fieldEquals':
      return judgeField(attempt, goal);
    case 'fieldBetween':
      return judgeBounds(attempt, goal);
    case 'logContains':
      return judgeLog(attempt, goal);
    case 'commandUsed':
      return judgeCommand(attempt, goal);
    case 'explanation':
      return judgeExplanation(attempt, goal);
  }
}
