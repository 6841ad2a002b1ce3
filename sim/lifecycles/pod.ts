import { createMachine } from 'xstate';
import { tableOf } from './table.ts';

/** What happens to a pod, seen from outside. */
export const POD_EVENTS = [
  'unschedulable',
  'bound',
  'pulling',
  'creating',
  'started',
  'ready',
  'notReady',
  'backedOff',
  'terminating',
  'succeeded',
  'failed',
  'removed',
] as const;

export type PodEvent = (typeof POD_EVENTS)[number];
export type PodState =
  | 'pending'
  | 'unschedulable'
  | 'creating'
  | 'pulling'
  | 'notReady'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'backingOff'
  | 'terminating'
  | 'gone';

const ends = { terminating: 'terminating', succeeded: 'succeeded', failed: 'failed', removed: 'gone' } as const;

/** The pod's lane on the timeline; its states are the first codes of TIMELINE_STATES. */
export const podMachine = createMachine({
  id: 'pod',
  initial: 'pending',
  states: {
    pending: { on: { unschedulable: 'unschedulable', bound: 'creating', ...ends } },
    unschedulable: { on: { bound: 'creating', ...ends } },
    creating: { on: { pulling: 'pulling', started: 'notReady', ready: 'running', backedOff: 'backingOff', ...ends } },
    pulling: { on: { creating: 'creating', started: 'notReady', ready: 'running', backedOff: 'backingOff', ...ends } },
    notReady: { on: { ready: 'running', backedOff: 'backingOff', pulling: 'pulling', ...ends } },
    running: { on: { notReady: 'notReady', backedOff: 'backingOff', ...ends } },
    succeeded: { on: { removed: 'gone' } },
    failed: { on: { removed: 'gone' } },
    backingOff: { on: { pulling: 'pulling', creating: 'creating', started: 'notReady', ready: 'running', ...ends } },
    terminating: { on: { succeeded: 'succeeded', failed: 'failed', removed: 'gone' } },
    gone: {},
  },
});

export const podTable = tableOf<PodState, PodEvent>(podMachine, POD_EVENTS);
