/** The order of the course. Titles, times and needs live in the lessons themselves. */
export const curriculum = [
  'why-jobs',
  'first-job',
  'completions-and-parallelism',
  'when-pods-fail',
  'life-of-a-job',
  'a-training-job',
  'cronjobs',
  'configuring-a-cronjob',
  'weekly-retraining',
  'managing-jobs',
  'patterns',
  'debugging',
  'indexed-jobs',
  'policies',
  'quick-reference',
] as const;

/** Scenarios in the order in which the course offers them, each after the lesson that it drills. */
export const drills = ['typo-in-the-tag'] as const;
