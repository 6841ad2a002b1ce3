export { LessonContext } from './lesson-context.ts';
export { lessonTags } from './lesson-tags.tsx';
export { LESSON_TAGS } from './tags.ts';
