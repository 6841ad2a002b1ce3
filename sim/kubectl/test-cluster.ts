import type { CommandOutcome, KubectlHost, WatchNotice, WatchSubscription } from '#sim/apiserver/client.ts';
import { Simulation } from '#sim/simulation.ts';
import { Interrupted } from './interrupted.ts';
import { runKubectl } from './run-command.ts';

const START_MS = 1_795_420_800_000;

/** Changes of one subscription that were not yet handed out. */
class Buffer implements WatchSubscription {
  notices: WatchNotice[] = [];
  isOpen = true;
  readonly matches: (notice: WatchNotice) => boolean;

  constructor(matches: (notice: WatchNotice) => boolean) {
    this.matches = matches;
  }

  close(): void {
    this.isOpen = false;
  }
}

/** For tests: a cluster with kubectl beside it. A command that waits makes the cluster's time pass. */
export class TestCluster {
  readonly simulation = new Simulation({ seed: 7, startAtMs: START_MS, namespaces: ['other'] });
  readonly files = new Map<string, string>();
  /** What the editor saves, one answer per opening. */
  readonly edits: (((text: string) => string) | undefined)[] = [];
  /** What editors were opened with. */
  readonly opened: string[] = [];
  /** Lines for commands that ask for them; undefined without a terminal. After the last one the input ends. */
  lines: string[] | undefined;
  /** Prompts that asked for them. */
  readonly prompts: string[] = [];
  /** Virtual instant at which Ctrl-C is pressed. */
  interruptAtMs = Infinity;
  private readonly buffers = new Set<Buffer>();
  private currentNamespace = 'default';

  constructor() {
    this.simulation.onChange = (type, object) => {
      for (const buffer of this.buffers) if (buffer.isOpen && buffer.matches({ type, object })) buffer.notices.push({ type, object });
    };
  }

  get nowMs(): number {
    return this.simulation.nowMs;
  }

  /** Lets seconds pass. */
  pass(seconds: number): void {
    this.simulation.runUntil(this.nowMs + seconds * 1000);
  }

  /** Runs a command line of plain words and single-quoted ones. */
  kubectl(line: string, stdin = ''): Promise<CommandOutcome> {
    const words = [...line.matchAll(/'([^']*)'|((?:[^\s']|'[^']*')+)/g)].map(
      ([, quoted, plain]) => quoted ?? (plain ?? '').replaceAll("'", ''),
    );
    return this.run(words, stdin);
  }

  /** Runs a command with everything it printed, streamed or not, in the outcome. */
  async run(argv: readonly string[], stdin = ''): Promise<CommandOutcome> {
    const streamed = { stdout: '', stderr: '' };
    const outcome = await runKubectl(
      argv,
      this.host(stdin, (stream, text) => {
        streamed[stream] += text;
      }),
    );
    return { stdout: streamed.stdout + outcome.stdout, stderr: streamed.stderr + outcome.stderr, exitCode: outcome.exitCode };
  }

  private host(stdin: string, write: KubectlHost['write']): KubectlHost {
    return {
      client: this.simulation.client,
      stdin,
      write,
      nowMs: () => this.simulation.epochMs,
      sleep: (ms) => this.wait(this.nowMs + ms),
      subscribe: (resource, namespace) => this.subscribe(resource.kind, namespace),
      nextChanges: (subscription, timeoutMs) => this.next(subscription, timeoutMs),
      readFile: (path) => Promise.resolve(this.files.get(path)),
      listDirectory: (path) => Promise.resolve(this.list(path)),
      writeFile: (path, content) => Promise.resolve(void this.files.set(path, content)),
      namespace: () => this.currentNamespace,
      setNamespace: (namespace) => {
        this.currentNamespace = namespace;
      },
      readLine:
        this.lines === undefined
          ? undefined
          : (prompt) => {
              this.prompts.push(prompt);
              return Promise.resolve(this.lines?.shift());
            },
      edit: (_, text) => {
        this.opened.push(text);
        return Promise.resolve(this.edits.shift()?.(text));
      },
    };
  }

  private wait(untilMs: number): Promise<void> {
    this.simulation.runUntil(Math.min(untilMs, Math.max(this.nowMs, this.interruptAtMs)));
    return this.nowMs >= this.interruptAtMs ? Promise.reject(new Interrupted()) : Promise.resolve();
  }

  private subscribe(kind: string, namespace: string | undefined): Buffer {
    const buffer = new Buffer(({ object }) => object.kind === kind && (namespace === undefined || object.metadata.namespace === namespace));
    this.buffers.add(buffer);
    return buffer;
  }

  private async next(subscription: WatchSubscription, timeoutMs: number): Promise<readonly WatchNotice[]> {
    if (!(subscription instanceof Buffer)) throw new Error('next: not a subscription of this cluster');
    const endAtMs = this.nowMs + timeoutMs;
    while (subscription.notices.length === 0 && this.nowMs < endAtMs) await this.wait(Math.min(endAtMs, this.simulation.nextAtMs));
    return subscription.notices.splice(0);
  }

  private list(path: string): readonly string[] | undefined {
    const prefix = `${path.replace(/\/$/, '')}/`;
    const names = [...this.files.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    return names.length === 0 ? undefined : names;
  }
}
