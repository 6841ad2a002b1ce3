import type { LabSetup } from '#content/schema/index.ts';
import type { SavedRun } from '#sim/index.ts';
import { type ClusterStore, createClusterStore, resetCluster, takeFrame } from './cluster-store.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createPlayback, type Playback } from './playback.ts';
import { createRunStore, type RunStore, resetRun, takeRun } from './run-store.ts';
import { createScreenStore, type ScreenStore } from './screen-store.ts';
import { createTerminalSession, type TerminalSession } from './terminal-session.ts';
import { TimelineLog } from './timeline-log.ts';
import { createTimelineView, type TimelineViewStore } from './timeline-view.ts';
import { createWorkerClient, type WorkerClient, type WorkerPort } from './worker-client.ts';

/** One lab on one page: the stores of its panes and the line to its simulator. */
export interface LabSession {
  readonly setup: LabSetup;
  readonly client: WorkerClient;
  readonly cluster: ClusterStore;
  readonly log: TimelineLog;
  readonly view: TimelineViewStore;
  readonly screen: ScreenStore;
  readonly documents: Documents;
  readonly playback: Playback;
  readonly run: RunStore;
  readonly terminal: TerminalSession;
  /** Starts the cluster in a worker. The returned function ends both; call it on unmount. */
  start(port: WorkerPort): () => void;
  /** Throws the run away and starts the same cluster again, or one that was saved. */
  restart(saved?: SavedRun): void;
  /** The same in another worker, after the first one stopped. */
  revive(port: WorkerPort, saved?: SavedRun): void;
}

/** Makes the session of a lab. It touches nothing of the browser before `start`. */
export function createLabSession(setup: LabSetup): LabSession {
  const client = createWorkerClient();
  const cluster = createClusterStore();
  const log = new TimelineLog();
  const documents = createDocuments(setup.id, setup.files, setup.tabs);
  const run = createRunStore();
  const playback = createPlayback(
    { mode: 'playing', speed: setup.speed },
    (message) => {
      // Playback sends no question, which the type of a message alone cannot tell.
      if (!('id' in message)) client.send(message);
    },
    { log, nowMs: () => cluster.getState().nowMs },
  );

  const terminal = createTerminalSession(client);
  const screen = createScreenStore('lesson');

  /** Clusters that were asked for and have not come up: what is told meanwhile is of an earlier one. */
  let awaited = 0;
  function begin(saved?: SavedRun) {
    awaited += 1;
    resetCluster(cluster, log);
    const { seed, startAtMs } = saved ?? setup;
    resetRun(run, { seed, startAtMs });
    client.send({
      type: 'start',
      seed,
      startAtMs,
      files: { ...setup.files, ...documents.texts() },
      manifests: setup.applied,
      advanceMs: setup.advanceMs,
      ...(setup.weather && { weather: setup.weather }),
      ...(saved && { run: saved }),
    });
    if (saved === undefined && playback.store.getState().mode === 'playing') {
      client.send({ type: 'play', speed: playback.store.getState().speed });
    }
  }

  let disconnect = () => {};
  function restart(saved?: SavedRun) {
    begin(saved);
    // A playback that is not fetched yet begins with this; one that is there is told below.
    if (saved !== undefined) playback.store.setState({ mode: 'paused' });
    terminal.restarted();
    documents.store.setState({ request: null });
    playback.send({ type: saved === undefined ? 'play' : 'pause' });
  }

  return {
    setup,
    client,
    cluster,
    log,
    view: createTimelineView(setup.windowMs),
    screen,
    documents,
    playback,
    run,
    terminal,
    start(port) {
      const unlisten = client.listen((message) => {
        if (message.type === 'ready') awaited -= 1;
        else if (awaited > 0 && (message.type === 'frame' || message.type === 'track' || message.type === 'arrived')) return;
        if (message.type === 'frame') {
          takeFrame(cluster, log, message.frame);
          takeRun(run, message);
          playback.send({ type: 'frameArrived' });
        } else if (message.type === 'branches' || message.type === 'track') {
          takeRun(run, message);
        } else if (message.type === 'arrived') {
          playback.send(message);
        } else if (message.type === 'crashed') {
          cluster.setState({ crash: message.message });
        } else if (message.type === 'files') {
          documents.take(message.written, message.removed);
        } else if (message.type === 'edit') {
          documents.store.setState({ request: message });
          screen.setState({ tab: 'yaml' });
        } else if (message.type === 'editOver') {
          documents.store.setState({ request: null });
        }
      });
      disconnect = client.connect(port);
      documents.restore();
      const unwatch = documents.onEdit((path, content) => client.send({ type: 'writeFile', path, content }));
      begin();
      return () => {
        unwatch();
        disconnect();
        unlisten();
      };
    },
    restart,
    revive(next, saved) {
      disconnect();
      awaited = 0;
      disconnect = client.connect(next);
      restart(saved);
    },
  };
}
