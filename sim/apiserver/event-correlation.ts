/** Distinct messages of one (component, type, reason) that stay separate; the next one starts a combined event. */
const DISTINCT_MESSAGES = 10;
/** A group that was quiet for longer begins anew. */
export const AGGREGATION_WINDOW_MS = 600_000;
const SPAM_BURST = 25;
const SPAM_REFILL_MS = 300_000;
/** A repeat of the newer events API within this span turns the event into a series. */
const SERIES_WINDOW_MS = 360_000;

/** What correlation looks at in an event that was written before. */
export interface KnownEvent {
  readonly serial: number;
  readonly component: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly fieldPath: string;
  readonly regardingVersion: string;
  readonly isCombined: boolean;
  /** Counts how often the aggregation of its (component, type, reason) began anew. */
  readonly epoch: number;
  readonly lastAtMs: number;
}

/** An event about to be written. */
export interface Incoming {
  readonly component: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly fieldPath: string;
  readonly regardingVersion: string;
  readonly isSeries: boolean;
}

/** The event that repeats, or undefined for a new one; `isCombined` asks for the combined form of the message. */
export interface Correlated {
  readonly known: KnownEvent | undefined;
  readonly isCombined: boolean;
  readonly epoch: number;
}

const fresh: Correlated = { known: undefined, isCombined: false, epoch: 0 };

/**
 * Decides which event of an object an incoming one repeats: rules EVT-1, EVT-2, EVT-4.
 *
 * @param known events of the object, oldest first
 * @source client-go tools/record events_cache.go; tools/events event_broadcaster.go for the newer API
 */
export function correlate(known: readonly KnownEvent[], incoming: Incoming, nowMs: number): Correlated {
  const { component, type, reason, message, fieldPath } = incoming;
  let same: KnownEvent | undefined;
  let latest: KnownEvent | undefined;
  let size = 0;
  for (const one of known) {
    if (one.reason !== reason || one.component !== component || one.type !== type) continue;
    size += 1;
    if (latest === undefined || one.lastAtMs >= latest.lastAtMs) latest = one;
    // EVT-4: the newer API leaves the message out of the key but has the object's version in it
    const isSame = incoming.isSeries
      ? one.regardingVersion === incoming.regardingVersion && nowMs - one.lastAtMs <= SERIES_WINDOW_MS
      : !one.isCombined && one.message === message && one.fieldPath === fieldPath;
    if (isSame) same = one;
  }
  if (latest === undefined) return fresh;
  if (incoming.isSeries) return { known: same, isCombined: false, epoch: 0 };
  if (nowMs - latest.lastAtMs > AGGREGATION_WINDOW_MS) return { known: same, isCombined: false, epoch: latest.epoch + 1 };
  const { epoch } = latest;
  if (size + 1 >= DISTINCT_MESSAGES) {
    const group = known.filter((one) => one.reason === reason && one.component === component && one.type === type && one.epoch === epoch);
    const messages = new Set(group.filter((one) => !one.isCombined).map((one) => one.message));
    messages.add(message);
    if (messages.size >= DISTINCT_MESSAGES) return { known: group.find((one) => one.isCombined), isCombined: true, epoch };
  }
  return { known: same, isCombined: false, epoch };
}

/** Tokens of one component and type. */
export interface SpamBucket {
  readonly component: string;
  readonly type: string;
  readonly tokens: number;
  readonly filledAtMs: number;
}

/** EVT-3: takes a token of the component and type. @returns undefined when there is none and the event is dropped */
export function takeToken(
  buckets: readonly SpamBucket[],
  component: string,
  type: string,
  nowMs: number,
): readonly SpamBucket[] | undefined {
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] as SpamBucket;
    if (bucket.component !== component || bucket.type !== type) continue;
    const tokens = Math.min(SPAM_BURST, bucket.tokens + (nowMs - bucket.filledAtMs) / SPAM_REFILL_MS);
    if (tokens < 1) return undefined;
    const next = { component, type, tokens: tokens - 1, filledAtMs: nowMs };
    if (buckets.length === 1) return [next];
    const copy = buckets.slice();
    copy[i] = next;
    return copy;
  }
  const first = { component, type, tokens: SPAM_BURST - 1, filledAtMs: nowMs };
  return buckets.length === 0 ? [first] : [...buckets, first];
}
