import type { ApiResult, JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { printJson } from '#sim/api/print/index.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext } from './command.ts';
import { namespaceOf } from './fetch.ts';
import { dryRunSuffix } from './messages.ts';
import { chooseOutput, type OutputFormat, printValue, writeObject, writeResult } from './output.ts';
import { objectReference } from './print/index.ts';
import { kindPrefix } from './print/names.ts';
import { structOrder } from './struct-order.ts';

/** What a server says of a type that it does not have. */
const UNSERVED = {
  ok: false,
  warnings: [],
  status: { code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' },
} as const;

/** Reads the one NAME of `create TYPE NAME`; an exit code when it is not one. */
export function nameArgument(context: CommandContext): string | number {
  const count = context.dashAt < 0 ? context.args.length : context.dashAt;
  const [name = ''] = context.args;
  if (count !== 1) return context.failUsage(`exactly one NAME is required, got ${count}`);
  return name === '' ? context.fail('name must be specified') : name;
}

/** `metadata` of a new object: with a namespace only when `-n` was given, as kubectl prints it. */
export const newMetadata = ({ hasNamespaceFlag, namespace }: CommandContext, name: string): JsonObject =>
  hasNamespaceFlag ? { name, namespace } : { name };

/**
 * Sends (or with `--dry-run=client` only shows) an object that the command line describes (rule KCT-17).
 *
 * @param kind of the object; one that the server does not serve is given as a whole
 * @param wrapping text before the server's sentence in an error, `failed to create job: `; without it the refusal prints as such
 * @param verb what is said to have happened
 */
export async function createObject(
  context: CommandContext,
  kind: string | ResourceInfo,
  body: JsonObject,
  wrapping?: string,
  verb = 'created',
): Promise<number> {
  const info = typeof kind === 'string' ? resourceOfKind(kind) : kind;
  const { flags, client, namespace } = context;
  const choice = await chooseOutput(context);
  if (!choice.ok) return context.fail(choice.error);
  const dry = flags.text('dry-run');
  const name = String((body['metadata'] as JsonObject | undefined)?.['name'] ?? '');
  const done = `${kindPrefix(info)}/${name} ${verb}${dryRunSuffix(dry)}`;
  if (dry === 'client') return showBody(context, choice.format, body, `${kindPrefix(info)}/${name}`, done);
  await context.request();
  if (!client.resources.includes(info))
    return wrapping === undefined ? context.refuse(UNSERVED) : context.fail(`${wrapping}${UNSERVED.status.message}`);
  const result: ApiResult<KubeObject> = client.create(info, namespaceOf(info, namespace), body, {
    dryRun: dry === 'server',
    fieldValidation: 'Strict',
  });
  if (!result.ok) {
    if (wrapping === undefined) return context.refuse(result);
    context.warn(result.warnings);
    return context.fail(`${wrapping}${result.status.message}`);
  }
  context.warn(result.warnings);
  return writeObject(
    context,
    choice.format,
    { info, object: result.value },
    `${objectReference(info, result.value)} ${verb}${dryRunSuffix(dry)}`,
  );
}

function showBody(context: CommandContext, format: OutputFormat, body: JsonObject, reference: string, done: string): number {
  if (format.is === 'table' || format.is === 'name') {
    context.out(`${format.is === 'name' ? reference : done}\n`);
    return 0;
  }
  return writeResult(context, format.is === 'json' ? { ok: true, text: printJson(body, structOrder) } : printValue(format, body));
}
