import type { EventInput } from './event-recorder.ts';

/** Distinct messages of one (component, type, reason) that stay separate; the next one starts a combined event. */
const DISTINCT_MESSAGES = 10;
const AGGREGATION_WINDOW_MS = 600_000;
const SPAM_BURST = 25;
const SPAM_REFILL_MS = 300_000;
/** A repeat of the newer events API within this span turns the event into a series. */
const SERIES_WINDOW_MS = 360_000;

/** Messages of one component, type and reason. */
interface Group {
  readonly component: string;
  readonly type: string;
  readonly reason: string;
  readonly entries: readonly Entry[];
  readonly lastAtMs: number;
  readonly combinedSerial: number;
}

interface Entry {
  readonly fieldPath: string;
  readonly message: string;
  /** Newer API only: the resourceVersion that is part of its key. */
  readonly version: string;
  readonly serial: number;
  readonly atMs: number;
}

interface Bucket {
  readonly component: string;
  readonly type: string;
  readonly tokens: number;
  readonly filledAtMs: number;
}

/** What the recorders remember about one object. */
export interface Correlation {
  readonly groups: readonly Group[];
  readonly buckets: readonly Bucket[];
}

export const noCorrelation: Correlation = { groups: [], buckets: [] };

export interface CorrelationOutcome {
  readonly verdict: 'write' | 'drop';
  /** Event that this one repeats, or -1 for a new one. */
  readonly eventSerial: number;
  readonly message: string;
  /** The memory afterwards, once the new event's serial is known (-1 when none was made). */
  readonly next: (serial: number) => Correlation;
}

/**
 * Decides what becomes of an event: rules EVT-1 to EVT-4 in SPEC.md.
 *
 * @source client-go tools/record events_cache.go; tools/events event_broadcaster.go for the newer API
 */
export function correlate(memory: Correlation, input: EventInput, version: string, nowMs: number, isSeries: boolean): CorrelationOutcome {
  const { component, type, reason, message } = input;
  const fieldPath = input.fieldPath ?? '';
  const index = memory.groups.findIndex((group) => group.component === component && group.type === type && group.reason === reason);
  const found = index >= 0 ? memory.groups[index] : undefined;
  const replaceGroup = (group: Group, buckets: readonly Bucket[]): Correlation => ({
    groups: index < 0 ? [...memory.groups, group] : memory.groups.map((old, i) => (i === index ? group : old)),
    buckets,
  });
  const fresh: Group = { component, type, reason, entries: [], lastAtMs: nowMs, combinedSerial: -1 };

  if (isSeries) {
    // EVT-4: the key leaves the message out but holds the object's version
    const group = found ?? fresh;
    const same = group.entries.find((entry) => entry.version === version && nowMs - entry.atMs <= SERIES_WINDOW_MS);
    return {
      verdict: 'write',
      eventSerial: same?.serial ?? -1,
      message: message,
      next: (serial) => (serial < 0 ? memory : replaceGroup({ ...group, lastAtMs: nowMs, entries: [{ fieldPath, message, version, serial, atMs: nowMs }] }, memory.buckets)),
    };
  }

  const isStale = found !== undefined && nowMs - found.lastAtMs > AGGREGATION_WINDOW_MS;
  const group = found === undefined ? fresh : found;
  const distinct = isStale ? 0 : new Set(group.entries.map((entry) => entry.message)).size;
  const isKnownMessage = group.entries.some((entry) => entry.message === message);
  const isCombined = !isStale && distinct + (isKnownMessage ? 0 : 1) >= DISTINCT_MESSAGES;
  const same = isCombined ? undefined : group.entries.find((entry) => entry.message === message && entry.fieldPath === fieldPath);
  const eventSerial = isCombined ? group.combinedSerial : (same?.serial ?? -1);

  const bucket = memory.buckets.find((one) => one.component === component && one.type === type);
  const refilled = bucket === undefined ? SPAM_BURST : Math.min(SPAM_BURST, bucket.tokens + (nowMs - bucket.filledAtMs) / SPAM_REFILL_MS);
  const isSpam = refilled < 1;
  const spent: Bucket = { component, type, tokens: isSpam ? refilled : refilled - 1, filledAtMs: nowMs };
  const buckets = bucket === undefined ? [...memory.buckets, spent] : memory.buckets.map((one) => (one === bucket ? spent : one));

  return {
    verdict: isSpam ? 'drop' : 'write',
    eventSerial,
    message: isCombined ? `(combined from similar events): ${message}` : message,
    next: (serial) => {
      if (isCombined) return replaceGroup({ ...group, lastAtMs: nowMs, combinedSerial: serial >= 0 ? serial : group.combinedSerial }, buckets);
      const entries = same === undefined ? [...group.entries, { fieldPath, message, version: '', serial, atMs: nowMs }] : group.entries;
      return replaceGroup({ ...group, entries: serial < 0 && same === undefined ? group.entries : entries, lastAtMs: nowMs, combinedSerial: isStale ? -1 : group.combinedSerial }, buckets);
    },
  };
}
