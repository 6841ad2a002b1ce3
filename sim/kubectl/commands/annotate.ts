import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { changeMetadata, metadataFlags } from './change-metadata.ts';

/** `kubectl annotate` (rule KCT-19). */
export const annotate: KubectlCommand = {
  path: ['annotate'],
  group: 'settings',
  summary: 'Update the annotations on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  completes: 'types and names',
  flags: metadataFlags('annotations'),
  run: (context) =>
    changeMetadata(context, {
      field: 'annotations',
      noun: 'annotation',
      refuse: () => undefined,
      conflict: (key, value) =>
        `--overwrite is false but found the following declared annotation(s): '${key}' already has a value (${value})`,
      word: () => 'annotated',
      announceMissing: false,
    }),
};
