import { applyManifests, createManifests, type ManifestOptions } from '#sim/kubectl/manifests/index.ts';
import { Simulation } from '#sim/simulation.ts';

/** A manifest and the command that it was given to; `before` was applied first. */
export interface ValidationQuestion {
  readonly name: string;
  /** `kubectl apply --dry-run=server -f manifest.yaml`, or `create`. */
  readonly command: string;
  readonly manifest: string;
  readonly namespace: string;
  readonly before?: string;
}

export interface ValidationRow extends ValidationQuestion {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

const FILE = 'manifest.yaml';
const START_MS = 1_767_225_600_000;

/** Answers `sim validate FILE.json`: the same rows with what kubectl would print. */
export function runValidate(rows: readonly ValidationQuestion[]): Promise<readonly ValidationRow[]> {
  return Promise.all(rows.map(answer));
}

async function answer(row: ValidationQuestion): Promise<ValidationRow> {
  const { client } = new Simulation({ seed: 1, startAtMs: START_MS, namespaces: [row.namespace] });
  const optionsFor = (text: string, dryRun: ManifestOptions['dryRun']): ManifestOptions => ({
    files: [{ name: FILE, text }],
    namespace: row.namespace,
    hasNamespaceFlag: false,
    dryRun,
  });
  if (row.before !== undefined) await applyManifests(client, optionsFor(row.before, 'none'));
  const run = / create /.test(row.command) ? createManifests : applyManifests;
  const { stdout, stderr, exitCode } = await run(client, optionsFor(row.manifest, dryRunOf(row.command)));
  return { ...row, stdout, stderr, exit: exitCode };
}

function dryRunOf(command: string): ManifestOptions['dryRun'] {
  if (command.includes('--dry-run=server')) return 'server';
  return command.includes('--dry-run') ? 'client' : 'none';
}
