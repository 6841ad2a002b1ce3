import { readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { printJson, printYaml } from '#sim/api/print/index.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { all, dryRun, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { readTargets } from '#sim/kubectl/manifest-targets.ts';
import { LAST_APPLIED, withLastApplied } from '#sim/kubectl/manifests/index.ts';
import { dryRunSuffix, RESOURCES_NEEDED } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

/** `kubectl apply view-last-applied`: what apply noted of the manifest (rule KCT-16). */
export const viewLastApplied: KubectlCommand = {
  path: ['apply', 'view-last-applied'],
  summary: 'View the latest last-applied-configuration annotations of a resource/object',
  usage: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  completes: 'types and names',
  flags: [...fileFlags, selector, all, flag('output', 'string', 'layout', { short: 'o', preset: 'yaml', completes: ['yaml', 'json'] })],
  async run(context) {
    const { flags } = context;
    const format = flags.text('output');
    if (format !== 'yaml' && format !== 'json')
      return context.failUsage(`Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json`);
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
    const problems: Problem[] = [...missing];
    for (const { object } of flatten(groups)) {
      const noted = object.metadata.annotations?.[LAST_APPLIED];
      if (noted === undefined)
        problems.push(problem(`no last-applied-configuration annotation found on resource: ${object.metadata.name}`));
      else context.out(format === 'json' ? printJson(JSON.parse(noted)) : printYaml(JSON.parse(noted)));
    }
    return context.failWith(problems);
  },
};

/** `kubectl apply set-last-applied -f FILE`: notes a manifest as the one applied last, and changes nothing else (rule KCT-39). */
export const setLastApplied: KubectlCommand = {
  path: ['apply', 'set-last-applied'],
  summary: 'Set the last-applied-configuration annotation on a live object to match the contents of a file',
  usage: '-f FILENAME',
  flags: [...printFlags, ...fileFlags, dryRun, flag('create-annotation', 'bool', 'make the note where there is none')],
  async run(context) {
    const { client, flags, namespace } = context;
    if (!flags.has('filename')) return context.fail(RESOURCES_NEEDED);
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const read = await readTargets(context);
    if (!read.ok) return context.failWith(read.problems);
    const problems: Problem[] = [];
    for (const { info, name, namespace: own, object: manifest } of read.manifests) {
      await context.request();
      const place = namespaceOf(info, own || namespace);
      const found = client.get(info, place, name);
      if (!found.ok) {
        problems.push(refusal(found.status));
        continue;
      }
      if (found.value.metadata.annotations?.[LAST_APPLIED] === undefined && !flags.isOn('create-annotation')) {
        problems.push(
          problem(
            `no last-applied-configuration annotation found on resource: ${name}, to create the annotation, run the command with --create-annotation`,
          ),
        );
        continue;
      }
      const noted = readText(
        readStruct(readStruct(withLastApplied(inNamespace(manifest, place)), 'metadata'), 'annotations'),
        LAST_APPLIED,
      );
      const body = { metadata: { annotations: { [LAST_APPLIED]: noted } } };
      const result = client.patch(info, place, name, 'merge', body, { dryRun: flags.text('dry-run') !== 'none' });
      if (!result.ok) problems.push(refusal(result.status));
      else {
        const done = `${objectReference(info, result.value)} configured${dryRunSuffix(flags.text('dry-run'))}`;
        writeObject(context, choice.format, { info, object: result.value }, done);
      }
    }
    return context.failWith(problems);
  },
};

/** The manifest with the namespace that it is meant for, as apply notes it. */
function inNamespace(manifest: JsonObject, namespace: string): JsonObject {
  const metadata = readStruct(manifest, 'metadata');
  return namespace === '' ? manifest : { ...manifest, metadata: { ...metadata, namespace } };
}
