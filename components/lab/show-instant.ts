import type { LabSession } from './lab-session.ts';

/** Shows a past instant, and stays there. */
export function showInstant({ playback }: Pick<LabSession, 'playback'>, atMs: number): void {
  playback.send({ type: 'seek', atMs });
  playback.send({ type: 'pause' });
}
