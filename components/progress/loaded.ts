/** Everything that needs the learner's progress. Pages fetch it after they stand; see `slots.tsx`. */
export { LessonEnd } from './lesson-end.tsx';
export { recordPassed } from './page-progress.ts';
export { ProgressManager } from './progress-manager.tsx';
export { CourseProgress, HeaderProgress, ProgressMark } from './progress-views.tsx';
