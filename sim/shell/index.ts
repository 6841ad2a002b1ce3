export { createShell } from './create-shell.ts';
export { Interrupted, type Shell, type ShellHooks, type ShellOptions, type ShellSignal } from './shell.ts';
export { Waits } from './waits.ts';
