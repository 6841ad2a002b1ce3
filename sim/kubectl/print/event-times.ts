import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { goSort } from './go-sort.ts';
import { ageOf } from './human-duration.ts';

/** Age of the first occurrence. */
export function firstSeen(event: KubeEvent, nowMs: number): string {
  return ageOf(event.firstTimestamp ?? event.eventTime, nowMs);
}

/** Age of the newest occurrence. */
export function lastSeen(event: KubeEvent, nowMs: number): string {
  return ageOf(event.series?.lastObservedTime ?? event.lastTimestamp ?? event.firstTimestamp ?? event.eventTime, nowMs);
}

/** How often it happened. */
export function eventCount(event: KubeEvent): number {
  return event.series?.count ?? event.count ?? 1;
}

/** `9m45s`, or `2m23s (x2 over 5m)` when it happened more than once. */
export function eventInterval(event: KubeEvent, nowMs: number): string {
  const first = ageOf(event.eventTime ?? event.firstTimestamp, nowMs);
  const { series, count = 0 } = event;
  if (series !== undefined) return `${ageOf(series.lastObservedTime, nowMs)} (x${series.count} over ${first})`;
  return count > 1 ? `${ageOf(event.lastTimestamp, nowMs)} (x${count} over ${first})` : first;
}

export function eventMessage(event: KubeEvent): string {
  return event.message.trim();
}

/** Component that reported it. */
export function eventComponent(event: KubeEvent): string {
  return event.source.component || event.reportingComponent;
}

/** Go's zero time, before everything. */
const UNSET_MS = -62_135_596_800_000;

const timeMs = (time: string | null | undefined): number => (time ? parseTime(time) : UNSET_MS);

/**
 * The order of `kubectl describe`: by lastTimestamp, where the scheduler's events have none and come first (rule PRT-8).
 *
 * @param events in name order, as the server lists them
 */
export function sortEventsForDescribe(events: readonly KubeEvent[]): readonly KubeEvent[] {
  return goSort(events, (a, b) => timeMs(a.lastTimestamp) < timeMs(b.lastTimestamp));
}

/** The order of `kubectl events`: oldest newest-occurrence first (rule PRT-8). */
export function sortEventsByLastSeen(events: readonly KubeEvent[]): readonly KubeEvent[] {
  const seenMs = (event: KubeEvent): number => timeMs(event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime);
  return goSort(events, (a, b) => seenMs(a) < seenMs(b));
}
