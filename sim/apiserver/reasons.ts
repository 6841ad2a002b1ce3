/** What a part of the cluster says of a decision, by what was decided. Instants are virtual ms, spans have their unit in the name. */
export interface ReasonFacts {
  readonly 'cron/deleted': NoFacts;
  readonly 'cron/suspended': NoFacts;
  readonly 'cron/unknownZone': { readonly timeZone: string };
  readonly 'cron/unparseable': { readonly schedule: string };
  readonly 'cron/neverFires': { readonly schedule: string };
  /** No slot lies between the one started last (or the creation) and now. */
  readonly 'cron/notDue': CronSchedule & { readonly sinceAtMs: number };
  readonly 'cron/tooLate': CronSchedule & { readonly slotAtMs: number; readonly deadlineSeconds: number };
  readonly 'cron/handled': CronSchedule & { readonly slotAtMs: number };
  readonly 'cron/forbidden': CronSchedule & { readonly slotAtMs: number; readonly job: string; readonly active: number };
  readonly 'cron/olderSlotsLost': { readonly slotAtMs: number; readonly sinceAtMs: number };
  readonly 'cron/replaces': { readonly slotAtMs: number; readonly job: string };
  readonly 'cron/starts': CronSchedule & { readonly slotAtMs: number; readonly job: string };
  readonly 'cron/refused': { readonly message: string };
  readonly 'cron/trimsHistory': { readonly job: string };

  readonly 'job/foreign': { readonly managedBy: string };
  readonly 'job/creates': JobCounts & { readonly pod: string; readonly wanted: number };
  readonly 'job/refused': { readonly message: string };
  readonly 'job/backsOff': { readonly failures: number; readonly untilAtMs: number };
  readonly 'job/removes': { readonly pod: string; readonly because: 'surplus' | 'suspended' | 'over' };
  readonly 'job/suspends': NoFacts;
  readonly 'job/counts': { readonly pod: string; readonly as: 'succeeded' | 'failed' | 'ignored' | 'nothing'; readonly failed: number };
  readonly 'job/goesOn': JobCounts & {
    readonly wanted: number;
    readonly active: number;
    readonly terminating: number;
    /** -1 without one. */
    readonly deadlineSeconds: number;
  };
  readonly 'job/ends': JobCounts & {
    readonly type: 'SuccessCriteriaMet' | 'FailureTarget';
    readonly reason: string;
    readonly message: string;
    readonly restarts: number;
    readonly deadlineSeconds: number;
  };
  readonly 'job/waitsForPods': { readonly terminating: number };
  readonly 'job/isOver': { readonly type: 'Complete' | 'Failed' };

  readonly 'ttl/expires': { readonly seconds: number };
  readonly 'gc/ownerGone': { readonly owner: string };
  readonly 'gc/ownerGoes': { readonly owner: string };
  readonly 'podgc/nodeGone': { readonly node: string };
  readonly 'taint/evicts': { readonly taint: string; readonly node: string; readonly seconds: number };
  readonly 'taint/spares': { readonly node: string };
  readonly 'api/evicts': NoFacts;
  readonly 'api/deletes': { readonly graceSeconds: number };

  readonly 'sched/gated': { readonly gate: string };
  readonly 'sched/claim': { readonly claim: string; readonly message: string };
  readonly 'sched/noNodes': NoFacts;
  readonly 'sched/refuses': {
    readonly node: string;
    /** The filter of the scheduler that refuses. */
    readonly plugin: string;
    readonly message: string;
    /** What the filter looked at: what is asked for and what is there, the taint, the selector, the port, the constraint, the claim. */
    readonly detail: string;
  };
  readonly 'sched/cannotPlace': { readonly nodes: number; readonly message: string };
  readonly 'sched/places': { readonly node: string; readonly nodes: number };
  readonly 'sched/preempts': { readonly by: string; readonly node: string };

