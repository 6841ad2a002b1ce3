import type { Bash, CustomCommand, ResolvedCommandContext } from 'just-bash';
import type { CommandOutcome } from '#sim/apiserver/client.ts';
import { isInterrupted } from '#sim/kubectl/index.ts';
import { expandAliases } from './aliases.ts';
import { SHELL_COMMANDS, STREAMED_COMMANDS } from './commands/index.ts';
import { INTERRUPTED_EXIT, type ShellCommand, type ShellState } from './commands/shell-command.ts';
import { completeLine } from './complete-line.ts';
import { ProgramFetcher } from './fetch-programs.ts';
import { HomeFiles } from './home-files.ts';
import { InterruptSignal } from './interrupt-signal.ts';
import type { FileChanges, LineCompletion, Shell, ShellHooks, ShellOptions } from './shell.ts';
import { BASHRC } from './start-files.ts';
import { definedFunction, splitStatements, writesToTerminal } from './statements.ts';
import { textOfBytes } from './text-of-bytes.ts';

const HOME = '/home/learner';
const START_ENV = { HOME, USER: 'learner', LOGNAME: 'learner', HOSTNAME: 'learner', LANG: 'C.UTF-8', TERM: 'xterm-256color', EDITOR: 'vi' };

/** A shell in `/home/learner` (rules in SPEC.md). just-bash is loaded at the first use. */
export function createShell(options: ShellOptions): Shell {
  return new BashShell(options);
}

type BashModule = typeof import('just-bash');

/** The abort controller that browsers, workers and Node all have; this folder is compiled without their types. */
interface Aborter {
  readonly signal: NonNullable<Parameters<Bash['exec']>[1]>['signal'];
  abort(): void;
}
const newAborter = (): Aborter => new (globalThis as unknown as { readonly AbortController: new () => Aborter }).AbortController();

class BashShell implements Shell, ShellState {
  readonly hooks: ShellHooks;
  readonly aliases = new Map<string, string>();
  readonly history: string[] = [];
  namespace: string;
  streams = false;
  private readonly files: Readonly<Record<string, string>>;
  private readonly home: HomeFiles;
  private readonly programs = new ProgramFetcher();
  private readonly functions = new Map<string, string>();
  private readonly signals: InterruptSignal[] = [];
  private env: Readonly<Record<string, string>> = START_ENV;
  private cwd = HOME;
  private lastExit = 0;
  private aborter: Aborter | undefined;
  private loading: Promise<Bash> | undefined;
  private starting: Promise<void> | undefined;

  constructor({ hooks, files, namespace = 'default' }: ShellOptions) {
    this.hooks = hooks;
    this.files = { '.bashrc': BASHRC, ...files };
    this.home = new HomeFiles(HOME, this.files);
    this.namespace = namespace;
  }

  get signal(): InterruptSignal {
    return this.signals.at(-1) ?? new InterruptSignal();
  }

  async prepare(line: string): Promise<void> {
    try {
      await this.bash();
      await this.programs.fetch(line, await import('just-bash'));
    } catch {
      // Whoever types a line is told.
    }
  }

  async run(line: string): Promise<CommandOutcome> {
    await this.startUp();
    if (line.trim() !== '') this.history.push(line);
    const signal = new InterruptSignal();
    this.signals.push(signal);
    let outcome: CommandOutcome = { stdout: '', stderr: '', exitCode: this.lastExit };
    try {
      for (const statement of splitStatements(expandAliases(line, this.aliases))) {
        this.print(outcome);
        outcome = await this.runStatement(statement);
        this.lastExit = outcome.exitCode;
        if (signal.isInterrupted || /^exit\b/.test(statement)) break;
      }
    } catch (error) {
      outcome = { stdout: '', stderr: `bash: ${error instanceof Error ? error.message : String(error)}\n`, exitCode: 1 };
    } finally {
      this.signals.splice(this.signals.indexOf(signal));
    }
    return outcome;
  }

  remember(lines: readonly string[]): void {
    this.history.unshift(...lines);
  }

  async changedFiles(): Promise<FileChanges> {
    return this.home.changes((await this.bash()).fs);
  }

  interrupt(): void {
    const [outermost] = this.signals;
    outermost?.interrupt();
    this.aborter?.abort();
  }

  async complete(line: string): Promise<LineCompletion> {
    await this.startUp();
    return await completeLine(line, this, this.cwd, HOME);
  }

  async writeFile(path: string, content: string): Promise<void> {
    await this.saveFile(this.resolve(HOME, path), content);
    this.home.note(this.resolve(HOME, path), content);
  }

  async removeFile(path: string): Promise<void> {
    const { fs } = await this.bash();
    await fs.rm(this.resolve(HOME, path), { force: true });
    this.home.forget(this.resolve(HOME, path));
  }

  async saveFile(path: string, content: string): Promise<void> {
    const { fs } = await this.bash();
    await fs.writeFile(path, content);
  }

  async readFile(path: string): Promise<string | undefined> {
    const { fs } = await this.bash();
    const full = this.resolve(HOME, path);
    const isFile = (await fs.exists(full)) && (await fs.stat(full)).isFile;
    return isFile ? await fs.readFile(full) : undefined;
  }

