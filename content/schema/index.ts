export { type Goal, goalSchema } from './goal.ts';
export type { LabSetup } from './lab-setup.ts';
export { defineLesson, type Exercise, type Lesson, lessonSchema, type Prediction } from './lesson.ts';
export { defineScenario, type Scenario, scenarioSchema } from './scenario.ts';
