import type { JsonValue } from '#sim/api/meta-v1/types.ts';

/** One bound of `[a:b:step]`; `isDerived` marks an end that the parser added to a single index. */
export interface SliceBound {
  readonly value: number;
  readonly isKnown: boolean;
  readonly isDerived: boolean;
}

export type PathNode =
  | { readonly type: 'list'; readonly nodes: readonly PathNode[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'constant'; readonly value: JsonValue }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | { readonly type: 'array'; readonly bounds: readonly [SliceBound, SliceBound, SliceBound] }
  | { readonly type: 'union'; readonly branches: readonly ListNode[] }
  | { readonly type: 'filter'; readonly left: ListNode; readonly right: ListNode; readonly operator: string }
  | { readonly type: 'identifier'; readonly name: string };

export type ListNode = Extract<PathNode, { type: 'list' }>;

/** A template that cannot be parsed or executed; caught at the door of this folder, where it becomes a value. */
export class JsonPathError extends Error {}
