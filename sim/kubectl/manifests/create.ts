import { readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import type { CommandOutcome, KubeClient } from '#sim/apiserver/client.ts';
import { problem, refusal } from '#sim/kubectl/problem.ts';
import { withLastApplied } from './last-applied.ts';
import * as messages from './messages.ts';
import type { ManifestOptions } from './options.ts';
import { failed, Report } from './report.ts';
import { readTargets, type Target } from './targets.ts';

/** `kubectl create -f FILE…`. @source kubectl create, v1.35 */
export async function createManifests(client: KubeClient, options: ManifestOptions): Promise<CommandOutcome> {
  const { targets, readProblems, namespaceProblems } = readTargets(client, options);
  if (targets.length === 0 && readProblems.length === 0 && namespaceProblems.length === 0) return failed(messages.noObjects('create'));
  const report = new Report(options);
  report.problems.push(...namespaceProblems.map(problem));
  for (const target of targets) await createOne(client, options, target, report);
  return report.outcome(readProblems, false);
}

async function createOne(client: KubeClient, options: ManifestOptions, target: Target, report: Report): Promise<void> {
  const { info, namespace, fileName } = target;
  const body = options.saveConfig === true ? withLastApplied(target.object) : target.object;
  if (options.dryRun === 'client') {
    tell(options, target, body as unknown as KubeObject, report); // printed as the manifest says it, never stored
    return;
  }
  await options.request?.();
  const result = client.create(info, namespace, body, {
    dryRun: options.dryRun === 'server',
    fieldValidation: options.fieldValidation ?? 'Strict',
  });
  report.warn(result.warnings);
  if (result.ok) tell(options, target, result.value, report);
  else report.problems.push(refusal(result.status, messages.creating(fileName)));
}

function tell(options: ManifestOptions, { info }: Target, object: KubeObject, report: Report): void {
  if (options.print !== undefined) report.print(options.print([{ info, object }], report.hasPrinted));
  else report.done(info, readText(readStruct(object as unknown as JsonObject, 'metadata'), 'name'), 'created'); // KubeObject is JSON
}
