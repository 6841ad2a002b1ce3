import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Leap } from '#sim/engine/leap.ts';
import { TimelineLog } from '#sim/engine/timeline-log.ts';
import { type PodEvent, podTable } from '#sim/lifecycles/pod.ts';
import { TIMELINE_STATES } from '#sim/lifecycles/timeline-states.ts';
import { TimelineLanes } from './timeline-lanes.ts';

const noLabels: Readonly<Record<string, string>> = {};
const KINDS = ['CronJob', 'Job', 'Pod', 'Deployment', 'ReplicaSet'] as const;
const POD_CODES = podTable.states.map((state) => TIMELINE_STATES[state as keyof typeof TIMELINE_STATES]);

/** Lane number and lifecycle state of a living object. */
interface Lane {
  readonly number: number;
  readonly life: number;
  readonly code: number;
}

/** What a leap passes over, as the timeline shows it. */
export interface RepeatedSpan {
  readonly fromEntry: number;
  readonly fromLane: number;
  readonly sinceLane: number;
  readonly periodMs: number;
  readonly periods: number;
  /** Serials that one period takes. */
  readonly serials: number;
}

/** Writes the columnar log: what the lanes of the timeline show, from what the API and the kubelets say. */
export class TimelineRecorder implements Checkpointable {
  readonly log = new TimelineLog();
  /** Every object that ever had a lane, by lane number. */
  readonly entries: TimelineLanes;
  private readonly lanes = new CowVector<Lane>();
  private nextLane = 0;
  private logged = 0;
  private readonly server: ApiServer;
  private isReplaying = false;
  private readonly lanesCounter: number;
  private cut: { readonly log: number; readonly entries: number } | undefined;

  constructor(server: ApiServer) {
    this.server = server;
    this.entries = new TimelineLanes(server.engine.seed);
    this.lanesCounter = server.engine.registerCounter({
      get: () => this.nextLane,
      set: (value) => {
        this.nextLane = value;
      },
    });
    server.engine.registerCounter({
      get: () => this.logged,
      set: (value) => {
        this.logged = value;
      },
    });
    server.engine.onLeap((leap) => this.leap(leap));
    for (const kind of KINDS) server.watch(kind, (type, serial, object, before) => this.changed(type, serial, object, before));
  }

  setReplaying(isReplaying: boolean): void {
    this.isReplaying = isReplaying;
  }

  /** The kubelet tells what the API does not show: pulls, starts, back-off. `detail` is the wait in ms. */
  containerChanged(serial: number, event: PodEvent, detail: number): void {
    this.podEvent(serial, event, detail);
  }

  private changed(type: string, serial: number, object: KubeObject, before: KubeObject | undefined): void {
    if (type === 'ADDED') this.open(serial, object);
    if (type === 'DELETED') {
      this.put(serial, TIMELINE_STATES.gone, 0);
      this.lanes.set(serial, undefined);
      return;
    }
    if (object.kind === 'Pod') this.podChanged(serial, object as Pod, before as Pod | undefined);
    else if (object.kind === 'Job') this.put(serial, jobCode(object as Job), 0);
    else if (object.kind === 'CronJob')
      this.put(serial, (object as CronJob).spec.suspend === true ? TIMELINE_STATES.slotSuspended : TIMELINE_STATES.jobActive, 0);
  }

  private open(serial: number, object: KubeObject): void {
    const number = this.nextLane++;
    const owner = this.server.store.ownerOf(serial);
    if (number >= this.entries.length) {
      this.entries.push({
        uid: object.metadata.uid,
        kind: object.kind,
        namespace: object.metadata.namespace ?? '',
        name: object.metadata.name,
        owner: owner < 0 ? -1 : (this.lanes.get(owner)?.number ?? -1),
        createdAtMs: this.server.engine.nowMs,
        labels:
          object.kind === 'Job'
            ? { ...(object as Job).spec.template.metadata?.labels, ...object.metadata.labels }
            : (object.metadata.labels ?? noLabels),
        serial,
      });
    }
    this.lanes.set(serial, { number, life: podTable.initial, code: -1 });
    if (object.kind === 'Pod') this.put(serial, TIMELINE_STATES.pending, 0);
  }

