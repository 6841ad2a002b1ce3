/** A value inside a template. Data numbers are floats as kubectl decodes them; constants and lengths may be `GoInt`. */
export type GoValue = string | number | boolean | null | undefined | GoInt | readonly GoValue[] | { readonly [key: string]: GoValue };

/** A Go int, kept apart from the floats of the data because Go refuses to compare the two. */
export class GoInt {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** One term of a command. `fields` is the chain `.a.b` that follows it. */
export interface Operand {
  readonly base:
    | { readonly type: 'dot' }
    | { readonly type: 'variable'; readonly name: string }
    | { readonly type: 'constant'; readonly value: GoValue }
    | { readonly type: 'function'; readonly name: string }
    | { readonly type: 'pipe'; readonly pipe: Pipe };
  readonly fields: readonly string[];
  readonly at: Place;
}

/** Where something stands: its offset in the template and its text, for error messages. */
export interface Place {
  readonly offset: number;
  readonly text: string;
}

export interface Pipe {
  /** Variables that the pipe sets; two only in `range $i, $x := …`. */
  readonly variables: readonly string[];
  readonly isDeclaration: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

export type TemplateNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly pipe: Pipe }
  | {
      readonly type: 'if' | 'with' | 'range';
      readonly pipe: Pipe;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

/** A template that cannot be parsed or executed; caught at the door of this folder, where it becomes a value. */
export class GoTemplateError extends Error {}
