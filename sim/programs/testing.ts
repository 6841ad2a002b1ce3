import { defaultCatalogue, findImage } from './catalogue.ts';
import type { ImageDefinition, ProgramInput, ProgramTrace } from './program.ts';
import { runProgram } from './run.ts';

/** An image of the default catalogue. For tests. */
export function anImage(reference = 'busybox:1.36'): ImageDefinition {
  const image = findImage(defaultCatalogue, reference);
  if (image === undefined) throw new Error(`no image ${reference}`);
  return image;
}

/** An input in which only what matters needs to be said. For tests. */
export function anInput(changes: Partial<ProgramInput> = {}): ProgramInput {
  return {
    argv: ['true'],
    env: {},
    workingDir: '',
    hostname: 'pod-1',
    startedAtMs: 1_795_421_100_000,
    mounts: [],
    signals: [],
    memoryLimitBytes: Number.POSITIVE_INFINITY,
    seed: 1,
    ...changes,
  };
}

/** Runs a program that starts. For tests. */
export function trace(changes: Partial<ProgramInput>, untilMs = 60_000, reference?: string): ProgramTrace {
  const result = runProgram(defaultCatalogue, anImage(reference), anInput(changes), untilMs);
  if ('startError' in result) throw new Error(result.startError);
  return result;
}

/** Runs a shell script: what it printed per stream, and how it ended. For tests. */
export function shell(script: string, changes: Partial<ProgramInput> = {}, untilMs = 60_000) {
  const result = trace({ argv: ['sh', '-c', script], ...changes }, untilMs);
  const printed = (stream: string): string => result.output.flatMap((each) => (each.stream === stream ? [each.text] : [])).join('');
  return { out: printed('stdout'), err: printed('stderr'), code: result.exit?.exitCode, endMs: result.exit?.atMs, trace: result };
}
