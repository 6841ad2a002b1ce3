import { readObject, withValue } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { printYaml } from '#sim/api/print/index.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { fileFlags, flag, selector } from '#sim/kubectl/common-flags.ts';
import { namespaceOf } from '#sim/kubectl/fetch.ts';
import { readManifestFiles } from '#sim/kubectl/manifest-files.ts';
import { applyManifests, LAST_APPLIED } from '#sim/kubectl/manifests/index.ts';
import { NO_FILE } from '#sim/kubectl/messages.ts';
import { toJson } from '#sim/kubectl/print/index.ts';
import { unifiedDiff } from '#sim/kubectl/unified-diff.ts';

/** Status when there are differences, and when there is a failure. */
const DIFFERENT = 1;
const FAILED = 2;

/** `kubectl diff -f FILE`: what apply would change; exit code 1 when something would (rule KCT-28). */
export const diff: KubectlCommand = {
  path: ['diff'],
  group: 'advanced',
  summary: 'Diff the live version against a would-be applied version',
  usage: '-f FILENAME',
  flags: [
    ...fileFlags,
    selector,
    flag('server-side', 'bool', 'let the server merge'),
    flag('prune', 'bool', 'also show what would be deleted'),
  ],
  async run(context) {
    const text = await differences(context);
    if (text === undefined) return FAILED;
    context.out(text);
    return text === '' ? 0 : DIFFERENT;
  },
};

/** Undefined when something failed; it is printed. */
async function differences(context: CommandContext): Promise<string | undefined> {
  const { args, flags, client, namespace, hasNamespaceFlag } = context;
  const refuse = (text: string): undefined => void context.fail(text);
  if (args.length > 0) return void context.failUsage(`Unexpected args: [${args.join(' ')}]`);
  if (!flags.has('filename') && !flags.has('kustomize')) return refuse(NO_FILE);
  const read = await readManifestFiles(context);
  if (!read.ok) return refuse(read.error);
  let text = '';
  const outcome = await applyManifests(client, {
    files: read.files,
    namespace,
    hasNamespaceFlag,
    dryRun: 'server',
    request: () => context.request(),
    print: (objects) => {
      text = objects.map(({ info, object }) => difference(context, info, toJson(object))).join('');
      return '';
    },
  });
  context.err(outcome.stderr);
  return outcome.exitCode === 0 ? text : undefined;
}

function difference({ client, namespace }: CommandContext, info: Parameters<typeof client.get>[0], after: JsonObject): string {
  const metadata = readObject(after, 'metadata');
  const name = String(metadata?.['name'] ?? '');
  const place = namespaceOf(info, String(metadata?.['namespace'] ?? namespace));
  const live = client.get(info, place, name);
  const file = `${info.group === '' ? '' : `${info.group}.`}${info.version}.${info.kind}.${place}.${name}`;
  const before = live.ok ? toJson(live.value) : undefined;
  const merged = printYaml(withAnnotationOf(before, after));
  return unifiedDiff(`/tmp/LIVE/${file}`, `/tmp/MERGED/${file}`, before === undefined ? '' : printYaml(before), merged);
}

/** What apply would note in the annotation of its own is no difference. */
function withAnnotationOf(before: JsonObject | undefined, after: JsonObject): JsonObject {
  const noted = readObject(readObject(before, 'metadata'), 'annotations')?.[LAST_APPLIED];
  const metadata = readObject(after, 'metadata') ?? {};
  const annotations = withValue(readObject(metadata, 'annotations') ?? {}, LAST_APPLIED, noted);
  return { ...after, metadata: withValue(metadata, 'annotations', Object.keys(annotations).length === 0 ? undefined : annotations) };
}
