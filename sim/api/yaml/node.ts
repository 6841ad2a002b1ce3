import type { Mark } from './token.ts';

interface NodeBase {
  readonly start: Mark;
  readonly end: Mark;
  /** `!!str`, `!local`, or empty. */
  readonly tag: string;
}

export interface ScalarNode extends NodeBase {
  readonly is: 'scalar';
  readonly text: string;
  readonly isPlain: boolean;
}

export interface SequenceNode extends NodeBase {
  readonly is: 'sequence';
  readonly items: readonly YamlNode[];
}

export interface MappingNode extends NodeBase {
  readonly is: 'mapping';
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** `*name`. The node is not followed here: it may contain its own alias. */
export interface AliasNode extends NodeBase {
  readonly is: 'alias';
  readonly target: AnchorTarget;
}

/** What an anchor names; `node` is set when the anchored node is complete. */
export interface AnchorTarget {
  readonly name: string;
  node: YamlNode | undefined;
}

export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode;
