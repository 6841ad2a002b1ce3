import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { JsonPathError } from './nodes.ts';

type BasicKind = 'string' | 'bool' | 'int' | 'float';

function basicKind(value: JsonValue): BasicKind {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  throw new JsonPathError('invalid type for comparison');
}

function isLess(a: JsonValue, b: JsonValue): boolean {
  const kind = basicKind(a);
  if (kind !== basicKind(b)) throw new JsonPathError('incompatible types for comparison');
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  throw new JsonPathError('invalid type for comparison');
}

function isEqual(a: JsonValue, b: JsonValue): boolean {
  if (basicKind(a) !== basicKind(b)) throw new JsonPathError('incompatible types for comparison');
  return a === b;
}

/** `left OPERATOR right` of a filter: only scalars of one kind compare. @throws JsonPathError */
export function compareForFilter(left: JsonValue, operator: string, right: JsonValue): boolean {
  switch (operator) {
    case '==':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case '<':
      return isLess(left, right);
    case '<=':
      return isLess(left, right) || isEqual(left, right);
    case '>':
      return !(isLess(left, right) || isEqual(left, right));
    case '>=':
      return !isLess(left, right);
    default:
      throw new JsonPathError(`unrecognized filter operator ${operator}`);
  }
}
