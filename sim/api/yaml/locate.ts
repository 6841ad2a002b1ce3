import type { YamlNode } from './node.ts';
import type { Mark } from './token.ts';
import type { SourceRange } from './types.ts';

/** `spec.containers[0].env` as steps; a word in brackets that is no number is a map key (`data[a b]`). */
function pathSteps(path: string): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (const [, word, index, key] of path.matchAll(/([^.[\]]+)|\[(\d+)\]|\[([^\]]*)\]/g)) {
    if (index !== undefined) steps.push(Number(index));
    else steps.push(word ?? key ?? '');
  }
  return steps;
}

/** Where a step of a path leads: the node, and the place that names it. */
export interface Located {
  readonly node: YamlNode;
  readonly nameStart: Mark;
  readonly nameEnd: Mark;
  /** Whether every step of the path exists. */
  readonly isExact: boolean;
}

/** Follows a path as far as the document goes. */
export function follow(root: YamlNode, path: string): Located {
  let located: Located = { node: root, nameStart: root.start, nameEnd: root.start, isExact: true };
  for (const step of pathSteps(path)) {
    const next = stepInto(located.node, step);
    if (next === undefined) return { ...located, isExact: false };
    located = next;
  }
  return located;
}

function stepInto(from: YamlNode, step: string | number): Located | undefined {
  const node = from.is === 'alias' ? from.target.node : from;
  if (node?.is === 'sequence' && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { node: item, nameStart: item.start, nameEnd: firstLineEnd(item), isExact: true };
  }
  if (node?.is !== 'mapping') return undefined;
  const entry = node.entries.findLast(({ key }) => key.is === 'scalar' && key.text === String(step));
  return entry === undefined ? undefined : { node: entry.value, nameStart: entry.key.start, nameEnd: entry.key.end, isExact: true };
}

/** Where a node's first key or its own text ends. */
function firstLineEnd(node: YamlNode): Mark {
  const first = node.is === 'mapping' ? node.entries[0]?.key : node;
  return first === undefined || first.end.line > first.start.line ? { ...node.start, column: node.start.column + 1 } : first.end;
}

/** Marks count from 0 within a document, ranges from 1 within the whole text. An empty stretch gets one column. */
export function rangeOf(start: Mark, end: Mark, startLine: number): SourceRange {
  const isEmpty = start.line === end.line && start.column === end.column;
  return {
    startLine: startLine + start.line,
    startColumn: start.column + 1,
    endLine: startLine + end.line,
    endColumn: end.column + (isEmpty ? 2 : 1),
  };
}
