import { DESCRIPTION_LINES } from './descriptions.generated.ts';
import { structOf } from './lookup.ts';

const LINE_BREAK = /¶/g;
const lines = new Map(DESCRIPTION_LINES.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line]));

/**
 * The API reference's text of a struct, or of one of its fields.
 *
 * Reads the table `Name:text¦field:text¦…`. The table is large: load this module on demand, with `loadDescriptions` or a
 * dynamic import.
 *
 * @param struct Go name (`PodSpec`, `Quantity`)
 * @returns undefined where the reference says nothing
 * @source Kubernetes API reference, version 1.36
 */
export function referenceText(struct: string, field?: string): string | undefined {
  const [own, ...fields] = lines.get(struct)?.split('¦') ?? [];
  const text = field === undefined ? own : fields.find((entry) => entry.startsWith(`${field}:`));
  if (text !== undefined) return text.slice(text.indexOf(':') + 1).replace(LINE_BREAK, '\n') || undefined;
  const isTypeMeta = (field === 'apiVersion' || field === 'kind') && structOf(struct) !== undefined;
  return isTypeMeta ? referenceText('TypeMeta', field) : undefined;
}
