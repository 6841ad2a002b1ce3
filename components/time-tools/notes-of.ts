import type { LabSession } from '#components/lab/index.ts';
import type { TimelineNote } from '#components/timeline/index.ts';
import { weatherWords } from './weather-words.ts';

/** The weather of a run, as marks on its timeline. */
export function notesOf({ run }: Pick<LabSession, 'run'>): readonly TimelineNote[] {
  return run
    .getState()
    .inputs.flatMap(({ atMs, input }) => (input.type === 'weather' ? [{ atMs, text: weatherWords(input.weather) }] : []));
}
