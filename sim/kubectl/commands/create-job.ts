import type { CronJob } from '#sim/api/batch-v1/types.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';
import { namespaceOf } from '#sim/kubectl/fetch.ts';
import { toJson } from '#sim/kubectl/print/index.ts';
import { resolveArguments } from '#sim/kubectl/resolve.ts';

const WRAPPING = 'failed to create job: ';

/** `kubectl create job NAME --image=IMAGE` or `--from=cronjob/NAME` (rule KCT-18). */
export const createJob: KubectlCommand = {
  path: ['create', 'job'],
  summary: 'Create a job with the specified name',
  usage: 'NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  flags: [...createFlags, flag('image', 'string', 'image of the container'), flag('from', 'string', 'CronJob to copy from: cronjob/NAME')],
  async run(context) {
    const { args, flags, dashAt } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const image = flags.text('image');
    const from = flags.text('from');
    if ((image === '') === (from === '')) return context.fail('either --image or --from must be specified');
    const command = dashAt < 0 ? [] : args.slice(dashAt);
    if (from === '')
      return createObject(context, 'Job', jobOf(newMetadata(context, name), podTemplate(name, image, command, 'Never')), WRAPPING);
    if (command.length > 0) return context.fail('cannot specify --from and command');
    const source = await readSource(context, from);
    return typeof source === 'number' ? source : createObject(context, 'Job', copyOf(context, name, source), WRAPPING);
  },
};

const jobOf = (metadata: JsonObject, template: JsonObject): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata,
  spec: { template },
  status: {},
});

/** Pod template of `create job` and `create cronjob`: one container named like the object. */
export function podTemplate(name: string, image: string, command: readonly string[], restartPolicy: string): JsonObject {
  const container = { ...(command.length === 0 ? {} : { command }), image, name, resources: {} };
  return { metadata: {}, spec: { containers: [container], restartPolicy } };
}

async function readSource(context: CommandContext, from: string): Promise<CronJob | number> {
  const { client, namespace } = context;
  const resolved = resolveArguments([from], client.resources);
  if (!resolved.ok) return context.fail(resolved.error);
  const [request] = resolved.requests;
  const name = request?.names[0];
  if (request === undefined || name === undefined) return context.fail('from must be an existing cronjob');
  await context.request();
  const result = client.get(request.info, namespaceOf(request.info, namespace), name);
  if (!result.ok) return context.refuse(result);
  return isCronJob(result.value) ? result.value : context.fail(`unknown object type *v1.${result.value.kind}`);
}

const isCronJob = (object: { readonly kind: string }): object is CronJob => object.kind === 'CronJob';

function copyOf(context: CommandContext, name: string, source: CronJob): JsonObject {
  const { jobTemplate } = source.spec;
  const annotations = { 'cronjob.kubernetes.io/instantiate': 'manual', ...jobTemplate.metadata?.annotations };
  const labels = jobTemplate.metadata?.labels;
  const owner = { apiVersion: 'batch/v1', controller: true, kind: 'CronJob', name: source.metadata.name, uid: source.metadata.uid };
  const metadata = { ...newMetadata(context, name), annotations, ...(labels === undefined ? {} : { labels }), ownerReferences: [owner] };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: specOf(source), status: {} };
}

/** The Job spec of a CronJob as JSON. */
function specOf(source: CronJob): JsonValue {
  const spec = toJson(source)['spec'] as JsonObject;
  const template = spec['jobTemplate'] as JsonObject;
  return template['spec'] ?? {};
}
