import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { createShell, type Shell, Waits } from '#sim/shell/index.ts';
import { Simulation } from '#sim/simulation.ts';

/** A scenario to play: the part of a recording that is input. */
export interface Scenario {
  readonly name?: string;
  readonly about?: string;
  readonly kubernetes?: string;
  readonly namespace?: string;
  readonly startedAt?: string;
  readonly durationSeconds?: number;
  readonly files?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly t: number; readonly run: string }[];
}

export interface PlayedStep {
  readonly t: number;
  readonly took: number;
  readonly run: string;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run in the recording format. */
export interface PlayedRun {
  readonly name: string;
  readonly about: string;
  readonly kubernetes: string;
  readonly namespace: string;
  readonly startedAt: string;
  readonly durationSeconds: number;
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly PlayedStep[];
  readonly watch: readonly { readonly t: number; readonly type: string; readonly kind: string; readonly name: string; readonly object: KubeObject }[];
}

export interface PlayOptions {
  readonly seed: number;
  /** Seconds after the start at which to stop; the recording's own length when undefined. */
  readonly untilSeconds?: number;
}

const seconds = (ms: number): number => Math.round(ms) / 1000;

/** Plays a scenario in the simulator: files in the home folder, each step at its time, everything watched. */
export async function play(scenario: Scenario, options: PlayOptions): Promise<PlayedRun> {
  const startedAt = scenario.startedAt ?? '2026-01-01T00:00:00.000Z';
  const startAtMs = parseTime(startedAt);
  const namespace = scenario.namespace ?? 'default';
  const simulation = new Simulation({ seed: options.seed, startAtMs, namespaces: [namespace] });
  const watch: PlayedRun['watch'][number][] = [];
  const waits = new Waits(() => simulation.nowMs);
  simulation.onChange = (type, object) => {
    if (object.metadata.namespace === namespace) watch.push({ t: seconds(simulation.nowMs), type, kind: object.kind, name: object.metadata.name, object });
    waits.notice({ type, object });
  };
  let streamed = { stdout: '', stderr: '' };
  const shell = createShell({
    files: scenario.files ?? {},
    namespace,
    hooks: {
      client: simulation.client,
      nowMs: () => simulation.epochMs,
      sleep: (ms, signal) => waits.sleep(ms, signal),
      nextChanges: (subscription, timeoutMs) => waits.nextChanges(subscription, timeoutMs),
      subscribe: (resource, home) => waits.subscribe(resource, home),
      write: (stream, text) => {
        streamed = { ...streamed, [stream]: streamed[stream] + text };
      },
      edit: () => Promise.resolve(undefined),
    },
  });
  const steps: PlayedStep[] = [];
  for (const step of scenario.steps ?? []) {
    if (options.untilSeconds !== undefined && step.t > options.untilSeconds) break;
    advance(simulation, waits, Math.max(simulation.nowMs, step.t * 1000));
    streamed = { stdout: '', stderr: '' };
    const beganMs = simulation.nowMs;
    const outcome = await runLine(shell, step.run, simulation, waits);
    steps.push({
      t: seconds(beganMs),
      took: seconds(simulation.nowMs - beganMs),
      run: step.run,
      exit: outcome.exitCode,
      stdout: streamed.stdout + outcome.stdout,
      stderr: streamed.stderr + outcome.stderr,
    });
  }
  const lastStep = scenario.steps?.at(-1)?.t ?? 0;
  const durationSeconds = options.untilSeconds ?? scenario.durationSeconds ?? lastStep + 1;
  advance(simulation, waits, Math.max(simulation.nowMs, durationSeconds * 1000));
  return {
    name: scenario.name ?? 'scenario',
    about: scenario.about ?? '',
    kubernetes: scenario.kubernetes ?? 'v1.35.6',
    namespace,
    startedAt,
    durationSeconds: seconds(simulation.nowMs),
    files: scenario.files ?? {},
    steps,
    watch,
  };
}

/** Lets time pass, waking commands on the way. */
function advance(simulation: Simulation, waits: Waits, untilMs: number): void {
  while (waits.isWaiting && waits.nextAtMs < untilMs) {
    simulation.runUntil(waits.nextAtMs);
    waits.settle();
  }
  simulation.runUntil(untilMs);
}

/** Runs one command line; virtual time passes only while the command waits for it. */
async function runLine(shell: Shell, line: string, simulation: Simulation, waits: Waits): Promise<{ stdout: string; stderr: string; exitCode: number }> {
  let outcome: { stdout: string; stderr: string; exitCode: number } | undefined;
  const running = shell.run(line).then((result) => {
    outcome = result;
  });
  while (outcome === undefined) {
    await new Promise((resolve) => setImmediate(resolve));
    if (outcome !== undefined || !waits.isWaiting) continue;
    const target = Math.min(waits.nextAtMs, simulation.nextAtMs);
    simulation.runUntil(target === Number.POSITIVE_INFINITY ? simulation.nowMs + 1000 : target);
    waits.settle();
  }
  await running;
  return outcome;
}
