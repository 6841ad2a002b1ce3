/** Part of a word. `quoted`: stands inside quotes, so neither split into fields nor taken as a pattern. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | ParameterPart
  | { readonly kind: 'command'; readonly body: Script; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean };

export interface ParameterPart {
  readonly kind: 'parameter';
  /** Name, number or special character. */
  readonly name: string;
  readonly operator: ParameterOperator;
  /** The text after the operator; `from` and `length` of a substring are split at the colon at run time. */
  readonly operand: Word | null;
  readonly quoted: boolean;
}

export type ParameterOperator =
  | ''
  | '#len'
  | '-'
  | ':-'
  | '='
  | ':='
  | '?'
  | ':?'
  | '+'
  | ':+'
  | '#'
  | '##'
  | '%'
  | '%%'
  | '/'
  | '//'
  | ':';

export interface Word {
  readonly parts: readonly WordPart[];
  /** The text, when it needs no expansion at all. */
  readonly literal: string | null;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export interface Redirect {
  readonly fd: number;
  readonly operator: '<' | '>' | '>|' | '>>' | '<>' | '<&' | '>&' | '<<' | '&>';
  /** A file name, a descriptor, or the text of a here-document. */
  readonly target: Word;
}

export type Command =
  | SimpleCommand
  | { readonly kind: 'pipeline'; readonly stages: readonly Command[] }
  | { readonly kind: 'not'; readonly command: Command }
  | { readonly kind: 'and' | 'or'; readonly left: Command; readonly right: Command }
  | { readonly kind: 'subshell' | 'group'; readonly body: Script; readonly redirects: readonly Redirect[] }
  | {
      readonly kind: 'if';
      readonly condition: Script;
      readonly then: Script;
      readonly otherwise: Script | null;
      readonly redirects: readonly Redirect[];
    }
  | {
      readonly kind: 'for';
      readonly name: string;
      /** Null: over the positional parameters. */
      readonly words: readonly Word[] | null;
      readonly body: Script;
      readonly redirects: readonly Redirect[];
    }
  | {
      readonly kind: 'while' | 'until';
      readonly condition: Script;
      readonly body: Script;
      readonly redirects: readonly Redirect[];
    }
  | { readonly kind: 'case'; readonly subject: Word; readonly branches: readonly CaseBranch[]; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'function'; readonly name: string; readonly body: Command };

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface CaseBranch {
  readonly patterns: readonly Word[];
  readonly body: Script;
}

/** Commands in order; `isBackground` ones are not waited for. */
export interface Script {
  readonly commands: readonly { readonly command: Command; readonly isBackground: boolean }[];
}

export const emptyScript: Script = { commands: [] };
