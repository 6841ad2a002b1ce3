import { type LabSession, showInstant, windowOf, zoomed } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';

const FAILURES: readonly number[] = [S.failed, S.jobFailed];
const JOB_ENDS: readonly number[] = [S.jobComplete, S.jobFailed];

/** Keys of the timeline. Returns whether the key meant something. */
export function seekByKey({ cluster, view, playback, screen }: LabSession, key: string, isFast: boolean): boolean {
  const { nowMs, headMs } = cluster.getState();
  const window = windowOf(view.getState(), nowMs, headMs);
  const strideMs = (window.toMs - window.fromMs) * (isFast ? 0.1 : 0.01);
  const seek = (atMs: number) => {
    showInstant({ playback }, Math.min(headMs, Math.max(0, atMs)));
    return true;
  };
  const jump = (states: readonly number[], uid: string | null = null) => {
    playback.send({ type: 'jump', direction: isFast ? 'previous' : 'next', filter: { states, objectKind: null, uid } });
    return true;
  };
  switch (key) {
    case 'n':
    case 'N':
      return jump([], screen.getState().selectedUid);
    case 'f':
    case 'F':
      return jump(FAILURES);
    case 'j':
    case 'J':
      return jump(JOB_ENDS);
    case 'i':
      playback.send({ type: 'idleChosen', skipsIdle: !playback.store.getState().skipsIdle });
      return true;
    case 'ArrowLeft':
      return seek(nowMs - strideMs);
    case 'ArrowRight':
      return seek(nowMs + strideMs);
    case 'Home':
      return seek(0);
    case 'End':
      return seek(headMs);
    case '+':
    case '=':
      view.setState(zoomed(window, 0.7, nowMs));
      return true;
    case '-':
      view.setState(zoomed(window, 1.4, nowMs));
      return true;
    case ' ':
      playback.send({ type: ['playing', 'running'].includes(playback.store.getState().mode) ? 'pause' : 'play' });
      return true;
    default:
      return false;
  }
}
