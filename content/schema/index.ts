export type { Goal } from './goal.ts';
export type { LabSetup } from './lab-setup.ts';
export { type Decision, type DecisionNode, defineLesson, type Exercise, type Lesson, type Prediction } from './lesson.ts';
export { defineScenario, FAILURE_CLASSES, SCENARIO_LEVELS, type Scenario } from './scenario.ts';
