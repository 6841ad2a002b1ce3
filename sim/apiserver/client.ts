import type { ApiResult, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';

/** A resource type as discovery lists it. */
export interface ResourceInfo {
  /** `batch`, `apps`, … ; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Plural, lower case: `cronjobs`. */
  readonly resource: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** Shown by `kubectl get all`. */
  readonly inAll: boolean;
}

export interface ListOptions {
  /** Undefined lists all namespaces (or a cluster-wide kind). */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export interface WriteOptions {
  readonly dryRun?: boolean;
  /** What unknown fields do; kubectl create and apply send Strict, patch sends Warn. */
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
}

export interface DeleteOptions extends WriteOptions {
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  readonly gracePeriodSeconds?: number;
  /** Refuse with Conflict when the stored uid differs. */
  readonly preconditionUid?: string;
}

export type PatchType = 'strategic' | 'merge' | 'json';

export interface LogOptions {
  readonly container?: string;
  readonly previous?: boolean;
  /** Last n lines; undefined is all. */
  readonly tailLines?: number;
  readonly sinceSeconds?: number;
  readonly timestamps?: boolean;
}

export interface WatchNotice {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
}

/**
 * The API as kubectl and the pages use it: requests in, answers out, all at the current virtual instant.
 *
 * Reads return stored objects, which are immutable. Every call is synchronous; waiting is the caller's business.
 */
export interface KubeClient {
  readonly resources: readonly ResourceInfo[];
  get(resource: ResourceInfo, namespace: string, name: string): ApiResult<KubeObject>;
  /** Sorted by namespace, then name. A malformed selector is a BadRequest. */
  list(resource: ResourceInfo, options: ListOptions): ApiResult<readonly KubeObject[]>;
  create(resource: ResourceInfo, namespace: string, body: JsonValue, options?: WriteOptions): ApiResult<KubeObject>;
  update(resource: ResourceInfo, namespace: string, name: string, body: JsonValue, options?: WriteOptions): ApiResult<KubeObject>;
  patch(
    resource: ResourceInfo,
    namespace: string,
    name: string,
    type: PatchType,
    body: JsonValue,
    options?: WriteOptions,
  ): ApiResult<KubeObject>;
  /** The value is the object as it is after the call: still there when finalizers or a grace period hold it. */
  delete(resource: ResourceInfo, namespace: string, name: string, options?: DeleteOptions): ApiResult<KubeObject>;
  /** Replicas of a scalable kind; NotFound for kinds without the subresource. */
  scale(resource: ResourceInfo, namespace: string, name: string, replicas: number, options?: WriteOptions): ApiResult<KubeObject>;
  evict(namespace: string, podName: string, gracePeriodSeconds?: number): ApiResult<KubeObject>;
  /** Text of the log, as the kubelet has it at this instant. */
  logs(namespace: string, podName: string, options: LogOptions): ApiResult<string>;
  /** Runs a command in a running container and gives its whole result (it may not run for more than 60 virtual seconds). */
  exec(
    namespace: string,
    podName: string,
    container: string | undefined,
    argv: readonly string[],
  ): ApiResult<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }>;
}

/** The machine that kubectl runs on: its clock, its files, and how it waits for virtual time. */
export interface KubectlHost {
  readonly client: KubeClient;
  /** Wall clock of the cluster, ms since 1970 UTC. */
  nowMs(): number;
  /** Resolves when that much virtual time has passed. Rejects with `Interrupted` on Ctrl-C. */
  sleep(ms: number): Promise<void>;
  /**
   * Resolves at the next change to any object of these resources, or when `timeoutMs` has passed.
   *
   * @returns what changed since the last call, oldest first; empty on time-out
   */
  nextChanges(subscription: WatchSubscription, timeoutMs: number): Promise<readonly WatchNotice[]>;
  subscribe(resource: ResourceInfo, namespace: string | undefined): WatchSubscription;
  /** Reads a file or directory listing of the shell's file system; undefined when it does not exist. */
  readFile(path: string): Promise<string | undefined>;
  listDirectory(path: string): Promise<readonly string[] | undefined>;
  writeFile(path: string, content: string): Promise<void>;
  readonly stdin: string;
  /** Namespace of the current context; `setNamespace` is `kubectl config set-context --current --namespace`. */
  namespace(): string;
  setNamespace(namespace: string): void;
  /** Streams output of a command that is still running (`-w`, `logs -f`); the final result carries only the rest. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Opens an editor with the text; resolves with what the person saved, or undefined when closed without saving. */
  edit(fileName: string, text: string): Promise<string | undefined>;
  /** Asks for a line behind a prompt; undefined at the end of the input. Absent when the command has no terminal. */
  readonly readLine?: ((prompt: string) => Promise<string | undefined>) | undefined;
}

/** An open watch; `close` frees it. */
export interface WatchSubscription {
  close(): void;
}

export interface CommandOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}
