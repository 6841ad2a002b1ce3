import { goQuote } from '#sim/api/go-text.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { labelValueErrors } from '#sim/api/names.ts';
import { compactJson } from '#sim/api/print/index.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { toJson } from '#sim/kubectl/print/index.ts';
import { changeMetadata, metadataFlags } from './change-metadata.ts';

/** `kubectl label` (rule KCT-19). */
export const label: KubectlCommand = {
  path: ['label'],
  group: 'settings',
  summary: 'Update the labels on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  completes: 'types and names',
  flags: metadataFlags('labels'),
  run: (context) =>
    changeMetadata(context, {
      field: 'labels',
      noun: 'label',
      refuse: (key, value) => refuseLabel(key, value),
      conflict: (key, value) => `'${key}' already has a value (${value}), and --overwrite is false`,
      word: (before, after) => labelWord(before, after, context.flags.isOn('overwrite')),
      announceMissing: true,
    }),
};

function refuseLabel(key: string, value: string | undefined): string | undefined {
  // The key is the server's to refuse.
  if (value?.includes('=')) return `invalid label spec: ${key}=${value}`;
  const valueErrors = value === undefined ? [] : labelValueErrors(value);
  return valueErrors.length > 0 ? `invalid label value: ${goQuote(`${key}=${value ?? ''}`)}: ${valueErrors.join('; ')}` : undefined;
}

/** What kubectl calls the change; it goes by the length of the object, so a shorter one was "unlabeled". */
function labelWord(before: KubeObject, after: KubeObject, overwrites: boolean): string {
  const [was, is] = [before, after].map((object) => compactJson({ ...(toJson(object).metadata as object), resourceVersion: '' }));
  if (was === is) return 'not labeled';
  return !overwrites && (is ?? '').length < (was ?? '').length ? 'unlabeled' : 'labeled';
}
