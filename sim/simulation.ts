import type { ApiResult, KubeObject } from '#sim/api/meta-v1/types.ts';
import { type Reason, ReasonLog } from '#sim/apiserver/reasons.ts';
import { type KubeletEndpoint, RequestClient } from '#sim/apiserver/request-client.ts';
import { type ApiRequest, performRequest } from '#sim/apiserver/requests.ts';
import { plain } from '#sim/apiserver/shapes.ts';
import { History, type Repetition, type Replayable } from '#sim/engine/history.ts';
import { Cluster, type ClusterCheckpoint, type ClusterOptions } from './cluster.ts';
import { runRepeating } from './recurrence/run-repeating.ts';
import type { ClusterRepetition } from './recurrence/watcher.ts';
import { TimelineRecorder } from './timeline-recorder.ts';
import { performWeather, type TimedWeather, type Weather } from './weather.ts';

/** Everything that can reach a cluster from outside. A run is a function of the seed, the start and these. */
export type SimulationInput =
  | { readonly type: 'request'; readonly request: ApiRequest }
  | { readonly type: 'exec'; readonly podSerial: number; readonly container: string | undefined; readonly argv: readonly string[] }
  | { readonly type: 'weather'; readonly weather: Weather };

/** What an input gives: the answer to a request or a command, nothing for weather. */
type InputResult = ApiResult<KubeObject> | ReturnType<KubeletEndpoint['exec']> | undefined;

interface SavedSimulation {
  readonly cluster: ClusterCheckpoint;
  readonly timeline: unknown;
}

/** Timers between two checkpoints: few enough that any instant is a few milliseconds of replay away. */
const CHECKPOINT_SPACING = 400;

class World implements Replayable<SimulationInput, SavedSimulation, InputResult> {
  readonly cluster: Cluster;
  readonly timeline: TimelineRecorder;
  isReplaying = false;

  constructor(options: ClusterOptions) {
    this.cluster = new Cluster(options);
    this.timeline = new TimelineRecorder(this.cluster.server);
    this.cluster.kubelet.state.lifeObserver = (serial, event, detail) => this.timeline.containerChanged(serial, event, detail);
  }

  get nowMs(): number {
    return this.cluster.nowMs;
  }

  get executed(): number {
    return this.cluster.engine.executed;
  }

  runSome(untilMs: number, timers: number): boolean {
    return this.cluster.engine.runSome(untilMs, timers);
  }

  perform(input: SimulationInput): InputResult {
    if (input.type === 'request') return performRequest(this.cluster.server, input.request);
    if (input.type === 'exec') return this.cluster.kubelet.endpoint.exec(input.podSerial, input.container, input.argv);
    performWeather(this.cluster, input.weather);
    return undefined;
  }

  save(): SavedSimulation {
    return { cluster: this.cluster.checkpoint(), timeline: this.timeline.save() };
  }

  restore(state: SavedSimulation): void {
    this.cluster.restore(state.cluster);
    this.timeline.restore(state.timeline);
  }

  setReplaying(isReplaying: boolean): void {
    this.isReplaying = isReplaying;
    this.timeline.setReplaying(isReplaying);
  }

  cutHere(): void {
    this.timeline.cutHere();
  }

  leap(repetition: Repetition, periods: number): void {
    const { leapOf, span, periodMs } = repetition as ClusterRepetition;
    this.cluster.engine.leap(leapOf(periods));
    if (!this.isReplaying) this.timeline.repeat({ ...span, periodMs, periods });
  }
}

/** A cluster with its past: runs, takes inputs, shows any instant, branches. The door for everything outside `sim`. */
export class Simulation {
  private readonly world: World;
  readonly history: History<SimulationInput, SavedSimulation, InputResult>;
  readonly client: RequestClient;
  /** Told of every change at the head, never while the past is replayed. */
  onChange: ((type: 'ADDED' | 'MODIFIED' | 'DELETED', object: KubeObject) => void) | undefined;
  /** Told when an input is about to replace the future of a past instant; that future can still be read then. */
  onBranch: (() => void) | undefined;
  /** Told of every change while a stretch of the past is looked at. */
  private onReplayed: ((serial: number, object: KubeObject) => void) | undefined;

