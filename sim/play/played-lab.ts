import { applyManifests } from '#sim/kubectl/manifests/index.ts';
import { Simulation } from '#sim/simulation.ts';
import type { TimedWeather } from '#sim/weather.ts';
import { type TypedLine, TypedShell } from './typed-shell.ts';

/** How a lab begins: what its page sends to the worker. */
export interface LabStart {
  readonly seed: number;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  readonly startAtMs: number;
  /** Paths of the files that are applied at instant 0. */
  readonly applied: readonly string[];
  /** How long the cluster runs before the first line. */
  readonly advanceMs: number;
  /** What befalls the cluster during the head start, in time order. */
  readonly weather?: readonly TimedWeather[];
}

const NAMESPACE = 'default';
/** A command that waits for longer than an hour of virtual time is interrupted. */
const LONGEST_LINE_MS = 3_600_000;

/** A lab without its page: its cluster, its terminal, and what was typed. Time passes only while a line waits for it. */
export class PlayedLab {
  readonly simulation: Simulation;
  /** When the first line could be typed, virtual ms. */
  readonly beganAtMs: number;
  /** Lines typed so far, oldest first. */
  readonly commands: string[] = [];
  private readonly shell: TypedShell;

  private constructor(simulation: Simulation, files: Readonly<Record<string, string>>) {
    this.simulation = simulation;
    this.beganAtMs = simulation.nowMs;
    this.shell = new TypedShell(simulation, { files, namespace: NAMESPACE, longestLineMs: LONGEST_LINE_MS });
  }

  /**
   * Opens a lab as its page does: manifests at instant 0, then the head start.
   *
   * @param files what the terminal finds in its folder, by path
   * @throws when a file that is to be applied is missing or refused
   */
  static async open(start: LabStart, files: Readonly<Record<string, string>>): Promise<PlayedLab> {
    const simulation = new Simulation({ seed: start.seed, startAtMs: start.startAtMs });
    for (const path of start.applied) await mustApply(simulation, path, files[path]);
    simulation.runThrough(start.weather ?? [], start.advanceMs);
    return new PlayedLab(simulation, files);
  }

  /** Types a line and waits until it is done. */
  type(line: string): Promise<TypedLine> {
    this.commands.push(line);
    return this.shell.type(line);
  }

  /** Leaves the cluster alone for a while. */
  wait(ms: number): void {
    this.simulation.runUntil(this.simulation.nowMs + ms);
  }
}

/** What the API server of a cluster that has only the namespaces that a manifest names says against it; empty when it would take it. */
export async function refusalOf(path: string, text: string): Promise<string> {
  const namespaces = [...text.matchAll(/^ {2}namespace: (\S+)/gm)].map(([, name = '']) => name);
  const { stderr, exitCode } = await applyTo(new Simulation({ seed: 1, startAtMs: 0, namespaces }), path, text, 'server');
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
