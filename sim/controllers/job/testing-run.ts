import type { Job, JobStatus } from '#sim/api/batch-v1/types.ts';
import type { KubeEvent, Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import type { DeleteOptions } from '#sim/apiserver/client.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';
import { START_MS } from './testing.ts';

/** A whole cluster with one Job `j` in it, from the Job's creation on. */
export class JobRun {
  readonly simulation = new Simulation({ seed: 7, startAtMs: START_MS });
  /** Changes of the Job's status and of pod objects, with the seconds since the start. */
  readonly changes: { readonly seconds: number; readonly text: string }[] = [];
  /** Most pods that were active at once. */
  mostActive = 0;
  /** What the API server answered to the last write. */
  refusal: Status | undefined;
  private lastStatus: JobStatus | undefined;

  /**
   * @param script what each pod's container runs
   * @param pod    fields of the pod's spec; also its `metadata` and fields of its `container`
   */
  constructor(script: string, spec: JsonObject = {}, pod: JsonObject = {}) {
    this.simulation.onChange = (type, object) => this.changed(type, object);
    const container = { name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script], ...(pod.container as JsonObject | undefined) };
    const { container: _, metadata, ...rest } = pod;
    const template = {
      ...(metadata === undefined ? {} : { metadata }),
      spec: { restartPolicy: 'Never', containers: [container], ...rest },
    };
    this.create({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'j' }, spec: { ...spec, template } });
  }

  private changed(type: string, object: KubeObject): void {
    const seconds = this.simulation.nowMs / 1000;
    if (object.kind === 'Job') {
      const status = (object as Job).status;
      if (type === 'MODIFIED' && status !== this.lastStatus) this.changes.push({ seconds, text: statusText(status) });
      else if (type === 'DELETED') this.changes.push({ seconds, text: 'Job gone' });
      this.lastStatus = status;
    } else if (object.kind === 'Pod') {
      if (type !== 'MODIFIED') this.changes.push({ seconds, text: type === 'ADDED' ? 'pod created' : 'pod gone' });
      this.mostActive = Math.max(
        this.mostActive,
        this.pods.filter(({ status, metadata }) => isAlive(status.phase) && metadata.deletionTimestamp === undefined).length,
      );
    }
  }

  /** Lets seconds pass. */
  pass(seconds: number): this {
    return this.until(this.simulation.nowMs / 1000 + seconds);
  }

  until(seconds: number): this {
    this.simulation.runUntil(seconds * 1000);
    return this;
  }

  /** Runs until the condition holds, for an hour at most. */
  untilSeen(isSeen: () => boolean): this {
    while (!isSeen() && this.simulation.nowMs < 3_600_000 && this.simulation.nextAtMs < Number.POSITIVE_INFINITY) {
      this.simulation.runUntil(Math.max(this.simulation.nextAtMs, this.simulation.nowMs + 1));
    }
    return this;
  }

  /** Runs until the Job is over, and a moment longer. */
  untilEnd(): this {
    return this.untilSeen(() => this.conditions.some((type) => type === 'Complete' || type === 'Failed')).pass(0.1);
  }

  get job(): Job | undefined {
    const found = this.simulation.client.get(resourceOfKind('Job'), 'default', 'j');
    return found.ok ? (found.value as Job) : undefined;
  }

  get status(): JobStatus {
    return this.job?.status ?? {};
  }

  /** The numbers of the status that are not zero. */
  get counts(): Partial<Record<'active' | 'succeeded' | 'failed' | 'terminating' | 'ready', number>> {
    const { active, succeeded, failed, terminating, ready } = this.status;
    return Object.fromEntries(Object.entries({ active, succeeded, failed, terminating, ready }).filter(([, count]) => (count ?? 0) > 0));
  }

  /** Types of the conditions; one that is not True with its status. */
  get conditions(): readonly string[] {
    return (this.status.conditions ?? []).map(({ type, status }) => (status === 'True' ? type : `${type}=${status}`));
  }

  /** Reason of the last condition. */
  get reason(): string | undefined {
    return this.status.conditions?.at(-1)?.reason;
  }

  get pods(): readonly Pod[] {
    const found = this.simulation.client.list(resourceOfKind('Pod'), { namespace: 'default' });
    return found.ok ? (found.value as readonly Pod[]) : [];
  }

  get events(): readonly KubeEvent[] {
    const found = this.simulation.client.list(resourceOfKind('Event'), { namespace: 'default' });
    return found.ok ? (found.value as readonly KubeEvent[]).filter(({ involvedObject }) => involvedObject.kind === 'Job') : [];
  }

  /** How often the Job said something, by reason. */
  get reasons(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { reason, count } of this.events) counts[reason] = (counts[reason] ?? 0) + (count ?? 1);
    return counts;
  }

  /** Seconds at which a change was seen. */
  times(text: string): readonly number[] {
    return this.changes.filter((change) => change.text === text).map(({ seconds }) => seconds);
  }

  /** Status texts alone, in order. */
  get statusTexts(): readonly string[] {
    return this.changes.filter(({ text }) => text.startsWith('{')).map(({ text }) => text);
  }

  create(object: JsonObject): this {
    return this.keep(this.simulation.client.create(resourceOfKind(String(object.kind)), 'default', object));
  }

  /** Changes fields of the Job's spec. */
  edit(spec: JsonObject): this {
    return this.keep(this.simulation.client.patch(resourceOfKind('Job'), 'default', 'j', 'merge', { spec }));
  }

  deletePod(name = this.pods[0]?.metadata.name ?? ''): this {
    return this.keep(this.simulation.client.delete(resourceOfKind('Pod'), 'default', name));
  }

  deleteJob(propagationPolicy: NonNullable<DeleteOptions['propagationPolicy']>): this {
    return this.keep(this.simulation.client.delete(resourceOfKind('Job'), 'default', 'j', { propagationPolicy }));
  }

  private keep(answer: { readonly ok: true } | { readonly ok: false; readonly status: Status }): this {
    this.refusal = answer.ok ? undefined : answer.status;
    return this;
  }
}

const isAlive = (phase: string | undefined): boolean => phase !== 'Succeeded' && phase !== 'Failed';

/** `{active 1, ready 0, terminating 0, Suspended}`. */
function statusText(status: JobStatus): string {
  const { active, ready, terminating, succeeded, failed, completedIndexes, failedIndexes, uncountedTerminatedPods, conditions } = status;
  const uncounted = Object.entries(uncountedTerminatedPods ?? {}).map(([key, uids]) => [`uncounted.${key}`, uids.length]);
  const fields = Object.entries({ active, ready, terminating, succeeded, failed, completedIndexes, failedIndexes }).filter(
    ([, value]) => value !== undefined,
  );
  const numbers = [...fields, ...uncounted]
    .filter(([key, value]) => key !== 'terminating' || value !== 0)
    .map(([key, value]) => `${key} ${value}`);
  return `{${[...numbers, ...(conditions ?? []).map(({ type, status: value }) => (value === 'True' ? type : `${type}=${value}`))].join(', ')}}`;
}
