/** Values that a document may have, before and after its aliases are followed; a manifest has a few hundred. */
export const MAX_VALUES = 10_000;

/** A place in the text. `line` and `column` count from 0, as go-yaml counts. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

export type TokenType =
  | 'streamEnd'
  | 'directive'
  | 'documentStart'
  | 'documentEnd'
  | 'blockSequenceStart'
  | 'blockMappingStart'
  | 'blockEnd'
  | 'flowSequenceStart'
  | 'flowSequenceEnd'
  | 'flowMappingStart'
  | 'flowMappingEnd'
  | 'blockEntry'
  | 'flowEntry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly start: Mark;
  readonly end: Mark;
  /** Text of a scalar, name of an anchor or alias, resolved text of a tag (`!!str`), else empty. */
  readonly text: string;
  /** Only for scalars: written without quotes or block indicator. */
  readonly isPlain: boolean;
}

/**
 * Ends the reading of a document; caught at the door, never seen outside the folder.
 *
 * `phase` decides which line go-yaml names: the scanner's own line counts from 1, the parser's from 0, the composer has none.
 */
export class YamlFailure extends Error {
  readonly phase: 'reader' | 'scanner' | 'parser' | 'composer';
  readonly problem: string;
  readonly at: Mark;
  readonly contextLine: number;

  constructor(phase: 'reader' | 'scanner' | 'parser' | 'composer', problem: string, at: Mark, contextLine = 0) {
    super(problem);
    this.phase = phase;
    this.problem = problem;
    this.at = at;
    this.contextLine = contextLine;
  }

  /** `yaml: line 4: did not find expected key`. @source go-yaml v2 parser.fail */
  get text(): string {
    if (this.phase === 'reader' || this.phase === 'composer') return `yaml: ${this.problem}`;
    let line = this.contextLine;
    if (this.at.line !== 0) line = this.phase === 'scanner' ? this.at.line + 1 : this.at.line;
    return line === 0 ? `yaml: ${this.problem}` : `yaml: line ${line}: ${this.problem}`;
  }
}
