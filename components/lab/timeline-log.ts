import type { TimelineDelta, TimelineObject } from '#sim/index.ts';

/** No entry, no object. */
export const NONE = -1;

function grow<T extends Float64Array | Int32Array | Uint8Array>(column: T, make: (length: number) => T, needed: number): T {
  if (needed <= column.length) return column;
  const wider = make(Math.max(needed, column.length * 2));
  wider.set(column);
  return wider;
}

const floats = (length: number) => new Float64Array(length);
const ints = (length: number) => new Int32Array(length);
const bytes = (length: number) => new Uint8Array(length);

/**
 * The history as columns: entry number to instant, object, state and detail. Grows in place.
 *
 * Entries of one object are a linked list in time order, from `firstEntry` along `next`.
 */
export class TimelineLog {
  length = 0;
  atMs = floats(256);
  object = ints(256);
  state = bytes(256);
  detail = floats(256);
  /** The object's following entry, or `NONE`. */
  next = ints(256);
  #previous = ints(256);
  readonly objects: TimelineObject[] = [];
  /** Goes up whenever objects came or went. */
  objectsVersion = 0;
  /** Goes up whenever entries were dropped: what was read of them is no longer true. */
  cuts = 0;
  /** First and last entry by serial number of the object, or `NONE`. */
  readonly firstEntry: number[] = [];
  readonly lastEntry: number[] = [];

  clear(): void {
    this.#truncate(0);
    this.#truncateObjects(0);
  }

  /** Appends a delta after dropping whatever it replaces: a rewound run starts again at `delta.from`. */
  append(delta: TimelineDelta): void {
    this.#truncate(delta.from);
    this.#truncateObjects(delta.firstObject);
    if (delta.objects.length > 0) this.objectsVersion += 1;
    for (const object of delta.objects) {
      this.objects.push(object);
      this.firstEntry.push(NONE);
      this.lastEntry.push(NONE);
    }
    const end = this.length + delta.atMs.length;
    this.#reserve(end);
    this.atMs.set(delta.atMs, this.length);
    this.object.set(delta.object, this.length);
    this.state.set(delta.state, this.length);
    this.detail.set(delta.detail, this.length);
    for (let entry = this.length; entry < end; entry++) this.#link(entry);
    this.length = end;
  }

  #reserve(needed: number): void {
    this.atMs = grow(this.atMs, floats, needed);
    this.object = grow(this.object, ints, needed);
    this.state = grow(this.state, bytes, needed);
    this.detail = grow(this.detail, floats, needed);
    this.next = grow(this.next, ints, needed);
    this.#previous = grow(this.#previous, ints, needed);
  }

  #link(entry: number): void {
    const object = this.object[entry] ?? NONE;
    const last = this.lastEntry[object] ?? NONE;
    this.#previous[entry] = last;
    this.next[entry] = NONE;
    if (last === NONE) this.firstEntry[object] = entry;
    else this.next[last] = entry;
    this.lastEntry[object] = entry;
  }

  #truncate(length: number): void {
    for (let entry = this.length - 1; entry >= length; entry--) {
      const object = this.object[entry] ?? NONE;
      const previous = this.#previous[entry] ?? NONE;
      this.lastEntry[object] = previous;
      if (previous === NONE) this.firstEntry[object] = NONE;
      else this.next[previous] = NONE;
    }
    if (length < this.length) this.cuts += 1;
    this.length = Math.min(this.length, length);
  }

  #truncateObjects(length: number): void {
    if (this.objects.length <= length) return;
    this.objectsVersion += 1;
    this.objects.length = length;
    this.firstEntry.length = length;
    this.lastEntry.length = length;
  }
}
