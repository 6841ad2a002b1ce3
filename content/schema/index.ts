export type { Goal } from './goal.ts';
export type { LabSetup } from './lab-setup.ts';
export { defineLesson, type Exercise, type Lesson, type Prediction } from './lesson.ts';
export { defineScenario, type Scenario } from './scenario.ts';
