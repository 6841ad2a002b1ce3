/** What needs the learner's progress on any page. Pages fetch it after they stand; see `slots.tsx`. */
export { LessonEnd } from './lesson-end.tsx';
export { recordPassed } from './page-progress.ts';
export { CourseProgress, HeaderProgress, ProgressMark } from './progress-views.tsx';
