import { NONE, type TimelineLog } from '#components/lab/index.ts';

/** An object of one run that went another way than in the other one, or is in one alone. */
export interface Difference {
  /** Serial number in the first run, or `NONE`. */
  readonly object: number;
  readonly kind: string;
  readonly name: string;
  /** Where they part. */
  readonly atMs: number;
  readonly what: 'only here' | 'only there' | 'another course';
}

/**
 * Names that mean the same in both runs. Pods have random names: one is the n-th Pod of its owner.
 */
function keysOf(log: TimelineLog): readonly string[] {
  const keys: string[] = [];
  const counts = new Map<string, number>();
  for (const [serial, { kind, name, owner }] of log.objects.entries()) {
    if (owner === NONE || kind === 'Job') {
      keys[serial] = `${kind}/${name}`;
      continue;
    }
    const group = `${keys[owner] ?? ''}/${kind}`;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    keys[serial] = `${group}#${count}`;
  }
  return keys;
}

/** The instant at which two courses part; null when they are the same up to an instant. */
function partingOf(a: TimelineLog, objectA: number, b: TimelineLog, objectB: number, untilMs: number): number | null {
  let left = a.firstEntry[objectA] ?? NONE;
  let right = b.firstEntry[objectB] ?? NONE;
  for (;;) {
    const leftMs = left === NONE ? Infinity : (a.atMs[left] ?? Infinity);
    const rightMs = right === NONE ? Infinity : (b.atMs[right] ?? Infinity);
    const atMs = Math.min(leftMs, rightMs);
    if (atMs > untilMs) return null;
    if (leftMs !== rightMs || a.state[left] !== b.state[right]) return atMs;
    left = a.next[left] ?? NONE;
    right = b.next[right] ?? NONE;
  }
}

/**
 * What differs between two runs of one beginning, in order of time.
 *
 * @param untilMs how far both have gone
 */
export function compareRuns(here: TimelineLog, there: TimelineLog, untilMs: number): readonly Difference[] {
  const others = new Map(keysOf(there).map((key, serial) => [key, serial]));
  const differences: Difference[] = [];
  for (const [object, key] of keysOf(here).entries()) {
    const { kind = '', name = '', createdAtMs = 0 } = here.objects[object] ?? {};
    const other = others.get(key);
    others.delete(key);
    const atMs = other === undefined ? createdAtMs : partingOf(here, object, there, other, untilMs);
    if (atMs === null || atMs > untilMs) continue;
    differences.push({ object, kind, name, atMs, what: other === undefined ? 'only here' : 'another course' });
  }
  for (const serial of others.values()) {
    const { kind = '', name = '', createdAtMs = 0 } = there.objects[serial] ?? {};
    if (createdAtMs <= untilMs) differences.push({ object: NONE, kind, name, atMs: createdAtMs, what: 'only there' });
  }
  return differences.sort((a, b) => a.atMs - b.atMs);
}
