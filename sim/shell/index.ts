export { createShell } from './create-shell.ts';
export { type DrivenCluster, playLine, runUntilIdle } from './session.ts';
export type { LineCompletion, Shell, ShellHooks, ShellOptions } from './shell.ts';
export { ShellClock } from './shell-clock.ts';
export type { VirtualClock } from './virtual-clock.ts';
