import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { compareForFilter } from './compare.ts';
import { goTypeName, goValueText } from './go-values.ts';
import { JsonPathError, type ListNode, type PathNode } from './nodes.ts';

type Values = readonly JsonValue[];

const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isMap = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !isArray(value);
const sortedValues = (map: JsonObject): Values =>
  Object.keys(map)
    .sort()
    .map((key) => map[key] ?? null);

/**
 * Runs a parsed template over a value (rule PRT-12).
 *
 * Missing keys give nothing. Map members come sorted by key where Go's order is random.
 *
 * @returns per node of the template the values it found
 * @throws JsonPathError with kubectl's own words
 * @source client-go util/jsonpath, v1.35
 */
export function evaluate(template: ListNode, data: JsonValue): readonly Values[] {
  return new Evaluator().run(template.nodes, 0, [data]);
}

class Evaluator {
  private rangesToBegin = 0;
  private rangesToEnd = 0;
  private openRanges = 0;
  private lastEnd = -1;

  run(nodes: readonly PathNode[], from: number, current: Values): readonly Values[] {
    const found: Values[] = [];
    for (let i = from; i < nodes.length; i += 1) {
      const results = this.walk(current, nodes[i] as PathNode); // i is inside the list
      if (this.rangesToEnd > 0 && this.rangesToEnd <= this.openRanges) {
        this.rangesToEnd -= 1;
        this.lastEnd = i;
        break;
      }
      if (this.rangesToBegin > 0) {
        this.rangesToBegin -= 1;
        this.openRanges += 1;
        for (const value of results) found.push(...this.run(nodes, i + 1, [value]));
        if (results.length === 0) this.run(nodes, i + 1, []); // only to find the range's end
        this.openRanges -= 1;
        if (this.lastEnd > i) i = this.lastEnd;
        continue;
      }
      found.push(results);
    }
    return found;
  }

  private walk(input: Values, node: PathNode): Values {
    switch (node.type) {
      case 'list':
        return node.nodes.reduce<Values>((values, child) => this.walk(values, child), input);
      case 'text':
        return [node.text];
      case 'constant':
        return input.map(() => node.value);
      case 'field':
        return input.flatMap((value) => {
          const member = isMap(value) && Object.hasOwn(value, node.name) ? value[node.name] : undefined;
          return member === undefined ? [] : [member];
        });
      case 'wildcard':
        return input.flatMap(membersOf);
      case 'recursive':
        return descend(input);
      case 'array':
        return slices(input, node);
      case 'union':
        return node.branches.flatMap((branch) => input.flatMap((value) => this.walk([value], branch)));
      case 'filter':
        return input.flatMap((value) => this.filter(value, node));
      case 'identifier':
        return this.identifier(node.name, input);
    }
  }

  private identifier(name: string, input: Values): Values {
    if (name === 'range') this.rangesToBegin += 1;
    else if (name !== 'end') throw new JsonPathError(`unrecognized identifier ${name}`);
    else if (this.openRanges === 0) throw new JsonPathError('not in range, nothing to end');
    else this.rangesToEnd += 1;
    return input;
  }

  private filter(value: JsonValue, node: Extract<PathNode, { type: 'filter' }>): Values {
    if (!isArray(value)) throw new JsonPathError(`${goValueText(value)} is not array or slice and cannot be filtered`);
    return value.filter((item) => {
      const left = this.walk([item], node.left);
      if (node.operator === 'exists') return left.length > 0;
      const right = left.length === 1 ? this.walk([item], node.right) : [];
      if (left.length > 1 || right.length > 1) throw new JsonPathError('can only compare one element at a time');
      const [a] = left;
      const [b] = right;
      return a !== undefined && b !== undefined && compareForFilter(a, node.operator, b);
    });
  }
}

const membersOf = (value: JsonValue): Values => (isArray(value) ? value : isMap(value) ? sortedValues(value) : []);

/** Every list and map below, the values themselves included, parents first. */
function descend(input: Values): Values {
  return input.flatMap((value) => {
    const members = membersOf(value);
    return members.length === 0 ? [] : [value, ...descend(members)];
  });
}

function slices(input: Values, { bounds: [start, end, step] }: Extract<PathNode, { type: 'array' }>): Values {
  const found: JsonValue[] = [];
  for (const value of input) {
    if (value === null) continue;
    if (!isArray(value)) throw new JsonPathError(`${goTypeName(value)} is not array or slice`);
    const { length } = value;
    const outOfBounds = (index: number): never => {
      throw new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);
    };
    let from = start.isKnown ? start.value : 0;
    if (from < 0) from += length;
    let to = end.isKnown ? end.value : length;
    if (to < 0 || (to === 0 && end.isDerived)) to += length;
    if (to === from) return found;
    if (from >= length || from < 0) outOfBounds(from);
    if (to > length || to < 0) outOfBounds(to - 1);
    if (from > to) throw new JsonPathError(`starting index ${from} is greater than ending index ${to}`);
    if (step.isKnown && step.value <= 0) throw new JsonPathError('step must be > 0');
    const stride = step.isKnown ? step.value : 1;
    for (let i = from; i < to; i += stride) found.push(value[i] ?? null);
  }
  return found;
}
