import type { Main } from '#sim/programs/kernel/types.ts';
import { applet, refuse } from './applet.ts';
export const awkProgram: Main = applet('+F:v:f:', function* (process) {
  return yield* refuse(process, 'not here');
});
