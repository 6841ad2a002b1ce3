export { ExplanationField } from './explanation-field.tsx';
export { GoalList } from './goal-list.tsx';
export { HintLadder } from './hint-ladder.tsx';
export { type ScenarioBrief, ScenarioPane } from './scenario-pane.tsx';
export { useGrading } from './use-grading.ts';
