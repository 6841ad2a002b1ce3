export { LessonContext } from './lesson-context.ts';
export { LESSON_TAGS, lessonTags } from './lesson-tags.tsx';
