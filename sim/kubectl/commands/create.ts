import { isObject } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { parseYamlValue } from '#sim/api/yaml/index.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, fileFlags, flag, selector } from '#sim/kubectl/common-flags.ts';
import { readManifestFiles } from '#sim/kubectl/manifest-files.ts';
import { createManifests } from '#sim/kubectl/manifests/index.ts';
import { postRaw } from '#sim/kubectl/raw.ts';
import { sendManifests } from './apply.ts';

/** `kubectl create -f FILE`; `create job` and the like are commands of their own. */
export const create: KubectlCommand = {
  path: ['create'],
  group: 'beginner',
  summary: 'Create a resource from a file or from stdin',
  usage: '-f FILENAME',
  flags: [
    ...createFlags,
    ...fileFlags,
    selector,
    flag('raw', 'string', 'API path to send the file to'),
    flag('edit', 'bool', 'edit the file first'),
  ],
  run(context) {
    const { flags } = context;
    if (flags.has('raw')) return createRaw(context, flags.text('raw'));
    return sendManifests(context, createManifests, { saveConfig: flags.isOn('save-config') });
  },
};

async function createRaw(context: CommandContext, path: string): Promise<number> {
  if (context.flags.list('filename').length !== 1) return context.fail('--raw can only use a single local file or stdin');
  const read = await readManifestFiles(context);
  if (!read.ok) return context.fail(read.error);
  const parsed = parseYamlValue(read.files[0]?.text ?? '');
  const body: JsonValue = parsed.ok ? parsed.value : null;
  if (!isObject(body))
    return context.refuse({
      ok: false,
      warnings: [],
      status: { code: 400, reason: 'BadRequest', message: 'the object provided is unrecognized' },
    });
  return postRaw(context, path, body);
}