  async listDirectory(path: string): Promise<readonly string[] | undefined> {
    const { fs } = await this.bash();
    const isDirectory = (await fs.exists(path)) && (await fs.stat(path)).isDirectory;
    return isDirectory ? await fs.readdir(path) : undefined;
  }

  resolve(cwd: string, path: string): string {
    const parts: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  async captured<T>(run: () => Promise<T>): Promise<T> {
    const before = this.streams;
    this.streams = false;
    try {
      return await run();
    } finally {
      this.streams = before;
    }
  }

  async withSignal<T>(signal: InterruptSignal, run: () => Promise<T>): Promise<T> {
    this.signals.push(signal);
    try {
      return await run();
    } finally {
      this.signals.splice(this.signals.indexOf(signal), 1);
    }
  }

  /** Runs `.bashrc` before the first line; whoever comes meanwhile waits for it. */
  private startUp(): Promise<void> {
    this.starting ??= this.runStartFile();
    return this.starting;
  }

  private async runStartFile(): Promise<void> {
    for (const statement of splitStatements((await this.readFile('.bashrc')) ?? '')) await this.runStatement(statement);
  }

  private async runStatement(statement: string): Promise<CommandOutcome> {
    const bash = await this.bash();
    const name = definedFunction(statement);
    if (name !== undefined) this.functions.set(name, statement);
    const used = [...this.functions]
      .filter(([known]) => known !== name && new RegExp(`\\b${known}\\b`).test(statement))
      .map(([, source]) => source);
    const line = statement === 'help' ? 'shell-help' : statement; // bash has a help of its own
    const script = [...used, ...(line.includes('$?') ? [`(exit ${this.lastExit})`] : []), line].join('\n');
    this.streams = writesToTerminal(script);
    const aborter = newAborter();
    this.aborter = aborter;
    const result = await bash.exec(script, {
      env: { ...this.env },
      cwd: this.cwd,
      replaceEnv: true,
      rawScript: true,
      ...(aborter.signal === undefined ? {} : { signal: aborter.signal }),
    });
    this.aborter = undefined;
    this.streams = false;
    if (this.signal.isInterrupted) return { stdout: result.stdout, stderr: '', exitCode: INTERRUPTED_EXIT };
    this.env = result.env;
    this.cwd = result.env['PWD'] ?? this.cwd;
    return { stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode };
  }

  private print({ stdout, stderr }: CommandOutcome): void {
    if (stdout !== '') this.hooks.write('stdout', stdout);
    if (stderr !== '') this.hooks.write('stderr', stderr);
  }

  private bash(): Promise<Bash> {
    this.loading ??= import('just-bash').then(
      (module) => this.makeBash(module),
      (error: unknown) => {
        this.loading = undefined; // the next line tries again
        throw error;
      },
    );
    return this.loading;
  }

  private makeBash({ Bash: BashClass, defineCommand }: BashModule): Bash {
    const own = Object.entries(SHELL_COMMANDS).map(([name, command]) =>
      defineCommand(name, (args, context) => this.runOwn(command, args, context)),
    );
    const streamed = STREAMED_COMMANDS.map(
      (name): CustomCommand =>
        defineCommand(name, async (args, { origCommand }) => {
          const result = (await origCommand?.(args)) ?? { stdout: '', stderr: '', exitCode: 127 };
          if (!this.streams) return result;
          this.print(result);
          return { ...result, stdout: '', stderr: '' };
        }),
    );
    const home = Object.entries(this.files).map(([path, content]) => [this.resolve(HOME, path), content] as const);
    return new BashClass({
      customCommands: [...own, ...streamed],
      files: { '/tmp/.keep': '', ...Object.fromEntries(home) },
      env: { ...START_ENV },
      cwd: HOME,
      defenseInDepth: false,
      executionLimits: { maxLoopIterations: 1_000_000, maxCommandCount: 1_000_000 },
    });
  }

  /** Runs one of our commands; its output is shown at once when nothing catches it. */
  private async runOwn(command: ShellCommand, args: readonly string[], context: ResolvedCommandContext): Promise<CommandOutcome> {
    if (this.signal.isInterrupted) return { stdout: '', stderr: '', exitCode: INTERRUPTED_EXIT };
    const { cwd, exec, stdin } = context;
    try {
      const outcome = await command(
        {
          args,
          cwd,
          stdin: textOfBytes(String(stdin)),
          exec: async (line) => (await exec?.(line, { cwd })) ?? { stdout: '', stderr: '', exitCode: 127 },
        },
        this,
      );
      if (!this.streams) return outcome;
      this.print({ ...outcome, stdout: '' });
      this.print({ ...outcome, stderr: '' });
      return { stdout: '', stderr: '', exitCode: outcome.exitCode };
    } catch (error) {
      if (isInterrupted(error)) return { stdout: '', stderr: '', exitCode: INTERRUPTED_EXIT };
      return { stdout: '', stderr: `bash: ${error instanceof Error ? error.message : String(error)}\n`, exitCode: 1 };
    }
  }
}
