import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToWorker } from '#sim/index.ts';
import type { PlaybackEvent } from './playback-machine.ts';

export interface PlaybackState {
  readonly mode: 'paused' | 'playing' | 'stepping' | 'seeking';
  /** Virtual seconds a second. */
  readonly speed: number;
  /** What went wrong in the session; null while it is well. */
  readonly error: string | null;
}

export interface Playback {
  readonly store: StoreApi<PlaybackState>;
  send(event: PlaybackEvent): void;
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
export function createPlayback(start: Omit<PlaybackState, 'error'>, post: (message: ToWorker) => void): Playback {
  const store = createStore<PlaybackState>()(() => ({ ...start, error: null }));
  const waiting: PlaybackEvent[] = [];
  let deliver: ((event: PlaybackEvent) => void) | null = null;
  let stop = () => {};
  let isLoading = false;

  function fail(error: unknown) {
    store.setState({ error: error instanceof Error ? error.message : 'Playback stopped.' });
  }

  async function load() {
    const [{ createActor }, { playbackMachine }] = await Promise.all([import('xstate'), import('./playback-machine.ts')]);
    const { speed, mode } = store.getState();
    const actor = createActor(playbackMachine, { input: { send: post, speed, isPlaying: mode === 'playing' } });
    actor.subscribe({
      next: ({ value, context }) => {
        if (value !== 'deciding') store.setState({ mode: value, speed: context.speed });
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
