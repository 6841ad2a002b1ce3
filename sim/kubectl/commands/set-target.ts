import { jsonEqual, readObject, readObjects, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';
import { all, dryRun, fieldManager, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import type { FlagSpec } from '#sim/kubectl/flags.ts';
import { dryRunSuffix } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

/** Flags that the `set` commands share. */
export const setFlags: readonly FlagSpec[] = [
  ...printFlags,
  ...fileFlags,
  selector,
  all,
  dryRun,
  fieldManager,
  flag('local', 'bool', 'change the file, not the server'),
];

const LOCAL_NEEDS_FILE = `you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`;

const POD_SPEC: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Job: ['spec', 'template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** New lists of containers, or what is wrong. Undefined leaves the object alone. */
export type ContainerChange =
  | { readonly ok: true; readonly containers: readonly JsonObject[]; readonly initContainers: readonly JsonObject[] }
  | { readonly ok: false; readonly error: string };

/** Containers of an object's pod template. */
export interface PodContainers {
  readonly containers: readonly JsonObject[];
  readonly initContainers: readonly JsonObject[];
}

/**
 * Runs a `set` command: changes the containers of each object's pod template and patches what differs (rule KCT-22).
 *
 * @param what the words of its messages: `image`, `env`, `resource requirements`
 * @param refusedChange why the wanted change itself is none; said once the objects are known
 */
export function setContainers(
  context: CommandContext,
  objects: readonly string[],
  what: string,
  change: (containers: PodContainers, object: KubeObject) => ContainerChange,
  refusedChange?: string,
): Promise<number> {
  const changeSpec = (spec: JsonObject | undefined, object: KubeObject): PodSpecChange => {
    const before = { containers: readObjects(spec, 'containers'), initContainers: readObjects(spec, 'initContainers') };
    const after = change(before, object);
    return after.ok ? { ok: true, fields: { containers: after.containers, initContainers: after.initContainers } } : after;
  };
  return setPodSpec(context, objects, what, changeSpec, refusedChange);
}

/** New values of fields of a pod template's spec, or what is wrong; those that are as before are not sent. */
export type PodSpecChange = { readonly ok: true; readonly fields: JsonObject } | { readonly ok: false; readonly error: string };

/** Runs a `set` command that changes fields of each object's pod template (rule KCT-22). */
export async function setPodSpec(
  context: CommandContext,
  objects: readonly string[],
  what: string,
  change: (spec: JsonObject | undefined, object: KubeObject) => PodSpecChange,
  refusedChange?: string,
): Promise<number> {
  const choice = await chooseOutput(context);
  if (!choice.ok) return context.fail(choice.error);
  if (context.flags.isOn('local') && !context.flags.has('filename')) return context.fail(LOCAL_NEEDS_FILE);
  const selected = await selectedRequests(context, { args: objects });
  if (typeof selected === 'number') return selected;
  const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
  if (refusedChange !== undefined) return missing.length > 0 ? context.failWith(missing) : context.fail(refusedChange);
  const problems: Problem[] = [...missing];
  for (const { info, object } of flatten(groups)) {
    const path = POD_SPEC[object.kind];
    if (path === undefined) {
      problems.push(problem(`the object is not a pod or does not have a pod template: ${info.group}/${info.version}, Kind=${info.kind}`));
      continue;
    }
    const spec = path.reduce<JsonObject | undefined>((inner, key) => readObject(inner, key), toJson(object));
    const after = change(spec, object);
    if (!after.ok) {
      problems.push(problem(after.error));
      continue;
    }
    const changed = differing(spec, after.fields);
    if (Object.keys(changed).length === 0) continue;
    const failure = send(context, info, object, path, changed, what);
    if (failure.ok)
      writeObject(
        context,
        choice.format,
        { info, object: failure.object },
        `${objectReference(info, object)} ${what} updated${dryRunSuffix(context.flags.text('dry-run'))}`,
      );
    else problems.push(failure.problem);
  }
  return context.failWith(problems);
}

/** An absent list is an empty one. */
function differing(spec: JsonObject | undefined, fields: JsonObject): JsonObject {
  const isSame = (key: string, value: JsonValue): boolean => jsonEqual(spec?.[key] ?? (Array.isArray(value) ? [] : null), value);
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) => !isSame(key, value)));
}

type Sent = { readonly ok: true; readonly object: KubeObject } | { readonly ok: false; readonly problem: Problem };

function send(
  { client, flags }: CommandContext,
  info: ResourceInfo,
  object: KubeObject,
  path: readonly string[],
  changed: JsonObject,
  what: string,
): Sent {
  const body = path.reduceRight<JsonObject>((inner, key) => ({ [key]: inner }), changed);
  const namespace = namespaceOf(info, object.metadata.namespace ?? '');
  const result = client.patch(info, namespace, object.metadata.name, 'merge', body, { dryRun: flags.text('dry-run') !== 'none' });
  if (result.ok) return { ok: true, object: result.value };
  const word = what === 'resource requirements' ? 'resource' : what;
  if (result.status.reason !== 'Invalid') return { ok: false, problem: refusal(result.status) };
  return { ok: false, problem: problem(`failed to patch ${word} update to pod template: ${result.status.message}`) };
}

/** Whether a container is meant by `-c` (`*` and shell-like patterns allowed). */
export function isChosen(container: JsonObject, pattern: string): boolean {
  if (pattern === '' || pattern === '*') return true;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(readText(container, 'name'));
}
