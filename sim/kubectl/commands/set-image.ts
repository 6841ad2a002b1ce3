import { readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { splitChanges } from './pairs.ts';
import { isChosen, setContainers, setFlags } from './set-target.ts';

/** `kubectl set image TYPE/NAME CONTAINER=IMAGE` (rule KCT-22). */
export const setImage: KubectlCommand = {
  path: ['set', 'image'],
  summary: 'Update the image of a pod template',
  usage: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  completes: 'types and names',
  flags: setFlags,
  run(context) {
    const split = splitChanges(context.args);
    if (split.misplaced !== undefined) return context.fail(`all resources must be specified before image changes: ${split.misplaced}`);
    const wanted = split.changes.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const);
    const isTaken = (container: JsonObject, name: string): boolean => isChosen(container, name === '*' ? '*' : name);
    return setContainers(
      context,
      split.objects,
      'image',
      ({ containers, initContainers }) => {
        const unknown = wanted.find(([name]) => ![...containers, ...initContainers].some((one) => isTaken(one, name)));
        if (unknown !== undefined) return { ok: false, error: `unable to find container named "${unknown[0]}"` };
        const change = (container: JsonObject): JsonObject => {
          const image = wanted.findLast(([name]) => isTaken(container, name))?.[1];
          return image === undefined || image === readText(container, 'image') ? container : { ...container, image };
        };
        return { ok: true, containers: containers.map(change), initContainers: initContainers.map(change) };
      },
      split.changes.length === 0 ? 'at least one image update is required' : undefined,
    );
  },
};
