export { LessonContext } from './lesson-context.ts';
export { lessonTags } from './lesson-tags.tsx';
