import type { SavedRun } from '#sim/index.ts';
import type { LabSession } from './lab-session.ts';

/** The run as it is on screen; null before the worker has told of it. */
export function currentRun({ run, cluster }: Pick<LabSession, 'run' | 'cluster'>): SavedRun | null {
  const { active, others, inputs, beganAtMs, seed, startAtMs } = run.getState();
  const { nowMs, headMs } = cluster.getState();
  return active === null ? null : { seed, startAtMs, branch: { ...active, headMs, inputs }, others, nowMs, beganAtMs };
}
