import type { FromWorker, ToWorker } from './protocol.ts';
import { Session, type SessionHost } from './session.ts';

/** The part of a worker's global that the entry uses. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

const FRAME_MS = 16;
/** After a pause of the tab, playback goes on from where it stood instead of catching up. */
const LONGEST_TURN_MS = 250;
/** Frames on their way to a page that has not taken them in; with so many, time goes on and the next frame tells more. */
const MOST_UNSEEN = 2;

/** Runs a cluster in this worker: messages in, frames out. A failure is told to the page, which can start anew. */
export function startWorker(scope: WorkerScope): void {
  let unseen = 0;
  const post: SessionHost['post'] = (message, transfer) => {
    if (message.type === 'frame') unseen += 1;
    scope.postMessage(message, transfer as ArrayBuffer[]);
  };
  const host: SessionHost = { post, now: () => performance.now(), loadShell: () => import('#sim/shell/index.ts') };
  const crash = (error: unknown): void => post({ type: 'crashed', message: error instanceof Error ? error.message : String(error) }, []);
  let session: Session | undefined;
  /** Settles when the cluster of the last `start` is up; later messages wait for it. */
  let starting: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = performance.now();

  const wake = (): void => {
    if (timer === undefined) {
      lastMs = performance.now();
      timer = setTimeout(loop, 0);
    }
  };

  const loop = (): void => {
    timer = undefined;
    if (session === undefined) return;
    const nowMs = performance.now();
    try {
      session.turn(Math.min(nowMs - lastMs, LONGEST_TURN_MS));
      lastMs = nowMs;
      if (unseen < MOST_UNSEEN) session.flush();
      if (session.isBusy) timer = setTimeout(loop, session.isHurried ? 0 : FRAME_MS);
    } catch (error) {
      crash(error);
    }
  };

  const receive = async (message: ToWorker): Promise<void> => {
    if (message.type === 'shown') {
      unseen = Math.max(0, unseen - 1);
      if (session?.isBusy === false) wake();
      return;
    }
    if (message.type === 'start') {
      // Nothing more is told of the cluster before, and clusters begin one after the other.
      session = undefined;
      const started = new Session(host, message);
      starting = starting.then(() => started.prepare());
      await starting;
      session = started;
      post({ type: 'ready' }, []);
    } else {
      await starting;
      if (session === undefined) return;
      const handled = session.handle(message);
      wake();
      await handled;
    }
    wake();
  };

  scope.addEventListener('message', (event) => {
    receive(event.data).catch(crash);
  });
}
