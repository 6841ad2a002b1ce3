export { isCharted, lifecyclePath, newestOf } from './lifecycle-path.ts';
export { Passages, StateNow, TransitionTable, WaysOut } from './state-text.tsx';
export { Statechart } from './statechart.tsx';
export { useCalmClock } from './use-calm-clock.ts';
