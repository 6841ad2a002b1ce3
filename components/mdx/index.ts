export { headingAnchor } from './heading-anchor.ts';
export { LessonContext } from './lesson-context.ts';
export { lessonTags } from './lesson-tags.tsx';
export { LiveTag } from './live-tag.tsx';
export { Output } from './output.tsx';
export { Run } from './run.tsx';
export { SideBySide } from './side-by-side.tsx';
export type { BuiltTag } from './tags.ts';