  readonly 'kubelet/cannotMount': { readonly volume: string; readonly message: string; readonly waitMs: number };
  readonly 'kubelet/pulls': { readonly container: string; readonly image: string };
  readonly 'kubelet/cannotStart': {
    readonly container: string;
    readonly image: string;
    readonly reason: string;
    readonly message: string;
    readonly waitMs: number;
  };
  readonly 'kubelet/starts': { readonly container: string; readonly restarts: number };
  readonly 'kubelet/exited': {
    readonly container: string;
    readonly exitCode: number;
    readonly reason: string;
    readonly policy: string;
    readonly willRestart: boolean;
  };
  readonly 'kubelet/backsOff': { readonly container: string; readonly waitMs: number; readonly untilAtMs: number };
  readonly 'kubelet/probeFails': {
    readonly container: string;
    readonly kind: string;
    readonly failures: number;
    readonly threshold: number;
  };
  readonly 'kubelet/probeKills': { readonly container: string; readonly kind: string; readonly threshold: number };
  readonly 'kubelet/stops': { readonly cause: 'deleted' | 'deadline' | 'evicted'; readonly graceSeconds: number; readonly message: string };
  /** The phase that comes out of the containers; lists of names. */
  readonly 'kubelet/phase': { readonly phase: string; readonly waiting: string; readonly running: string; readonly ended: string };
}

type NoFacts = Readonly<Record<never, never>>;

interface CronSchedule {
  readonly schedule: string;
  readonly timeZone: string;
  /** The next slot; `Infinity` when there is none. */
  readonly nextAtMs: number;
}

interface JobCounts {
  readonly succeeded: number;
  /** -1 when the Job does not say how many it needs. */
  readonly completions: number;
  readonly failed: number;
  readonly backoffLimit: number;
}

export type ReasonCode = keyof ReasonFacts;

/** A decision as it was taken. The same one taken again in a row is one reason that lasts. */
export type Reason = {
  readonly [C in ReasonCode]: {
    readonly code: C;
    readonly facts: ReasonFacts[C];
    readonly atMs: number;
    /** Serial of the object that was decided about. */
    readonly subject: number;
    /** Serial of the object that the decision made, changed or deleted; -1 without. */
    readonly about: number;
    /** When it was last taken, and how often. */
    readonly lastAtMs: number;
    readonly times: number;
  };
}[ReasonCode];

/** What changes when a decision is taken again. */
interface Lasting {
  lastAtMs: number;
  times: number;
}

/** More reasons than this are thinned out: the first and the newest stay. */
const MOST_REASONS = 12_000;

/** Takes note of what the parts of the cluster decide and why, for as long as somebody wants to know. */
export class ReasonLog {
  private readonly reasons: Reason[] = [];
  private readonly newest = new Map<string, Reason>();
  private readonly isWanted: (serial: number) => boolean;
  private readonly now: () => number;

  /**
   * @param now      the virtual instant
   * @param isWanted whether anybody asks about an object
   */
  constructor(now: () => number, isWanted: (serial: number) => boolean) {
    this.now = now;
    this.isWanted = isWanted;
  }

  get all(): readonly Reason[] {
    return this.reasons;
  }

  /**
   * A part of the cluster says what it has just decided.
   *
   * @param subject serial of the object that it looked at
   * @param about   serial of the object that it made, changed or deletes
   */
  say<C extends ReasonCode>(subject: number, code: C, facts: ReasonFacts[C], about = -1): void {
    if (!this.isWanted(subject) && !(about >= 0 && this.isWanted(about))) return;
    const atMs = this.now();
    const key = `${subject} ${about} ${code}`;
    const before = this.newest.get(key);
    if (before !== undefined && isSame(before.facts, facts)) {
      const lasting: Lasting = before;
      lasting.lastAtMs = atMs;
      lasting.times += 1;
      return;
    }
    const reason = { code, facts, atMs, subject, about, lastAtMs: atMs, times: 1 } as Reason;
    this.newest.set(key, reason);
    this.reasons.push(reason);
    if (this.reasons.length > MOST_REASONS) this.reasons.splice(MOST_REASONS / 4, MOST_REASONS / 2);
  }
}

function isSame(left: object, right: object): boolean {
  const before = left as Readonly<Record<string, unknown>>;
  return Object.entries(right).every(([name, value]) => before[name] === value);
}
