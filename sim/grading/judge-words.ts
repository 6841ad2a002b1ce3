import { type Attempt, type Finding, found } from './evidence.ts';
import type { GoalOf } from './goals.ts';

/** What a word may be: an asterisk stands for any letters, also none. */
function patternOf(word: string): RegExp {
  return new RegExp(
    `^${word
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}

/** GRD-6: the words were typed in this order, others may stand between. */
export function judgeCommand({ commands }: Attempt, goal: GoalOf<'commandUsed'>): Finding {
  const patterns = goal.words.map(patternOf);
  const used = commands.find((line) => {
    const words = line.split(/\s+/);
    let at = 0;
    return patterns.every((pattern) => {
      at = words.findIndex((word, index) => index >= at && pattern.test(word)) + 1;
      return at > 0;
    });
  });
  const wanted = () => goal.words.map((word) => word.replaceAll('*', '')).join(' … ');
  return used === undefined ? found(false, `Not used yet: ${wanted()}.`) : found(true, `You ran: ${used}`);
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
