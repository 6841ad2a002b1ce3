import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import type { CommandOutcome, ResourceInfo } from '#sim/apiserver/client.ts';
import { type Problem, problem, renderProblems } from '#sim/kubectl/problem.ts';
import type { ManifestOptions } from './options.ts';

/** `job.batch/hello`, `configmap/app`: how kubectl names an object in a result line. */
const objectName = (info: ResourceInfo, name: string): string =>
  `${info.kind.toLowerCase()}${info.group === '' ? '' : `.${info.group}`}/${name}`;

const DRY_RUN = { none: '', client: ' (dry run)', server: ' (server dry run)' } as const;

/** Collects what a command prints while it works through its objects. */
export class Report {
  readonly #dryRun: ManifestOptions['dryRun'];
  #stdout = '';
  #stderr = '';
  readonly #warned = new Set<string>();
  readonly problems: Problem[] = [];

  constructor(options: ManifestOptions) {
    this.#dryRun = options.dryRun;
  }

  /** `job.batch/hello created (server dry run)`. */
  done(info: ResourceInfo, name: string, word: string): void {
    this.#stdout += `${objectName(info, name)} ${word}${DRY_RUN[this.#dryRun]}\n`;
  }

  /** Whether `print` was called. */
  get hasPrinted(): boolean {
    return this.#stdout !== '';
  }

  print(text: string): void {
    this.#stdout += text;
  }

  /** Says each warning once. */
  warn(warnings: readonly string[]): void {
    for (const warning of warnings) {
      if (!this.#warned.has(warning)) this.#stderr += `Warning: ${warning}\n`;
      this.#warned.add(warning);
    }
  }

  /**
   * The result of the command.
   *
   * Problems of reading the files are one error of their own beside those of the objects: apply tells it first, create last.
   */
  outcome(readProblems: readonly string[], readProblemsFirst: boolean): CommandOutcome {
    const reading = this.problems.length === 0 ? readProblems : joined(readProblems);
    const all = readProblemsFirst ? [...reading.map(problem), ...this.problems] : [...this.problems, ...reading.map(problem)];
    const [only] = all;
    // A single refusal with field errors is told by its fields, without the file.
    const shown =
      all.length === 1 && only?.is === 'refusal' && only.status.reason === 'Invalid' ? [{ is: only.is, status: only.status }] : all;
    return { stdout: this.#stdout, stderr: this.#stderr + renderProblems(shown), exitCode: all.length === 0 ? 0 : 1 };
  }
}

function joined(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [`[${[...new Set(texts)].join(', ')}]`];
}

/** A problem that ends the command at once. */
export const failed = (text: string): CommandOutcome => ({ stdout: '', stderr: `error: ${text}\n`, exitCode: 1 });

export const isEmptyPatch = (patch: { readonly [key: string]: JsonValue }): boolean => Object.keys(patch).length === 0;
