import { generatedName, uuidOf } from '#sim/engine/hash.ts';

/** An object that has a lane on the timeline. */
export interface TimelineEntry {
  readonly uid: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Number of the owner's lane, or -1. */
  readonly owner: number;
  readonly createdAtMs: number;
  /** Labels that it was created with; a Job's pod labels among them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Number of the object inside the simulator. */
  readonly serial: number;
}

/** Lanes that were never written down: every period has those of the one before `first`, later. */
interface RepeatedLanes {
  /** Number of the first lane that repeats. */
  readonly first: number;
  /** Lanes of one period; those of the last period before `first` are the pattern. */
  readonly perPeriod: number;
  readonly periods: number;
  readonly periodMs: number;
  readonly serialsPerPeriod: number;
}

/**
 * Every object that ever had a lane, by lane number. A year of a CronJob has two hundred thousand: what a leap of time passed
 * over is named when somebody asks, from the pattern, the seed and the serial.
 */
export class TimelineLanes {
  private readonly seed: number;
  /** Lanes that were written down, in order; `repeated` lie between them. */
  private readonly written: TimelineEntry[] = [];
  private repeated: readonly RepeatedLanes[] = [];
  private count = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  get length(): number {
    return this.count;
  }

  push(entry: TimelineEntry): void {
    this.written.push(entry);
    this.count += 1;
  }

  /** @throws RangeError when there is no such lane */
  at(lane: number): TimelineEntry {
    let skipped = 0;
    for (const stretch of this.repeated) {
      if (lane < stretch.first) break;
      const behind = lane - stretch.first;
      if (behind < stretch.perPeriod * stretch.periods) return this.repeat(stretch, behind);
      skipped += stretch.perPeriod * stretch.periods;
    }
    const entry = this.written[lane - skipped];
    if (entry === undefined) throw new RangeError(`there is no lane ${lane}`);
    return entry;
  }

  /** The lanes from one on, in order. */
  slice(from: number, until = this.count): TimelineEntry[] {
    return Array.from({ length: Math.max(0, until - from) }, (_, i) => this.at(from + i));
  }

  /** The lane of an object, or undefined. What was leapt over is compared by uid alone: naming it all would take long. */
  findUid(uid: string): TimelineEntry | undefined {
    const written = this.written.find((entry) => entry.uid === uid);
    if (written !== undefined) return written;
    for (const { first, perPeriod, periods, serialsPerPeriod } of this.repeated) {
      const patterns = this.slice(first - perPeriod, first);
      for (let behind = 0; behind < perPeriod * periods; behind++) {
        const period = Math.floor(behind / perPeriod) + 1;
        const { serial } = patterns[behind % perPeriod] as TimelineEntry;
        if (uuidOf(this.seed, serial + period * serialsPerPeriod) === uid) return this.at(first + behind);
      }
    }
    return undefined;
  }

  /** Forgets the lanes from a number on: the future that a branch replaces. */
  truncate(length: number): void {
    if (length >= this.count) return;
    const kept = this.repeated.filter(({ first }) => first < length);
    const last = kept.at(-1);
    const skippedBefore = kept.slice(0, -1).reduce((sum, { perPeriod, periods }) => sum + perPeriod * periods, 0);
    if (last !== undefined && length < last.first + last.perPeriod * last.periods) {
      const periods = Math.floor((length - last.first) / last.perPeriod);
      const rest = this.slice(last.first + periods * last.perPeriod, length);
      this.repeated = periods === 0 ? kept.slice(0, -1) : [...kept.slice(0, -1), { ...last, periods }];
      this.written.length = last.first - skippedBefore;
      this.written.push(...rest);
    } else {
      this.repeated = kept;
      this.written.length = length - skippedBefore - (last === undefined ? 0 : last.perPeriod * last.periods);
    }
    this.count = length;
  }

  /** Adds the lanes of `periods` more periods; the last `perPeriod` lanes are the pattern. */
  repeatLast(perPeriod: number, periods: number, periodMs: number, serialsPerPeriod: number): void {
    if (perPeriod === 0 || periods === 0) return;
    this.repeated = [...this.repeated, { first: this.count, perPeriod, periods, periodMs, serialsPerPeriod }];
    this.count += perPeriod * periods;
  }

  private repeat(stretch: RepeatedLanes, behind: number): TimelineEntry {
    const period = Math.floor(behind / stretch.perPeriod) + 1;
    const pattern = this.at(stretch.first - stretch.perPeriod + (behind % stretch.perPeriod));
    return repeatedEntry(pattern, period, stretch, this.seed, (lane) => this.at(lane));
  }
}

/** The pattern's object as it is called so many periods later. */
function repeatedEntry(
  pattern: TimelineEntry,
  period: number,
  { first, perPeriod, periodMs, serialsPerPeriod }: Omit<RepeatedLanes, 'periods'>,
  seed: number,
  at: (lane: number) => TimelineEntry,
): TimelineEntry {
  const serial = pattern.serial + period * serialsPerPeriod;
  const uid = uuidOf(seed, serial);
  const hasOwnOwner = pattern.owner >= first - perPeriod;
  const owner = hasOwnOwner ? pattern.owner + period * perPeriod : pattern.owner;
  const changes: [from: string, to: string][] = [[pattern.uid, uid]];
  let name: string;
  if (hasOwnOwner) {
    const [before, after] = [at(pattern.owner), at(owner)];
    changes.push([before.uid, after.uid], [before.name, after.name]);
    name = generatedName(after.name + pattern.name.slice(before.name.length, -5), seed, serial, 0);
  } else name = pattern.name.replace(/\d+$/, (slot) => String(Number(slot) + (period * periodMs) / 60_000));
  changes.push([pattern.name, name]);
  const labels = Object.entries(pattern.labels).map(([key, value]) => [key, changes.find(([from]) => from === value)?.[1] ?? value]);
  return { ...pattern, serial, uid, owner, name, createdAtMs: pattern.createdAtMs + period * periodMs, labels: Object.fromEntries(labels) };
}
