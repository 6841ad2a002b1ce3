import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToWorker } from '#sim/index.ts';
import type { PlaybackEvent } from './playback-machine.ts';
import type { TimelineLog } from './timeline-log.ts';

export interface PlaybackState {
  readonly mode: 'paused' | 'playing' | 'stepping' | 'seeking' | 'running';
  /** Virtual seconds a second. */
  readonly speed: number;
  /** Whether stretches in which nothing happens are passed over, and drawn as breaks. */
  readonly skipsIdle: boolean;
  /** Nothing was found of what was last looked for. */
  readonly isInVain: boolean;
  /** What went wrong in the session; null while it is well. */
  readonly error: string | null;
}

export interface Playback {
  readonly store: StoreApi<PlaybackState>;
  send(event: PlaybackEvent): void;
  /** Tells what went wrong: a piece of the page that could not be fetched. */
  fail(error: unknown): void;
  /** Fetches the machine before it is needed. */
  warmUp(): void;
  dispose(): void;
}

/**
 * The learner's hand on virtual time.
 *
 * The machine is fetched with the first event, so that a page which is only read does not pay for it. Until then the
 * state is the one that the page started with. One per lab; call `dispose` on unmount.
 */
export function createPlayback(
  start: Pick<PlaybackState, 'mode' | 'speed'>,
  post: (message: ToWorker) => void,
  known: { readonly log: TimelineLog; readonly nowMs: () => number },
): Playback {
  const store = createStore<PlaybackState>()(() => ({ ...start, skipsIdle: false, isInVain: false, error: null }));
  const waiting: PlaybackEvent[] = [];
  let deliver: ((event: PlaybackEvent) => void) | null = null;
  let stop = () => {};
  let isLoading = false;

  function fail(error: unknown) {
    store.setState({ error: error instanceof Error ? error.message : 'Playback stopped.' });
  }

  async function load() {
    const [{ createActor }, { playbackMachine }, { findEntry }] = await Promise.all([
      import('xstate'),
      import('./playback-machine.ts'),
      import('./find-entry.ts'),
    ]);
    const { speed, mode, skipsIdle } = store.getState();
    const actor = createActor(playbackMachine, {
      input: {
        send: post,
        find: (filter, direction) => findEntry(known.log, filter, known.nowMs(), direction),
        speed,
        skipsIdle,
        isPlaying: mode === 'playing',
      },
    });
    actor.subscribe({
      next: ({ value, context }) => {
        const { speed, skipsIdle, isInVain } = context;
        if (value !== 'deciding') store.setState({ mode: value, speed, skipsIdle, isInVain });
      },
      error: fail,
    });
    actor.start();
    stop = () => actor.stop();
    deliver = (event) => actor.send(event);
    for (const event of waiting.splice(0)) actor.send(event);
  }

  function warmUp() {
    if (isLoading) return;
    isLoading = true;
    load().catch(fail);
  }

  return {
    store,
    fail,
    warmUp,
    send(event) {
      if (deliver !== null) return deliver(event);
      if (event.type === 'frameArrived') return;
      waiting.push(event);
      warmUp();
    },
    dispose: () => stop(),
  };
}