  constructor(options: ClusterOptions, spacing = CHECKPOINT_SPACING) {
    this.world = new World(options);
    const { server, kubelet } = this.world.cluster;
    server.observer = (type, serial, object) => {
      if (this.world.isReplaying) this.onReplayed?.(serial, object);
      else if (this.onChange !== undefined) this.onChange(type, plain(object));
    };
    server.events.observer = (type, record) => {
      if (!this.world.isReplaying && this.onChange !== undefined) this.onChange(type, server.events.materialize(record));
    };
    this.history = new History(this.world, spacing);
    const endpoint: KubeletEndpoint = {
      logs: (podSerial, options) => kubelet.endpoint.logs(podSerial, options),
      exec: (podSerial, container, argv) =>
        this.perform({ type: 'exec', podSerial, container, argv }) as ReturnType<KubeletEndpoint['exec']>,
    };
    this.client = new RequestClient(server, endpoint, (request) => this.request(request));
  }

  get cluster(): Cluster {
    return this.world.cluster;
  }

  get timeline(): TimelineRecorder {
    return this.world.timeline;
  }

  /** Instant that is shown, virtual ms. */
  get nowMs(): number {
    return this.world.nowMs;
  }

  get epochMs(): number {
    return this.world.cluster.engine.epochMs;
  }

  /** Instant of the next thing that will happen; `Infinity` when nothing will. */
  get nextAtMs(): number {
    return this.world.cluster.engine.nextAtMs;
  }

  /**
   * Lets time pass from the head on. A long stretch that only repeats itself is leapt over (REC-1), unless somebody wants to be
   * told of every change.
   */
  runUntil(untilMs: number): void {
    this.history.toHead();
    if (this.onChange === undefined) runRepeating(this.world, this.history, untilMs);
    else this.history.runUntil(untilMs);
  }

  /** Lets time pass with weather on the way, in time order. */
  runThrough(storms: readonly TimedWeather[], untilMs: number): void {
    for (const { atMs, weather } of storms) {
      this.runUntil(atMs);
      this.weather(weather);
    }
    this.runUntil(untilMs);
  }

  /** Throws something at the cluster from outside. */
  weather(weather: Weather): void {
    this.perform({ type: 'weather', weather });
  }

  /** Performs an input now. From the past, a branch begins: what came after is given up. */
  perform(input: SimulationInput): InputResult {
    if (!this.history.isAtHead) this.onBranch?.();
    return this.history.perform(input);
  }

  /**
   * What the parts of the cluster said of their decisions in a stretch of the past: the stretch is replayed and they are
   * listened to (WHY-1).
   *
   * @param isWanted whether the decisions about an object, by its serial, are of interest
   * @param mostTimers after so many the replay is given up
   * @returns the reasons, and the instant that was reached
   */
  reasonsBetween(
    fromMs: number,
    untilMs: number,
    isWanted: (serial: number) => boolean,
    mostTimers: number,
  ): { readonly reasons: readonly Reason[]; readonly reachedMs: number } {
    const { server } = this.world.cluster;
    const log = new ReasonLog(() => this.world.nowMs, isWanted);
    const reachedMs = this.history.retrace(fromMs, untilMs, mostTimers, (isWatching) => {
      server.reasons = isWatching ? log : undefined;
    });
    return { reasons: log.all, reachedMs };
  }

  /**
   * The versions of one object in a stretch of the past, which is replayed for it (WHY-9).
   *
   * @param mostTimers after so many the replay is given up
   * @returns the version that the stretch began with, the later ones with their instants, and the instant that was reached
   */
  versionsBetween(
    fromMs: number,
    untilMs: number,
    serial: number,
    mostTimers: number,
  ): {
    readonly first: KubeObject | undefined;
    readonly versions: readonly { readonly atMs: number; readonly object: KubeObject }[];
    readonly reachedMs: number;
  } {
    let first: KubeObject | undefined;
    const versions: { atMs: number; object: KubeObject }[] = [];
    const reachedMs = this.history.retrace(fromMs, untilMs, mostTimers, (isWatching) => {
      if (isWatching) first = this.world.cluster.server.get(serial);
      this.onReplayed = isWatching
        ? (changed, object) => {
            if (changed === serial) versions.push({ atMs: this.world.nowMs, object });
          }
        : undefined;
    });
    return { first, versions, reachedMs };
  }

  private request(request: ApiRequest): ApiResult<KubeObject> {
    const isDry = 'options' in request && request.options.dryRun === true;
    if (isDry) return performRequest(this.world.cluster.server, request);
    return this.perform({ type: 'request', request }) as ApiResult<KubeObject>;
  }
}
