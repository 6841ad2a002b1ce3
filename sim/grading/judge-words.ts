import { type Attempt, type Finding, found } from './evidence.ts';
import type { GoalOf } from './goals.ts';

/** GRD-6: the words were typed in this order, others may stand between. */
export function judgeCommand({ commands }: Attempt, goal: GoalOf<'commandUsed'>): Finding {
  const used = commands.find((line) => {
    const words = line.split(/\s+/);
    let at = 0;
    return goal.words.every((word) => {
      at = words.indexOf(word, at) + 1;
      return at > 0;
    });
  });
  return used === undefined ? found(false, `Not used yet: ${goal.words.join(' … ')}.`) : found(true, `You ran: ${used}`);
}

/** GRD-14: what the learner wrote names every point, in one of its words. The evidence does not give missing words away. */
export function judgeExplanation({ explanation = '' }: Attempt, goal: GoalOf<'explanation'>): Finding {
  const text = explanation.toLowerCase().replace(/\s+/g, ' ').trim();
  if (text === '') return found(false, 'Nothing is written yet.');
  const named = goal.words.map((group) => group.find((word) => text.includes(word.toLowerCase())));
  const missing = named.filter((word) => word === undefined).length;
  const of = `${goal.words.length} point${goal.words.length === 1 ? '' : 's'}`;
  if (missing > 0) return found(false, `Your text names ${goal.words.length - missing} of ${of}.`);
  return found(true, `Your text names: ${named.join(', ')}.`);
}
