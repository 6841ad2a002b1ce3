import type { LabSetup } from '#content/schema/index.ts';
import { type Attempt, grade } from '#sim/grading/grade.ts';
import { applyManifests } from '#sim/kubectl/manifests/index.ts';
import { createShell, playLine, type Shell, ShellClock } from '#sim/shell/index.ts';
import { Simulation } from '#sim/simulation.ts';

type Goals = Parameters<typeof grade>[1];

const NAMESPACE = 'default';
/** A command that waits for longer than an hour of virtual time is interrupted. */
const LONGEST_LINE_MS = 3_600_000;

/** A lab without its page: its cluster, its terminal, and what was typed. */
export class PlayedAttempt {
  private readonly simulation: Simulation;
  private readonly startAtMs: number;
  private readonly clock: ShellClock;
  private readonly shell: Shell;
  private readonly commands: string[] = [];
  private readonly beganAtMs: number;

  private constructor(simulation: Simulation, { startAtMs }: LabSetup, files: Readonly<Record<string, string>>) {
    this.simulation = simulation;
    this.startAtMs = startAtMs;
    this.beganAtMs = simulation.nowMs;
    this.clock = new ShellClock(() => simulation.epochMs);
    this.shell = createShell({
      files,
      namespace: NAMESPACE,
      hooks: { client: simulation.client, clock: this.clock, write: () => undefined, edit: () => Promise.resolve(undefined) },
    });
    simulation.onChange = (type, object) => this.clock.notify({ type, object });
  }

  /**
   * Opens a lab as its page does: manifests at instant 0, then the head start.
   *
   * @param files what the terminal finds, solutions and wrong answers included
   */
  static async open(setup: LabSetup, files: Readonly<Record<string, string>>): Promise<PlayedAttempt> {
    const simulation = new Simulation({ seed: setup.seed, startAtMs: setup.startAtMs });
    for (const path of setup.applied) await mustApply(simulation, path, files[path]);
    simulation.runUntil(setup.advanceMs);
    return new PlayedAttempt(simulation, setup, files);
  }

  /** Types the lines one after the other, each when the one before is done. @returns the exit codes */
  async type(lines: readonly string[]): Promise<readonly number[]> {
    const driven = {
      nowMs: () => this.simulation.epochMs,
      nextAtMs: () => this.startAtMs + this.simulation.nextAtMs,
      runUntil: (atMs: number) => this.simulation.runUntil(atMs - this.startAtMs),
    };
    const exits: number[] = [];
    for (const line of lines) {
      this.commands.push(line);
      exits.push((await playLine(this.shell, line, this.clock, driven, LONGEST_LINE_MS)).exitCode);
    }
    return exits;
  }

  /** Leaves the cluster alone for a while, then grades. @returns ids of the goals that failed, with the evidence */
  failuresAfter(settleSeconds: number, goals: Goals): readonly { readonly id: string; readonly evidence: string }[] {
    this.simulation.runUntil(this.simulation.nowMs + settleSeconds * 1000);
    const { simulation, beganAtMs, commands } = this;
    const verdicts = grade({ simulation, beganAtMs, commands } satisfies Attempt, goals);
    if (verdicts.length === 0) throw new Error('nothing was graded');
    return verdicts.filter(({ passed }) => !passed).map(({ id, evidence }) => ({ id, evidence }));
  }
}

/** What the API server of an empty cluster says against a manifest; empty when it would take it. */
export async function refusalOf(path: string, text: string): Promise<string> {
  const { stderr, exitCode } = await applyTo(new Simulation({ seed: 1, startAtMs: 0 }), path, text, 'server');
  return exitCode === 0 ? '' : stderr || `exit code ${exitCode}`;
}

async function mustApply(simulation: Simulation, path: string, text: string | undefined): Promise<void> {
  if (text === undefined) throw new Error(`${path} is not there`);
  const { stderr, exitCode } = await applyTo(simulation, path, text, 'none');
  if (exitCode !== 0) throw new Error(`${path} was refused: ${stderr}`);
}

function applyTo({ client }: Simulation, name: string, text: string, dryRun: 'none' | 'server') {
  return applyManifests(client, { files: [{ name, text }], namespace: NAMESPACE, hasNamespaceFlag: false, dryRun });
}
