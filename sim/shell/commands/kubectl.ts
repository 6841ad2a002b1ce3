import type { KubectlHost, WatchSubscription } from '#sim/apiserver/client.ts';
import { runKubectl } from '#sim/kubectl/index.ts';
import { ChangeBuffer, waitFor } from '#sim/shell/waits.ts';
import type { CommandCall, ShellCommand, ShellState } from './shell-command.ts';

/** `kubectl`, on the machine that this shell is. */
export const kubectl: ShellCommand = async (call, shell) => {
  const collected = { stdout: '', stderr: '' };
  const host = new ShellHost(call, shell, (stream, text) => {
    if (shell.streams) shell.hooks.write(stream, text);
    else collected[stream] += text;
  });
  const { stdout, stderr, exitCode } = await runKubectl(call.args, host);
  return { stdout: collected.stdout + stdout, stderr: collected.stderr + stderr, exitCode };
};

class ShellHost implements KubectlHost {
  readonly client: KubectlHost['client'];
  readonly stdin: string;
  readonly write: KubectlHost['write'];
  readonly readLine: KubectlHost['readLine'];
  private readonly call: CommandCall;
  private readonly shell: ShellState;

  constructor(call: CommandCall, shell: ShellState, write: KubectlHost['write']) {
    this.call = call;
    this.shell = shell;
    this.client = shell.hooks.client;
    this.stdin = call.stdin;
    this.write = write;
    const { readLine } = shell.hooks;
    // A dialogue needs a terminal at both ends: no pipe and no file.
    this.readLine = shell.streams && call.stdin === '' && readLine !== undefined ? (prompt) => readLine(prompt) : undefined;
  }

  nowMs(): number {
    return this.shell.hooks.clock.nowMs();
  }

  sleep(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return waitFor(this.shell.hooks.clock, this.shell.signal, this.nowMs() + ms);
  }

  subscribe(resource: Parameters<KubectlHost['subscribe']>[0], namespace: string | undefined): WatchSubscription {
    return new ChangeBuffer(this.shell.hooks.clock, resource.kind, namespace);
  }

  nextChanges(subscription: WatchSubscription, timeoutMs: number): ReturnType<KubectlHost['nextChanges']> {
    if (!(subscription instanceof ChangeBuffer)) throw new Error('nextChanges: the subscription is not one of this shell');
    return subscription.next(this.shell.hooks.clock, this.shell.signal, timeoutMs);
  }

  readFile(path: string): Promise<string | undefined> {
    return this.shell.readFile(this.shell.resolve(this.call.cwd, path));
  }

  listDirectory(path: string): Promise<readonly string[] | undefined> {
    return this.shell.listDirectory(this.shell.resolve(this.call.cwd, path));
  }

  writeFile(path: string, content: string): Promise<void> {
    return this.shell.saveFile(this.shell.resolve(this.call.cwd, path), content);
  }

  namespace(): string {
    return this.shell.namespace;
  }

  setNamespace(namespace: string): void {
    this.shell.namespace = namespace;
  }

  edit(fileName: string, text: string): Promise<string | undefined> {
    return this.shell.hooks.edit(fileName, text);
  }
}
