import { append, emptyGrowList, type GrowList } from '#sim/engine/grow-list.ts';
import type { Leap } from '#sim/engine/leap.ts';
import type { EventRecord, SubjectMemory } from './event-recorder.ts';

type Move = (record: EventRecord) => EventRecord;

/**
 * What a leap of time makes of events: those of the repetition move with it. One that every period writes again keeps its
 * beginning, and its count goes on. Each record is moved once, whoever shows it.
 */
export function recordMover({ byMs, periods, sinceSerial, windowStartMs, counted }: Leap): {
  readonly move: Move;
  readonly moved: ReadonlyMap<number, EventRecord>;
} {
  const moved = new Map<number, EventRecord>();
  const move = (record: EventRecord): EventRecord => {
    const known = moved.get(record.serial);
    if (known !== undefined) return known;
    const added = counted.get(record.serial);
    const isOfRepetition = record.serial >= sinceSerial && added === undefined;
    if (!isOfRepetition && record.lastAtMs < windowStartMs) return record;
    const next: EventRecord = {
      ...record,
      firstAtMs: isOfRepetition ? record.firstAtMs + byMs : record.firstAtMs,
      lastAtMs: record.lastAtMs + byMs,
      count: record.count + periods * (added ?? 0),
    };
    moved.set(record.serial, next);
    return next;
  };
  return { move, moved };
}

/** What the recorder remembers about an object, after a leap: a bucket that nobody drew from goes on filling. */
export function memoryAfterLeap({ subject, events, buckets }: SubjectMemory, { byMs, windowStartMs }: Leap, move: Move): SubjectMemory {
  return {
    subject,
    events: events.map(move),
    buckets: buckets.map((bucket) => (bucket.filledAtMs < windowStartMs ? bucket : { ...bucket, filledAtMs: bucket.filledAtMs + byMs })),
  };
}

/** The writes that are left of a list of (serial, instant) pairs, after a leap. */
export function expiryAfterLeap({ items, length }: GrowList, head: number, { byMs, sinceSerial, counted }: Leap): GrowList {
  let moved = emptyGrowList;
  for (let i = head; i < length; i += 2) {
    const [serial, atMs] = [items[i] as number, items[i + 1] as number];
    moved = append(append(moved, serial), serial >= sinceSerial || counted.has(serial) ? atMs + byMs : atMs);
  }
  return moved;
}
