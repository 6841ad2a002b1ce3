/** Tags that a lesson may write. The list is closed: the content sweep refuses any other. */
export const LESSON_TAGS = [
  'Predict',
  'Exercise',
  'Run',
  'Note',
  'Simplified',
  'Output',
  'Waves',
  'Lifecycle',
  'SideBySide',
  'Decide',
  'Recap',
] as const;

export type LessonTag = (typeof LESSON_TAGS)[number];

/** Tags whose content is played, or read from the simulator, while the page is built. */
export type BuiltTag = Extract<LessonTag, 'Output' | 'SideBySide' | 'Lifecycle'>;
