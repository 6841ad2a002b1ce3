export { type Completion, type CompletionHost, completeKubectl } from './complete.ts';
export { parseGoDuration } from './go-duration.ts';
export { Interrupted, isInterrupted } from './interrupted.ts';
export { type KubectlTimings, kubectlTimings } from './latency.ts';
export { runKubectl } from './run-command.ts';
