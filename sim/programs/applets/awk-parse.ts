export type AwkExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'match'; readonly source: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'field'; readonly index: AwkExpression }
  | { readonly kind: 'element'; readonly name: string; readonly index: readonly AwkExpression[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: AwkExpression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: AwkExpression; readonly right: AwkExpression }
  | { readonly kind: 'ternary'; readonly condition: AwkExpression; readonly yes: AwkExpression; readonly no: AwkExpression }
  | { readonly kind: 'assign'; readonly operator: string; readonly target: AwkExpression; readonly value: AwkExpression }
  | { readonly kind: 'step'; readonly delta: 1 | -1; readonly isPrefix: boolean; readonly target: AwkExpression }
  | { readonly kind: 'in'; readonly key: AwkExpression; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly AwkExpression[] };

export type AwkStatement =
  | { readonly kind: 'expression'; readonly value: AwkExpression }
  | { readonly kind: 'print' | 'printf'; readonly args: readonly AwkExpression[] }
  | { readonly kind: 'block'; readonly body: readonly AwkStatement[] }
  | { readonly kind: 'if'; readonly condition: AwkExpression; readonly then: AwkStatement; readonly otherwise: AwkStatement | null }
  | { readonly kind: 'while'; readonly condition: AwkExpression; readonly body: AwkStatement; readonly after: AwkStatement | null }
  | { readonly kind: 'forIn'; readonly variable: string; readonly name: string; readonly body: AwkStatement }
  | { readonly kind: 'delete'; readonly target: AwkExpression }
  | { readonly kind: 'next' | 'break' | 'continue' }
  | { readonly kind: 'exit'; readonly code: AwkExpression | null };

export interface AwkRule {
  readonly pattern: 'BEGIN' | 'END' | AwkExpression | null;
  /** Null: print the record. */
  readonly action: AwkStatement | null;
}

class AwkError extends Error {}

const TOKEN =
  /(?:[ \t\r]|\\\n|#[^\n]*)*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)|("(?:\\.|[^"\\])*")|([A-Za-z_]\w*)|(\+\+|--|&&|\|\||[-+*/%^<>=!]=|!~|[-+*/%^<>=!~?:;,(){}[\]$\n]))/y;
const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['~', '!~'],
  ['<', '<=', '==', '!=', '>', '>='],
  [' '],
  ['+', '-'],
  ['*', '/', '%'],
];
const MAX_DEPTH = 100;

/** Parses a program; a text says what is wrong with it. */
export function parseAwk(text: string): readonly AwkRule[] | string {
  try {
    return new AwkParser(text).program();
  } catch (error) {
    if (!(error instanceof AwkError)) throw error;
    return error.message;
  }
}

class AwkParser {
  readonly #text: string;
  #position = 0;
  #token = '';
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#advance();
  }

  program(): readonly AwkRule[] {
    const rules: AwkRule[] = [];
    for (this.#skipLines(); this.#token !== ''; this.#skipLines()) {
      let pattern: AwkRule['pattern'] = null;
      if (this.#token === 'BEGIN' || this.#token === 'END') {
        pattern = this.#token;
        this.#advance();
      } else if (this.#token !== '{') pattern = this.#expression();
      rules.push({ pattern, action: this.#token === '{' ? this.#statement() : null });
    }
    return rules;
  }

  #advance(): void {
    TOKEN.lastIndex = this.#position;
    const match = TOKEN.exec(this.#text);
    if (match === null) {
      if (this.#text.slice(this.#position).trim() !== '') throw new AwkError('Unexpected token');
      this.#token = '';
      return;
    }
    this.#position = TOKEN.lastIndex;
    this.#token = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
  }

  #isAt(token: string): boolean {
    return this.#token === token;
  }

  #take(token: string): boolean {
    if (this.#token !== token) return false;
    this.#advance();
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new AwkError(this.#token === '' ? 'Unexpected end of string' : 'Unexpected token');
  }

  #skipLines(): void {
    while (this.#token === '\n' || this.#token === ';') this.#advance();
  }

  #statement(): AwkStatement {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new AwkError('nested too deep');
    const statement = this.#statementInside();
    this.#depth -= 1;
    return statement;
  }

  #statementInside(): AwkStatement {
    const keyword = this.#token;
    switch (keyword) {
      case '{': {
        this.#advance();
        const body: AwkStatement[] = [];
        for (this.#skipLines(); this.#token !== '}'; this.#skipLines()) {
          if (this.#token === '') throw new AwkError('Unexpected end of string');
          body.push(this.#statement());
        }
        this.#advance();
        return { kind: 'block', body };
      }
      case 'if': {
        this.#advance();
        const condition = this.#inParentheses();
        const then = this.#body();
        this.#skipLines();
        return { kind: 'if', condition, then, otherwise: this.#take('else') ? this.#body() : null };
      }
      case 'while':
        this.#advance();
        return { kind: 'while', condition: this.#inParentheses(), body: this.#body(), after: null };
      case 'for':
        this.#advance();
        return this.#for();
      case 'print':
      case 'printf': {
        this.#advance();
        const args = this.#atEnd() ? [] : this.#arguments();
        return this.#ended({ kind: keyword, args });
      }
      case 'next':
      case 'break':
      case 'continue':
        this.#advance();
        return this.#ended({ kind: keyword });
      case 'exit':
        this.#advance();
        return this.#ended({ kind: 'exit', code: this.#atEnd() ? null : this.#expression() });
      case 'delete':
        this.#advance();
        return this.#ended({ kind: 'delete', target: this.#primary() });
      default:
        return this.#ended({ kind: 'expression', value: this.#expression() });
    }
  }

  #body(): AwkStatement {
    while (this.#token === '\n') this.#advance();
    return this.#take(';') ? { kind: 'block', body: [] } : this.#statement();
  }

  #atEnd(): boolean {
    return ['', ';', '\n', '}'].includes(this.#token);
  }

  #ended(statement: AwkStatement): AwkStatement {
    if (!this.#atEnd()) throw new AwkError('Unexpected token');
    if (this.#token !== '}') this.#advance();
    return statement;
  }

  #inParentheses(): AwkExpression {
    this.#expect('(');
    const value = this.#expression();
    this.#expect(')');
    return value;
  }

  #arguments(): AwkExpression[] {
    const args = [this.#expression()];
    while (this.#take(',')) args.push(this.#expression());
    return args;
  }

  #for(): AwkStatement {
    this.#expect('(');
    const start = this.#token === ';' ? null : this.#expression();
    if (start?.kind === 'in' && start.key.kind === 'variable' && this.#take(')')) {
      return { kind: 'forIn', variable: start.key.name, name: start.name, body: this.#body() };
    }
    this.#expect(';');
    const condition: AwkExpression = this.#token === ';' ? { kind: 'number', value: 1 } : this.#expression();
    this.#expect(';');
    const after: AwkStatement | null = this.#token === ')' ? null : { kind: 'expression', value: this.#expression() };
    this.#expect(')');
    const loop: AwkStatement = { kind: 'while', condition, body: this.#body(), after };
    return start === null ? loop : { kind: 'block', body: [{ kind: 'expression', value: start }, loop] };
  }

  #expression(): AwkExpression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new AwkError('nested too deep');
    const left = this.#ternary();
    this.#depth -= 1;
    if (!/^[-+*/%^]?=$/.test(this.#token)) return left;
    if (!['variable', 'field', 'element'].includes(left.kind)) throw new AwkError('Unexpected token');
    const operator = this.#token.slice(0, -1);
    this.#advance();
    return { kind: 'assign', operator, target: left, value: this.#expression() };
  }

  #ternary(): AwkExpression {
    const condition = this.#binary(0);
    if (!this.#take('?')) return condition;
    const yes = this.#expression();
    this.#expect(':');
    return { kind: 'ternary', condition, yes, no: this.#expression() };
  }

  #binary(level: number): AwkExpression {
    const operators = BINARY[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      if (level === 2 && this.#take('in')) {
        left = { kind: 'in', key: left, name: this.#token };
        this.#advance();
      } else if (operators[0] === ' ' && this.#startsOperand())
        left = { kind: 'binary', operator: ' ', left, right: this.#binary(level + 1) };
      else if (operators.includes(this.#token)) {
        const operator = this.#token;
        this.#advance();
        left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
      } else return left;
    }
  }

  /** What begins an operand right after another one is joined to it. */
  #startsOperand(): boolean {
    return /^["\d.$(A-Za-z_]/.test(this.#token) && this.#token !== 'in';
  }

  #unary(): AwkExpression {
    const operator = this.#token;
    if (operator === '!' || operator === '-' || operator === '+') {
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) throw new AwkError('nested too deep');
      this.#advance();
      const operand = this.#unary();
      this.#depth -= 1;
      return { kind: 'unary', operator, operand };
    }
    const base = this.#postfix();
    return this.#take('^') ? { kind: 'binary', operator: '^', left: base, right: this.#unary() } : base;
  }

  #postfix(): AwkExpression {
    for (const [token, delta] of [
      ['++', 1],
      ['--', -1],
    ] as const) {
      if (this.#take(token)) return { kind: 'step', delta, isPrefix: true, target: this.#primary() };
    }
    const target = this.#primary();
    if (!['variable', 'field', 'element'].includes(target.kind)) return target;
    for (const [token, delta] of [
      ['++', 1],
      ['--', -1],
    ] as const) {
      if (this.#take(token)) return { kind: 'step', delta, isPrefix: false, target };
    }
    return target;
  }

  #primary(): AwkExpression {
    const token = this.#token;
    if (token === '/' || token === '/=') return this.#match(token === '/=' ? '=' : '');
    this.#advance();
    if (token === '(') {
      const value = this.#expression();
      this.#expect(')');
      return value;
    }
    if (token === '$') return { kind: 'field', index: this.#token === '++' ? this.#postfix() : this.#primary() };
    if (/^[\d.]/.test(token)) return { kind: 'number', value: Number(token) };
    if (token.startsWith('"')) return { kind: 'string', value: unescapeString(token.slice(1, -1)) };
    if (!/^[A-Za-z_]/.test(token)) throw new AwkError(token === '' ? 'Unexpected end of string' : 'Unexpected token');
    if (this.#token === '(') {
      this.#advance();
      const args = this.#isAt(')') ? [] : this.#arguments();
      this.#expect(')');
      return { kind: 'call', name: token, args };
    }
    if (token === 'length') return { kind: 'call', name: token, args: [] };
    if (!this.#take('[')) return { kind: 'variable', name: token };
    const index = this.#arguments();
    this.#expect(']');
    return { kind: 'element', name: token, index };
  }

  /** The slash was read; the expression runs to the next one. */
  #match(prefix: string): AwkExpression {
    let source = prefix;
    for (;;) {
      const char = this.#text[this.#position++];
      if (char === undefined || char === '\n') throw new AwkError('Unexpected end of string');
      if (char === '/') break;
      source +=
        char === '\\' && this.#text[this.#position] === '/'
          ? (this.#text[this.#position++] ?? '')
          : char === '\\'
            ? `\\${this.#text[this.#position++] ?? ''}`
            : char;
    }
    this.#advance();
    return { kind: 'match', source };
  }
}

const unescapeString = (text: string): string =>
  text.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char));
