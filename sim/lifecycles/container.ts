import { createMachine } from 'xstate';
import { tableOf } from './table.ts';

/** What happens to a container on its node. */
export const CONTAINER_EVENTS = [
  'imagePresent',
  'pullStarted',
  'pullFailed',
  'configFailed',
  'created',
  'started',
  'startFailed',
  'exited',
  'restartDelayed',
  'torndown',
] as const;

export type ContainerEvent = (typeof CONTAINER_EVENTS)[number];
export type ContainerState =
  | 'waiting'
  | 'pulling'
  | 'imageBackOff'
  | 'configError'
  | 'creating'
  | 'running'
  | 'exited'
  | 'crashBackOff'
  | 'removed';

/** One container of a pod, over all its restarts. @source pkg/kubelet kuberuntime_manager.go SyncPod */
export const containerMachine = createMachine({
  id: 'container',
  initial: 'waiting',
  states: {
    waiting: { on: { imagePresent: 'creating', pullStarted: 'pulling', pullFailed: 'imageBackOff', torndown: 'removed' } },
    pulling: { on: { imagePresent: 'creating', pullFailed: 'imageBackOff', torndown: 'removed' } },
    imageBackOff: { on: { imagePresent: 'creating', pullStarted: 'pulling', pullFailed: 'imageBackOff', torndown: 'removed' } },
    configError: { on: { imagePresent: 'creating', pullStarted: 'pulling', pullFailed: 'imageBackOff', torndown: 'removed' } },
    creating: { on: { configFailed: 'configError', created: 'creating', started: 'running', startFailed: 'exited', torndown: 'removed' } },
    running: { on: { exited: 'exited', torndown: 'removed' } },
    exited: {
      on: {
        restartDelayed: 'crashBackOff',
        imagePresent: 'creating',
        pullStarted: 'pulling',
        pullFailed: 'imageBackOff',
        torndown: 'removed',
      },
    },
    crashBackOff: {
      on: {
        restartDelayed: 'crashBackOff',
        imagePresent: 'creating',
        pullStarted: 'pulling',
        pullFailed: 'imageBackOff',
        torndown: 'removed',
      },
    },
    removed: {},
  },
});

export const containerTable = tableOf<ContainerState, ContainerEvent>(containerMachine, CONTAINER_EVENTS);
