import { unquote } from '#sim/kubectl/print/jsonpath/unquote.ts';
import { GoInt, GoTemplateError, type GoValue, type Operand, type Pipe, type TemplateNode } from './ast.ts';
import { FUNCTION_NAMES } from './functions.ts';
import { lex, type Token } from './lex.ts';

const KEYWORDS = ['if', 'with', 'range', 'else', 'end'];

/** Parses the part of Go's template language that this folder knows (rule PRT-17). @throws GoTemplateError */
export function parseGoTemplate(template: string): readonly TemplateNode[] {
  const parser = new Parser(template, lex(template));
  const { nodes, stop } = parser.nodes();
  if (stop !== undefined) throw new GoTemplateError(`unexpected {{${stop}}}`);
  return nodes;
}

class Parser {
  private readonly template: string;
  private readonly tokens: readonly Token[];
  private position = 0;
  private readonly variables: string[] = ['$'];

  constructor(template: string, tokens: readonly Token[]) {
    this.template = template;
    this.tokens = tokens;
  }

  /** Nodes up to `{{else}}`, `{{end}}` or the end; `stop` says which of the two words it was. */
  nodes(): { readonly nodes: readonly TemplateNode[]; readonly stop: 'else' | 'end' | undefined } {
    const nodes: TemplateNode[] = [];
    for (let token = this.take(); token !== undefined; token = this.take()) {
      if (token.type === 'text') {
        nodes.push({ type: 'text', text: token.text });
        continue;
      }
      const word = this.peek()?.type === 'word' ? this.peek()?.text : undefined;
      if (word === 'end' || word === 'else') {
        this.position += 1;
        if (word === 'end') this.expectClose('end');
        return { nodes, stop: word };
      }
      if (word === 'if' || word === 'with' || word === 'range') {
        this.position += 1;
        nodes.push(this.block(word));
      } else {
        nodes.push({ type: 'action', pipe: this.pipe('command', 'close') });
      }
    }
    return { nodes, stop: undefined };
  }

  private block(type: 'if' | 'with' | 'range'): TemplateNode {
    const known = this.variables.length;
    const pipe = this.pipe(type, 'close');
    const { nodes: body, stop } = this.nodes();
    let otherwise: readonly TemplateNode[] = [];
    if (stop === 'else') {
      this.skipBlank();
      const word = this.peek()?.text;
      if (this.peek()?.type === 'word' && (word === 'if' || word === 'with')) {
        this.position += 1;
        otherwise = [this.block(word)];
      } else {
        this.expectClose('else');
        const rest = this.nodes();
        if (rest.stop !== 'end') throw new GoTemplateError(rest.stop === undefined ? 'unexpected EOF' : 'expected end; found {{else}}');
        otherwise = rest.nodes;
      }
    } else if (stop === undefined) throw new GoTemplateError('unexpected EOF');
    this.variables.length = known;
    return { type, pipe, body, otherwise };
  }

  private take(): Token | undefined {
    const token = this.tokens[this.position];
    this.position += 1;
    return token;
  }

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  private skipBlank(): void {
    while (this.peek()?.type === 'blank') this.position += 1;
  }

  private expectClose(context: string): void {
    this.skipBlank();
    const token = this.take();
    if (token?.type !== 'close') throw new GoTemplateError(`unexpected ${quotedToken(token)} in ${context}`);
  }

  private pipe(context: string, end: 'close' | ')'): Pipe {
    const declared = this.declaration();
    const commands: (readonly Operand[])[] = [];
    for (;;) {
      const command = this.command(context);
      if (command.length === 0) throw new GoTemplateError(`missing value for ${context}`);
      commands.push(command);
      const token = this.take();
      if (token?.text === '|' && token.type === 'symbol') continue;
      if (token?.type === end || (token?.type === 'symbol' && token.text === end)) break;
      throw new GoTemplateError(`unexpected ${quotedToken(token)} in ${context}`);
    }
    if (declared.isDeclaration) this.variables.push(...declared.variables);
    return { ...declared, commands };
  }

  /** `$x :=`, `$i, $x :=` or `$x =` before the commands. */
  private declaration(): Pick<Pipe, 'variables' | 'isDeclaration'> {
    const start = this.position;
    const variables: string[] = [];
    for (;;) {
      this.skipBlank();
      const token = this.take();
      if (token?.type !== 'variable') break;
      variables.push(token.text);
      this.skipBlank();
      const next = this.take();
      if (next?.text === ':=' || next?.text === '=') return { variables, isDeclaration: next.text === ':=' };
      if (next?.text !== ',') break;
    }
    this.position = start;
    return { variables: [], isDeclaration: false };
  }

  private command(context: string): readonly Operand[] {
    const operands: Operand[] = [];
    for (;;) {
      this.skipBlank();
      const token = this.peek();
      if (token === undefined || token.type === 'close' || (token.type === 'symbol' && token.text !== '(')) return operands;
      operands.push(this.operand(context));
    }
  }

  private operand(context: string): Operand {
    const token = this.take();
    const offset = token?.offset ?? 0;
    const base = this.base(token, context);
    const fields = token?.type === 'field' ? [token.text.slice(1)] : [];
    while (this.peek()?.type === 'field') fields.push(this.take()?.text.slice(1) ?? '');
    const last = this.tokens[this.position - 1];
    return { base, fields, at: { offset, text: this.template.slice(offset, (last?.offset ?? 0) + (last?.text.length ?? 0)) } };
  }

  private base(token: Token | undefined, context: string): Operand['base'] {
    switch (token?.type) {
      case 'dot':
      case 'field':
        return { type: 'dot' };
      case 'variable':
        if (!this.variables.includes(token.text)) throw new GoTemplateError(`undefined variable "${token.text}"`);
        return { type: 'variable', name: token.text };
      case 'string':
      case 'number':
        return { type: 'constant', value: constantOf(token) };
      case 'word':
        return wordOf(token.text);
      case 'symbol':
        return { type: 'pipe', pipe: this.pipe('parenthesized pipeline', ')') };
      default:
        throw new GoTemplateError(`unexpected ${quotedToken(token)} in ${context}`);
    }
  }
}

function wordOf(word: string): Operand['base'] {
  if (word === 'true' || word === 'false') return { type: 'constant', value: word === 'true' };
  if (word === 'nil') return { type: 'constant', value: null };
  if (KEYWORDS.includes(word)) throw new GoTemplateError(`unexpected <${word}> in operand`);
  if (!FUNCTION_NAMES.has(word)) throw new GoTemplateError(`function "${word}" not defined`);
  return { type: 'function', name: word };
}

function constantOf({ type, text }: Token): GoValue {
  if (type === 'number') return /^[+-]?\d+$/.test(text) ? new GoInt(Number(text)) : Number(text);
  if (text.startsWith('`')) return text.slice(1, -1);
  const value = unquote(text);
  if (value === undefined) throw new GoTemplateError('invalid syntax');
  return value;
}

const quotedToken = (token: Token | undefined): string => (token === undefined ? 'EOF' : `"${token.text}"`);
