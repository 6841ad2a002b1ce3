'use client';

import { createContext, useContext } from 'react';
import type { Exercise, Lesson, Prediction } from '#content/schema/index.ts';

/** What the tags of a lesson's text look up by id. */
export type LessonParts = Pick<Lesson, 'predictions' | 'exercises' | 'decisions'>;

export const LessonContext = createContext<LessonParts>({ predictions: {}, exercises: {}, decisions: {} });

/** Throws when the text names a question that the lesson does not have; the content sweep finds it first. */
export function usePrediction(id: string): Prediction {
  const prediction = useContext(LessonContext).predictions[id];
  if (prediction === undefined) throw new Error(`lesson text: <Predict id="${id}"> is not in lesson.ts`);
  return prediction;
}

/** Throws when the text names an exercise that the lesson does not have; the content sweep finds it first. */
export function useExercise(id: string): Exercise {
  const exercise = useContext(LessonContext).exercises[id];
  if (exercise === undefined) throw new Error(`lesson text: <Exercise id="${id}"> is not in lesson.ts`);
  return exercise;
}
