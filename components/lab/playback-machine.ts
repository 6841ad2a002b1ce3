import { assign, setup } from 'xstate';
import type { ToWorker } from '#sim/index.ts';

export type PlaybackEvent =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'step' }
  | { readonly type: 'speedChosen'; readonly speed: number }
  /** The thumb moved; more of these may follow before `seekEnded`. */
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'seekEnded' }
  | { readonly type: 'frameArrived' };

export interface PlaybackInput {
  readonly send: (message: ToWorker) => void;
  readonly speed: number;
  readonly isPlaying: boolean;
}

interface PlaybackContext {
  readonly send: (message: ToWorker) => void;
  readonly speed: number;
  /** Play on when the seek ends. */
  readonly resumes: boolean;
  readonly targetMs: number;
  /** The instant that the worker was last asked for and has not shown yet; null when it has caught up. */
  readonly askedMs: number | null;
}

/**
 * The session behind the transport: paused, playing, stepping or seeking.
 *
 * While the thumb moves at most one seek is under way; the newest target goes out when its frame is in.
 */
export const playbackMachine = setup({
  types: {
    context: {} as PlaybackContext,
    events: {} as PlaybackEvent,
    input: {} as PlaybackInput,
  },
  actions: {
    sendPlay: ({ context }) => context.send({ type: 'play', speed: context.speed }),
    sendPause: ({ context }) => context.send({ type: 'pause' }),
    sendStep: ({ context }) => context.send({ type: 'step' }),
    sendSeek: ({ context }) => context.send({ type: 'seek', atMs: context.targetMs }),
    rememberTarget: assign({ targetMs: ({ context, event }) => (event.type === 'seek' ? event.atMs : context.targetMs) }),
    rememberAsked: assign({ askedMs: ({ context }) => context.targetMs }),
    forgetAsked: assign({ askedMs: null }),
    rememberSpeed: assign({ speed: ({ context, event }) => (event.type === 'speedChosen' ? event.speed : context.speed) }),
  },
  guards: {
    startsPlaying: ({ context }) => context.resumes,
    isIdle: ({ context }) => context.askedMs === null,
    hasNewerTarget: ({ context }) => context.askedMs !== null && context.askedMs !== context.targetMs,
  },
}).createMachine({
  id: 'playback',
  context: ({ input }) => ({
    send: input.send,
    speed: input.speed,
    resumes: input.isPlaying,
    targetMs: 0,
    askedMs: null,
  }),
  initial: 'deciding',
  states: {
    deciding: { always: [{ guard: 'startsPlaying', target: 'playing' }, { target: 'paused' }] },
    paused: {
      entry: assign({ resumes: false }),
      on: {
        play: 'playing',
        step: 'stepping',
        seek: { target: 'seeking', actions: 'rememberTarget' },
        speedChosen: { actions: 'rememberSpeed' },
      },
    },
    playing: {
      entry: ['sendPlay', assign({ resumes: true })],
      on: {
        pause: { target: 'paused', actions: 'sendPause' },
        step: { target: 'stepping', actions: 'sendPause' },
        seek: { target: 'seeking', actions: ['sendPause', 'rememberTarget'] },
        speedChosen: { actions: ['rememberSpeed', 'sendPlay'] },
      },
    },
    stepping: {
      entry: 'sendStep',
      on: {
        frameArrived: 'paused',
        play: 'playing',
        pause: 'paused',
        seek: { target: 'seeking', actions: 'rememberTarget' },
        speedChosen: { actions: 'rememberSpeed' },
      },
    },
    seeking: {
      entry: ['sendSeek', 'rememberAsked'],
      exit: 'forgetAsked',
      on: {
        seek: [{ guard: 'isIdle', actions: ['rememberTarget', 'sendSeek', 'rememberAsked'] }, { actions: 'rememberTarget' }],
        frameArrived: [{ guard: 'hasNewerTarget', actions: ['sendSeek', 'rememberAsked'] }, { actions: 'forgetAsked' }],
        seekEnded: [
          { guard: 'startsPlaying', target: 'playing', actions: 'sendSeek' },
          { target: 'paused', actions: 'sendSeek' },
        ],
        play: 'playing',
        pause: 'paused',
        step: 'stepping',
        speedChosen: { actions: 'rememberSpeed' },
      },
    },
  },
});
