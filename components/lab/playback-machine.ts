import { assign, setup } from 'xstate';
import type { EntryFilter, RunGoal, RunOutcome, ToWorker } from '#sim/index.ts';
import type { Direction } from './find-entry.ts';

export type PlaybackEvent =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'step' }
  | { readonly type: 'speedChosen'; readonly speed: number }
  /** Whether stretches in which nothing happens are passed over. */
  | { readonly type: 'idleChosen'; readonly skipsIdle: boolean }
  /** The thumb moved; more of these may follow before `seekEnded`. */
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'seekEnded' }
  /** Go to the nearest entry of the timeline that fits. */
  | { readonly type: 'jump'; readonly direction: Direction; readonly filter: EntryFilter }
  | { readonly type: 'runUntil'; readonly goal: RunGoal }
  | { readonly type: 'arrived'; readonly run: number; readonly outcome: RunOutcome }
  | { readonly type: 'frameArrived' };

export interface PlaybackInput {
  readonly send: (message: ToWorker) => void;
  /** Looks for an entry in what is known; null when there is none. */
  readonly find: (filter: EntryFilter, direction: Direction) => number | null;
  readonly speed: number;
  readonly skipsIdle: boolean;
  readonly isPlaying: boolean;
}

interface PlaybackContext extends Omit<PlaybackInput, 'isPlaying'> {
  /** Play on when the seek ends. */
  readonly resumes: boolean;
  readonly targetMs: number;
  /** The instant that the worker was last asked for and has not shown yet; null when it has caught up. */
  readonly askedMs: number | null;
  readonly goal: RunGoal;
  /** Number of the last run to a goal: an answer to an earlier one is nobody's. */
  readonly run: number;
  /** Nothing that fits was found; told until something else is asked for. */
  readonly isInVain: boolean;
}

/**
 * The session behind the transport: paused, playing, stepping, seeking, or running until something happens.
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
    sendPlay: ({ context: { send, speed, skipsIdle } }) => send({ type: 'play', speed, skipsIdle }),
    sendPause: ({ context }) => context.send({ type: 'pause' }),
    sendStep: ({ context }) => context.send({ type: 'step' }),
    sendSeek: ({ context }) => context.send({ type: 'seek', atMs: context.targetMs }),
    sendRun: ({ context: { send, run, goal } }) => send({ type: 'runUntil', run, goal }),
    rememberTarget: assign({ targetMs: ({ context, event }) => (event.type === 'seek' ? event.atMs : context.targetMs) }),
    rememberAsked: assign({ askedMs: ({ context }) => context.targetMs }),
    forgetAsked: assign({ askedMs: null }),
    rememberSpeed: assign({ speed: ({ context, event }) => (event.type === 'speedChosen' ? event.speed : context.speed) }),
    rememberIdle: assign({ skipsIdle: ({ context, event }) => (event.type === 'idleChosen' ? event.skipsIdle : context.skipsIdle) }),
    rememberFound: assign({
      targetMs: ({ context, event }) =>
        event.type === 'jump' ? (context.find(event.filter, event.direction) ?? context.targetMs) : context.targetMs,
    }),
    rememberGoal: assign({
      goal: ({ context, event }) => {
        if (event.type === 'runUntil') return event.goal;
        return event.type === 'jump' ? { kind: 'entry', ...event.filter } : context.goal;
      },
    }),
    countRun: assign({ run: ({ context }) => context.run + 1, isInVain: false }),
    tellInVain: assign({ isInVain: true }),
    judge: assign({ isInVain: ({ event }) => event.type === 'arrived' && event.outcome === 'never' }),
    forgetVain: assign({ isInVain: false }),
  },
  guards: {
    startsPlaying: ({ context }) => context.resumes,
    isIdle: ({ context }) => context.askedMs === null,
    hasNewerTarget: ({ context }) => context.askedMs !== null && context.askedMs !== context.targetMs,
    isKnown: ({ context, event }) => event.type === 'jump' && context.find(event.filter, event.direction) !== null,
    looksBack: ({ event }) => event.type === 'jump' && event.direction === 'previous',
    isAnswer: ({ context, event }) => event.type === 'arrived' && event.run === context.run,
  },
}).createMachine({
  id: 'playback',
  context: ({ input: { isPlaying, ...input } }) => ({
    ...input,
    resumes: isPlaying,
    targetMs: 0,
    askedMs: null,
    goal: { kind: 'instant', atMs: 0 },
    run: 0,
    isInVain: false,
  }),
  initial: 'deciding',
  on: {
    // What is known is shown at once; what is not yet known is run to.
    jump: [
      { guard: 'isKnown', target: '.paused', actions: ['sendPause', 'rememberFound', 'sendSeek', 'forgetVain'] },
      { guard: 'looksBack', target: '.paused', actions: ['sendPause', 'tellInVain'] },
      { target: '.running', reenter: true, actions: 'rememberGoal' },
    ],
    runUntil: { target: '.running', reenter: true, actions: 'rememberGoal' },
    idleChosen: { actions: 'rememberIdle' },
    speedChosen: { actions: 'rememberSpeed' },
  },
  states: {
    deciding: { always: [{ guard: 'startsPlaying', target: 'playing' }, { target: 'paused' }] },
    paused: {
      entry: assign({ resumes: false }),
      on: {
        play: 'playing',
        step: 'stepping',
        seek: { target: 'seeking', actions: 'rememberTarget' },
      },
    },
    playing: {
      entry: ['sendPlay', 'forgetVain', assign({ resumes: true })],
      on: {
        pause: { target: 'paused', actions: 'sendPause' },
        step: { target: 'stepping', actions: 'sendPause' },
        seek: { target: 'seeking', actions: ['sendPause', 'rememberTarget'] },
        speedChosen: { actions: ['rememberSpeed', 'sendPlay'] },
        idleChosen: { actions: ['rememberIdle', 'sendPlay'] },
      },
    },
    stepping: {
      entry: ['sendStep', 'forgetVain'],
      on: {
        frameArrived: 'paused',
        play: 'playing',
        pause: 'paused',
        seek: { target: 'seeking', actions: 'rememberTarget' },
      },
    },
    running: {
      entry: ['countRun', 'sendRun', assign({ resumes: false })],
      on: {
        arrived: { guard: 'isAnswer', target: 'paused', actions: 'judge' },
        play: 'playing',
        pause: { target: 'paused', actions: 'sendPause' },
        step: { target: 'stepping', actions: 'sendPause' },
        seek: { target: 'seeking', actions: ['sendPause', 'rememberTarget'] },
      },
    },
    seeking: {
      entry: ['sendSeek', 'rememberAsked', 'forgetVain'],
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
      },
    },
  },
});