  private podChanged(serial: number, pod: Pod, before: Pod | undefined): void {
    const { status } = pod;
    if (before?.spec.nodeName === undefined && pod.spec.nodeName !== undefined) this.podEvent(serial, 'bound', 0);
    if (pod.spec.nodeName === undefined && status.conditions?.some((one) => one.type === 'PodScheduled' && one.status === 'False') === true)
      this.podEvent(serial, 'unschedulable', 0);
    if (status.phase !== before?.status.phase && isTerminal(pod)) {
      const code = status.containerStatuses?.find((one) => (one.state.terminated?.exitCode ?? 0) !== 0)?.state.terminated?.exitCode ?? 0;
      this.podEvent(serial, status.phase === 'Succeeded' ? 'succeeded' : 'failed', code);
      return;
    }
    if (pod.metadata.deletionTimestamp !== undefined && before?.metadata.deletionTimestamp === undefined)
      this.podEvent(serial, 'terminating', 0);
    if (status.conditions === before?.status.conditions || status.phase !== 'Running') return;
    const isReady = status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false;
    this.podEvent(serial, isReady ? 'ready' : 'notReady', 0);
  }

  private podEvent(serial: number, event: PodEvent, detail: number): void {
    const lane = this.lanes.get(serial);
    if (lane === undefined) return;
    const life = podTable.next(lane.life, podTable.eventCode[event]);
    if (life === lane.life && event !== 'backedOff') return;
    this.append(serial, lane.number, life, POD_CODES[life] as number, detail);
  }

  private put(serial: number, code: number, detail: number): void {
    const lane = this.lanes.get(serial);
    if (lane === undefined || (lane.code === code && code !== TIMELINE_STATES.backingOff)) return;
    this.append(serial, lane.number, lane.life, code, detail);
  }

  private append(serial: number, number: number, life: number, code: number, detail: number): void {
    this.lanes.set(serial, { number, life, code });
    if (!this.isReplaying) this.log.append(this.server.engine.nowMs, number, code, detail);
    this.logged += 1;
  }

  /** Forgets what was logged after the present instant: a branch begins here. */
  cutHere(): void {
    this.log.truncate(this.logged);
    this.entries.truncate(this.nextLane);
    const before = this.cut;
    this.cut =
      before === undefined
        ? { log: this.logged, entries: this.nextLane }
        : { log: Math.min(before.log, this.logged), entries: Math.min(before.entries, this.nextLane) };
  }

  /** Where the log was cut since the last call: what a reader has beyond that is no longer true. */
  takeCut(): { readonly log: number; readonly entries: number } | undefined {
    const { cut } = this;
    this.cut = undefined;
    return cut;
  }

  /** Objects of the repetition have the lanes of their later counterparts. */
  private leap({ periods, perPeriod, sinceSerial }: Leap): void {
    const by = periods * (perPeriod[this.lanesCounter] ?? 0);
    const moved: [serial: number, lane: Lane][] = [];
    this.lanes.forEach((lane, serial) => {
      if (serial >= sinceSerial) moved.push([serial, { ...lane, number: lane.number + by }]);
    });
    for (const [serial, lane] of moved) this.lanes.set(serial, lane);
  }

  /**
   * Logs periods that nobody simulated: each has the entries and lanes of the last one, later.
   *
   * @param fromEntry where the last period begins in the log
   * @param fromLane  and its first lane; lanes from `sinceLane` on belong to the repetition
   */
  repeat({ fromEntry, fromLane, sinceLane, periodMs, periods, serials }: RepeatedSpan): void {
    const { length } = this.log;
    const lanes = this.entries.length - fromLane;
    const { atMs, subject, state, detail } = this.log.slice(fromEntry);
    for (let period = 1; period <= periods; period++) {
      for (let i = 0; i < length - fromEntry; i++) {
        const lane = subject[i] as number;
        this.log.append(
          (atMs[i] as number) + period * periodMs,
          lane >= sinceLane ? lane + period * lanes : lane,
          state[i] as number,
          detail[i] as number,
        );
      }
    }
    this.entries.repeatLast(lanes, periods, periodMs, serials);
  }

  save(): unknown {
    return { lanes: this.lanes.save(), nextLane: this.nextLane, logged: this.logged };
  }

  restore(saved: unknown): void {
    const state = saved as { lanes: CowRoot<Lane>; nextLane: number; logged: number };
    this.lanes.restore(state.lanes);
    this.nextLane = state.nextLane;
    this.logged = state.logged;
  }
}

function jobCode(job: Job): number {
  const has = (type: string): boolean => job.status.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;
  if (has('Complete')) return TIMELINE_STATES.jobComplete;
  if (has('Failed')) return TIMELINE_STATES.jobFailed;
  if (has('FailureTarget') || has('SuccessCriteriaMet')) return TIMELINE_STATES.jobEnding;
  return has('Suspended') ? TIMELINE_STATES.jobSuspended : TIMELINE_STATES.jobActive;
}
