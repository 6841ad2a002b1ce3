import type { CommandOutcome } from '#sim/apiserver/client.ts';
import type { Shell } from './shell.ts';
import type { ShellClock } from './shell-clock.ts';

/** A cluster whose time passes only when it is told to. Instants are ms since 1970 UTC. */
export interface DrivenCluster {
  nowMs(): number;
  /** Instant of the next thing that will happen; `Infinity` when nothing will. */
  nextAtMs(): number;
  runUntil(atMs: number): void;
}

/**
 * Runs a line in the shell and lets the cluster's time pass whenever the line waits for it (rule SHL-6).
 *
 * The cluster's owner passes changes on to `clock.notify`.
 *
 * @param limitMs longest time that may pass before the line is interrupted; `Infinity` for none
 */
export async function playLine(
  shell: Shell,
  line: string,
  clock: ShellClock,
  cluster: DrivenCluster,
  limitMs = Infinity,
): Promise<CommandOutcome> {
  let outcome: CommandOutcome | undefined;
  const finished = shell.run(line).then((result) => {
    outcome = result;
  });
  const endAtMs = cluster.nowMs() + limitMs;
  while (outcome === undefined) {
    await Promise.race([finished, clock.whenBlocked()]);
    if (outcome !== undefined) break;
    if (cluster.nowMs() >= endAtMs) shell.interrupt();
    else runUntilIdle(clock, cluster, endAtMs);
    await finishedOrNext(finished);
  }
  return outcome;
}

/** Lets the other side run once, so that what was woken can wait again or end. */
const finishedOrNext = (finished: Promise<void>): Promise<void> => Promise.race([finished, Promise.resolve()]);

/** Lets time pass until a wait has been woken, by its instant or by a change. */
export function runUntilIdle(clock: ShellClock, cluster: DrivenCluster, endAtMs = Infinity): void {
  while (clock.isBlocked) {
    const target = Math.min(clock.nextWakeAtMs, endAtMs);
    const step = clock.hasListeners ? Math.min(target, cluster.nextAtMs()) : target;
    if (step > cluster.nowMs()) cluster.runUntil(step);
    else if (cluster.nextAtMs() <= cluster.nowMs()) cluster.runUntil(cluster.nowMs());
    clock.tick();
    if (cluster.nowMs() >= endAtMs) return;
  }
}
