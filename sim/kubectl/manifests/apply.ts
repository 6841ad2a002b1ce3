import { readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { threeWayMergePatch } from '#sim/api/patch/index.ts';
import { compactJson } from '#sim/api/print/index.ts';
import type { CommandOutcome, KubeClient, WriteOptions } from '#sim/apiserver/client.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { readLastApplied, withLastApplied } from './last-applied.ts';
import * as messages from './messages.ts';
import type { ManifestOptions, SentObject } from './options.ts';
import { failed, isEmptyPatch, Report } from './report.ts';
import { readTargets, type Target } from './targets.ts';

/**
 * `kubectl apply -f FILE…`: creates what is not there, patches what is, each object on its own.
 *
 * Simplified: `--server-side` merges like client-side apply and keeps no field managers.
 *
 * @source kubectl apply, v1.35
 */
export async function applyManifests(client: KubeClient, options: ManifestOptions): Promise<CommandOutcome> {
  const { targets, readProblems, namespaceProblems } = readTargets(client, options);
  const problems = [...namespaceProblems, ...readProblems];
  if (targets.length === 0 && problems.length === 0) return failed(messages.noObjects('apply'));
  const run = new ApplyRun(client, options);
  for (const target of targets) await run.apply(target);
  return run.outcome(problems);
}

class ApplyRun {
  readonly #client: KubeClient;
  readonly #options: ManifestOptions;
  readonly #write: WriteOptions;
  readonly #report: Report;
  readonly #sent: SentObject[] = [];

  constructor(client: KubeClient, options: ManifestOptions) {
    this.#client = client;
    this.#options = options;
    this.#write = { dryRun: options.dryRun !== 'none', fieldValidation: options.fieldValidation ?? 'Strict' };
    this.#report = new Report(options);
  }

  outcome(readProblems: readonly string[]): CommandOutcome {
    const { print } = this.#options;
    if (print !== undefined && this.#sent.length > 0) this.#report.print(print(this.#sent, false));
    return this.#report.outcome(readProblems, true);
  }

  async apply(target: Target): Promise<void> {
    const found = await this.#apply(target);
    if (found !== undefined) this.#report.problems.push(found);
  }

  async #apply(target: Target): Promise<Problem | undefined> {
    const { info, name, namespace, fileName } = target;
    const prefix = readText(readStruct(target.object, 'metadata'), 'generateName');
    if (name === '' && prefix !== '') return problem(messages.generatedName(prefix));
    const retrieving = messages.retrieving(messages.describeTarget(info, name, namespace), fileName);
    if (name === '') return problem(`${retrieving}: resource name may not be empty`);
    await this.#options.request?.();
    const current = this.#client.get(info, namespace, name);
    if (current.ok) return this.#patch(target, current.value);
    if (current.status.reason !== 'NotFound') return refusal(current.status, retrieving);
    return this.#create(target);
  }

  async #create(target: Target): Promise<Problem | undefined> {
    const { info, name, namespace, fileName } = target;
    const body = this.#options.serverSide === true ? target.object : withLastApplied(target.object);
    if (this.#options.dryRun === 'client') {
      this.#done(target, 'created', body as unknown as KubeObject); // printed as the manifest says it, never stored
      return undefined;
    }
    await this.#options.request?.();
    const result = this.#client.create(info, namespace, body, this.#write);
    this.#report.warn(result.warnings);
    if (!result.ok) return refusal(result.status, messages.creating(fileName));
    this.#done({ info, name }, this.#options.serverSide === true ? 'serverside-applied' : 'created', result.value);
    return undefined;
  }

  async #patch(target: Target, current: KubeObject): Promise<Problem | undefined> {
    const { info, name, namespace, fileName } = target;
    const isServerSide = this.#options.serverSide === true;
    if (this.#options.dryRun === 'client') {
      this.#done(target, 'configured', current);
      return undefined;
    }
    const stored = current as unknown as JsonObject; // stored objects are JSON
    const lastApplied = readLastApplied(stored);
    if (lastApplied === undefined && !isServerSide) this.#report.warn([messages.missingAnnotation(info, name)]);
    const patch = isServerSide
      ? target.object
      : threeWayMergePatch(info.kind, { lastApplied, modified: withLastApplied(target.object), current: stored });
    if (isEmptyPatch(patch)) {
      this.#done(target, 'unchanged', current);
      return undefined;
    }
    if (current.metadata.deletionTimestamp !== undefined) this.#report.warn([messages.beingDeleted(info, name)]);
    await this.#options.request?.();
    const result = this.#client.patch(info, namespace, name, 'strategic', patch, this.#write);
    this.#report.warn(result.warnings);
    if (!result.ok)
      return refusal(result.status, messages.patching(compactJson(patch), messages.describeTarget(info, name, namespace), fileName));
    this.#done(target, isServerSide ? 'serverside-applied' : 'configured', result.value);
    return undefined;
  }

  #done({ info, name }: Pick<Target, 'info' | 'name'>, word: string, object: KubeObject): void {
    if (this.#options.print === undefined) this.#report.done(info, name, word);
    else this.#sent.push({ info, object });
  }
}
