export { Lab } from './lab.tsx';
export { LessonLab } from './lesson-lab.tsx';
export { LiveTimeline } from './live-timeline.tsx';
export { ScenarioLab } from './scenario-lab.tsx';
