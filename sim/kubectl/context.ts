import type { ApiResult } from '#sim/api/meta-v1/types.ts';
import type { KubeClient, KubectlHost } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from './command.ts';
import type { FlagValues } from './flags.ts';
import { kubectlTimings } from './latency.ts';
import { type Problem, refusal, renderProblems } from './problem.ts';

export interface ContextParts {
  readonly command: KubectlCommand;
  readonly args: readonly string[];
  readonly dashAt: number;
  readonly flags: FlagValues;
  readonly host: KubectlHost;
}

/** The context of one command line: collects its output and accounts for the time that kubectl takes. */
export class RunningCommand implements CommandContext {
  readonly command: KubectlCommand;
  readonly args: readonly string[];
  readonly dashAt: number;
  readonly flags: FlagValues;
  readonly host: KubectlHost;
  readonly client: KubeClient;
  readonly namespace: string;
  readonly hasNamespaceFlag: boolean;
  private chunks: { readonly stream: 'stdout' | 'stderr'; readonly text: string }[] = [];
  private readonly warned = new Set<string>();
  private hasAsked = false;

  constructor({ command, args, dashAt, flags, host }: ContextParts) {
    this.command = command;
    this.args = args;
    this.dashAt = dashAt;
    this.flags = flags;
    this.host = host;
    this.client = host.client;
    this.hasNamespaceFlag = flags.text('namespace') !== '';
    this.namespace = flags.text('namespace') || host.namespace();
  }

  request(): Promise<void> {
    const waitMs = this.hasAsked ? kubectlTimings.nextRequestMs : kubectlTimings.firstRequestMs;
    this.hasAsked = true;
    return this.host.sleep(waitMs);
  }

  /** The time between the last answer and the end of the process. */
  end(): Promise<void> {
    return this.host.sleep(this.hasAsked ? kubectlTimings.endMs : kubectlTimings.clientOnlyMs);
  }

  out(text: string): void {
    this.chunks.push({ stream: 'stdout', text });
  }

  err(text: string): void {
    this.chunks.push({ stream: 'stderr', text });
  }

  flush(): void {
    for (const { stream, text } of this.chunks) if (text !== '') this.host.write(stream, text);
    this.chunks = [];
  }

  /** What is printed and not yet streamed. */
  take(): { readonly stdout: string; readonly stderr: string } {
    const textOf = (wanted: 'stdout' | 'stderr'): string => this.chunks.map(({ stream, text }) => (stream === wanted ? text : '')).join('');
    const taken = { stdout: textOf('stdout'), stderr: textOf('stderr') };
    this.chunks = [];
    return taken;
  }

  /** Says each warning of the server once. */
  warn(warnings: readonly string[]): void {
    for (const warning of warnings) {
      if (!this.warned.has(warning)) this.err(`Warning: ${warning}\n`);
      this.warned.add(warning);
    }
  }

  fail(text: string): number {
    this.err(`error: ${text}\n`);
    return 1;
  }

  failUsage(text: string): number {
    this.err(`error: ${text}\nSee 'kubectl ${this.command.path.join(' ')} -h' for help and examples\n`);
    return 1;
  }

  failWith(problems: readonly Problem[]): number {
    this.err(renderProblems(problems));
    return problems.length === 0 ? 0 : 1;
  }

  refuse(result: ApiResult<unknown> & { readonly ok: false }): number {
    this.warn(result.warnings);
    return this.failWith([refusal(result.status)]);
  }
}
