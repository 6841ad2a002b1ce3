export { completeKubectl } from './complete.ts';
export { Interrupted, isInterrupted } from './interrupted.ts';
export { runKubectl } from './run-command.ts';
