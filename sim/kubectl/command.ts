import type { ApiResult } from '#sim/api/meta-v1/types.ts';
import type { KubeClient, KubectlHost } from '#sim/apiserver/client.ts';
import type { FlagSpec, FlagValues } from './flags.ts';
import type { Problem } from './problem.ts';

/** Groups of the command list that bare `kubectl` prints. */
export type CommandGroup = 'beginner' | 'intermediate' | 'deploy' | 'cluster' | 'troubleshooting' | 'advanced' | 'settings' | 'other';

/** One command: a row of the table that feeds parsing, help, suggestions and completion. */
export interface KubectlCommand {
  /** `['get']`, `['create', 'job']`. */
  readonly path: readonly string[];
  /** Other last words that mean the same: `cj` of `create cronjob`. */
  readonly aliases?: readonly string[];
  /** Words that people type for it; only suggestions use them. */
  readonly suggestFor?: readonly string[];
  readonly group?: CommandGroup;
  readonly summary: string;
  /** What follows the command in its usage line: `NAME --image=image`. */
  readonly usage: string;
  readonly flags: readonly FlagSpec[];
  /** Flags that must be written, as `required flag(s) "image" not set` demands. */
  readonly requires?: readonly string[];
  /** What completion offers for arguments. */
  readonly completes?: 'types and names' | 'types' | 'pods' | 'nodes' | 'fields';
  /** @returns the exit code */
  run(context: CommandContext): number | Promise<number>;
}

/** What a running command sees and prints through. */
export interface CommandContext {
  readonly command: KubectlCommand;
  readonly args: readonly string[];
  /** Number of arguments before `--`; -1 without one. */
  readonly dashAt: number;
  readonly flags: FlagValues;
  readonly host: KubectlHost;
  readonly client: KubeClient;
  /** Namespace of `-n`, else of the context. */
  readonly namespace: string;
  /** True when `-n` was given. */
  readonly hasNamespaceFlag: boolean;
  /** Waits as long as the next request takes to reach the server. */
  request(): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  /** Streams what was printed so far; for commands that go on. */
  flush(): void;
  warn(warnings: readonly string[]): void;
  /** Prints `error: TEXT`; returns 1. */
  fail(text: string): number;
  /** Prints `error: TEXT` and the line that points to the help; returns 1. */
  failUsage(text: string): number;
  /** Prints problems as `renderProblems` words them; returns 1, or 0 without any. */
  failWith(problems: readonly Problem[]): number;
  /** Prints a refusal; returns 1. */
  refuse(result: ApiResult<unknown> & { readonly ok: false }): number;
}
