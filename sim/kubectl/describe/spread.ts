import { isObject, readNumber, readObject, readText } from '#sim/api/json-read.ts';
import type { JsonValue, LabelSelector } from '#sim/api/meta-v1/types.ts';
import { selectorText } from '#sim/api/selector.ts';
import type { DescriptionWriter } from './writer.ts';

/** Topology spread constraints, sorted by key; nothing without any. */
export function writeSpreadConstraints(w: DescriptionWriter, constraints: readonly unknown[] | undefined, level: number): void {
  // The type leaves constraints open; they are JSON like everything in an object.
  const items = ((constraints ?? []) as readonly JsonValue[]).filter(isObject);
  if (items.length === 0) return;
  const lines = items
    .toSorted((a, b) => (readText(a, 'topologyKey') < readText(b, 'topologyKey') ? -1 : 1))
    .map((item) => {
      const selector = readObject(item, 'labelSelector') as LabelSelector | undefined;
      const suffix = selector === undefined ? '' : ` for selector ${selectorText(selector)}`;
      return `${readText(item, 'topologyKey')}:${readText(item, 'whenUnsatisfiable')} when max skew ${readNumber(item, 'maxSkew') ?? 0} is exceeded${suffix}`;
    });
  w.list('Topology Spread Constraints', lines, level);
}
