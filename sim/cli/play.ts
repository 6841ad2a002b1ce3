import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { recordedNode } from '#sim/bootstrap.ts';
import { TypedShell } from '#sim/play/typed-shell.ts';
import { Simulation } from '#sim/simulation.ts';
import { isWeatherStep, weatherOfStep } from './weather-step.ts';

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
  readonly watch: readonly {
    readonly t: number;
    readonly type: string;
    readonly kind: string;
    readonly name: string;
    readonly object: KubeObject;
  }[];
}

export interface PlayOptions {
  readonly seed: number;
  /** Seconds after the start at which to stop; the recording's own length when undefined. */
  readonly untilSeconds?: number;
}

/** The node of the recordings had run things before: the training image was there. */
const USED_NODE = { ...recordedNode, images: ['ml-training:v1'] };

/** A command that waits for longer than an hour of virtual time is interrupted. */
const LONGEST_STEP_MS = 3_600_000;

const seconds = (ms: number): number => Math.round(ms) / 1000;

/** Plays a scenario in the simulator: files in the home folder, each step at its time, everything watched. */
export async function play(scenario: Scenario, options: PlayOptions): Promise<PlayedRun> {
  const startedAt = scenario.startedAt ?? '2026-01-01T00:00:00.000Z';
  const startAtMs = parseTime(startedAt);
  const namespace = scenario.namespace ?? 'default';
  const simulation = new Simulation({ seed: options.seed, startAtMs, namespaces: [namespace], nodes: [USED_NODE] });
  const watch: PlayedRun['watch'][number][] = [];
  simulation.onChange = (type, object) => {
    if (object.metadata.namespace === namespace)
      watch.push({ t: seconds(simulation.nowMs), type, kind: object.kind, name: object.metadata.name, object });
  };
  const shell = new TypedShell(simulation, { files: scenario.files ?? {}, namespace, longestLineMs: LONGEST_STEP_MS });
  const steps: PlayedStep[] = [];
  for (const step of scenario.steps ?? []) {
    if (options.untilSeconds !== undefined && step.t > options.untilSeconds) break;
    simulation.runUntil(Math.max(simulation.nowMs, step.t * 1000));
    const beganMs = simulation.nowMs;
    if (isWeatherStep(step.run)) {
      for (const weather of weatherOfStep(step.run)) simulation.weather(weather);
      steps.push({ t: seconds(beganMs), took: 0, run: step.run, exit: 0, stdout: '', stderr: '' });
      continue;
    }
    const { exitCode, stdout, stderr } = await shell.type(step.run);
    steps.push({ t: seconds(beganMs), took: seconds(simulation.nowMs - beganMs), run: step.run, exit: exitCode, stdout, stderr });
  }
  const lastStep = scenario.steps?.at(-1)?.t ?? 0;
  const durationSeconds = options.untilSeconds ?? scenario.durationSeconds ?? lastStep + 1;
  simulation.runUntil(Math.max(simulation.nowMs, durationSeconds * 1000));
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

/** Runs a first line, lets time pass, then runs the others: a scenario without a file. */
export async function playLines(
  options: { readonly seed: number; readonly files: Readonly<Record<string, string>> },
  first: string,
  waitMs: number,
  others: readonly string[],
): Promise<readonly PlayedStep[]> {
  const steps = [{ t: 0, run: first }, ...others.map((run) => ({ t: waitMs / 1000, run }))];
  return (await play({ files: options.files, steps }, { seed: options.seed })).steps;
}
