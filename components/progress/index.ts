export { CourseProgress, HeaderProgress, LessonEnd, ProgressManager, ProgressMark, recordPassed } from './slots.tsx';
