import type { Simulation } from '#sim/simulation.ts';

/** A time without a controller manager, virtual ms; `untilMs` is `Infinity` while it lasts. */
export interface Outage {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The last outage that began before an instant, from the inputs of the run. */
export function lastOutageBefore({ history }: Simulation, atMs: number): Outage | undefined {
  let fromMs: number | undefined;
  let found: Outage | undefined;
  for (const { atMs: when, input } of history.recorded) {
    if (input.type !== 'weather' || input.weather.kind !== 'controllerManager') continue;
    if (input.weather.isDown) {
      if (when > atMs) break;
      fromMs ??= when;
      found = { fromMs, untilMs: Number.POSITIVE_INFINITY };
    } else if (fromMs !== undefined) {
      found = { fromMs, untilMs: when };
      fromMs = undefined;
    }
  }
  return found;
}
