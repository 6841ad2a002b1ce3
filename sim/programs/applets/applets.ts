import type { Main } from '#sim/programs/kernel/types.ts';
import { shellProgram } from '#sim/programs/shell/shell-program.ts';
import { awkProgram } from './awk-applet.ts';
import { basicApplets } from './basic-applets.ts';
import { clockApplets } from './clock-applets.ts';
import { digestApplets } from './digest-applets.ts';
import { fileApplets } from './file-applets.ts';
import { grepApplets } from './grep-applet.ts';
import { listingApplets } from './listing-applets.ts';
import { memoryApplets } from './memory-applets.ts';
import { networkApplets } from './network-applets.ts';
import { processApplets } from './process-applets.ts';
import { sedProgram } from './sed-applet.ts';
import { shufProgram } from './shuf-applet.ts';
import { streamApplets } from './stream-applets.ts';
import { textApplets } from './text-applets.ts';

/** The programs of a busybox image. */
export const busyboxPrograms: ReadonlyMap<string, Main> = new Map<string, Main>([
  ...basicApplets,
  ...clockApplets,
  ...digestApplets,
  ...fileApplets,
  ...grepApplets,
  ...listingApplets,
  ...memoryApplets,
  ...networkApplets,
  ...processApplets,
  ...streamApplets,
  ...textApplets,
  ['ash', shellProgram],
  ['awk', awkProgram],
  ['sed', sedProgram],
  ['sh', shellProgram],
  ['shuf', shufProgram],
]);
