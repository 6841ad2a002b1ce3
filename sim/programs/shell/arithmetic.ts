/** Variables as arithmetic sees them. */
export interface ArithmeticScope {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

export type ArithmeticResult = { readonly ok: true; readonly value: bigint } | { readonly ok: false; readonly problem: string };

class ArithmeticError extends Error {}

const SYNTAX = 'arithmetic syntax error';
const TOKEN = /\s*(?:(\d[\w]*)|([A-Za-z_]\w*)|(\*\*|<<=|>>=|&&|\|\||<<|>>|<=|>=|==|!=|\+\+|--|[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),]))/y;

/** Precedence of the left-associative binary operators, weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const MAX_DEPTH = 100;

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);
const truth = (value: boolean): bigint => (value ? 1n : 0n);

/** Evaluates a C-like integer expression, 64 bits wide. An empty one is 0. */
export function evaluateArithmetic(text: string, scope: ArithmeticScope): ArithmeticResult {
  try {
    return { ok: true, value: new Evaluator(text, scope, 0).run() };
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    return { ok: false, problem: error.message };
  }
}

interface Operand {
  readonly value: bigint;
  /** Set when the operand is a bare variable, which can be assigned to. */
  readonly name: string | null;
}

class Evaluator {
  readonly #tokens: readonly string[];
  readonly #scope: ArithmeticScope;
  readonly #depth: number;
  #position = 0;
  /** Above 0 inside a branch that is only read, not evaluated. */
  #skipping = 0;

  constructor(text: string, scope: ArithmeticScope, depth: number) {
    if (depth > MAX_DEPTH) throw new ArithmeticError('expression recursion loop detected');
    this.#tokens = tokenize(text);
    this.#scope = scope;
    this.#depth = depth;
  }

  run(): bigint {
    if (this.#tokens.length === 0) return 0n;
    const value = this.#comma(0);
    if (this.#position < this.#tokens.length) throw new ArithmeticError(SYNTAX);
    return value;
  }

  #take(...wanted: readonly string[]): string | undefined {
    const token = this.#tokens[this.#position];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.#position += 1;
    return token;
  }

  #expect(token: string): void {
    if (this.#take(token) === undefined) throw new ArithmeticError(SYNTAX);
  }

  #comma(depth: number): bigint {
    if (depth > MAX_DEPTH) throw new ArithmeticError(SYNTAX);
    let value = this.#assignment(depth);
    while (this.#take(',') !== undefined) value = this.#assignment(depth);
    return value;
  }

  #assignment(depth: number): bigint {
    const name = this.#tokens[this.#position] ?? '';
    const operator = this.#tokens[this.#position + 1] ?? '';
    if (!/^[A-Za-z_]/.test(name) || !/^([-+*/%&|^]|<<|>>)?=$/.test(operator)) return this.#ternary(depth);
    if (depth > MAX_DEPTH) throw new ArithmeticError(SYNTAX);
    this.#position += 2;
    const right = this.#assignment(depth + 1);
    return this.#store(name, operator === '=' ? right : this.#apply(operator.slice(0, -1), this.#variable(name), right));
  }

  #store(name: string, value: bigint): bigint {
    if (this.#skipping === 0) this.#scope.set(name, String(value));
    return value;
  }

  #ternary(depth: number): bigint {
    const condition = this.#or(depth);
    if (this.#take('?') === undefined) return condition;
    const yes = this.#skipUnless(condition !== 0n, () => this.#comma(depth + 1));
    this.#expect(':');
    const no = this.#skipUnless(condition === 0n, () => this.#assignment(depth + 1));
    return condition === 0n ? no : yes;
  }

  #skipUnless(wanted: boolean, evaluate: () => bigint): bigint {
    if (wanted) return evaluate();
    this.#skipping += 1;
    const value = evaluate();
    this.#skipping -= 1;
    return value;
  }

  #or(depth: number): bigint {
    let value = this.#and(depth);
    while (this.#take('||') !== undefined) {
      const right = this.#skipUnless(value === 0n, () => this.#and(depth));
      value = truth(value !== 0n || right !== 0n);
    }
    return value;
  }

  #and(depth: number): bigint {
    let value = this.#binary(0, depth);
    while (this.#take('&&') !== undefined) {
      const right = this.#skipUnless(value !== 0n, () => this.#binary(0, depth));
      value = truth(value !== 0n && right !== 0n);
    }
    return value;
  }

  #binary(level: number, depth: number): bigint {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#power(depth);
    let value = this.#binary(level + 1, depth);
    for (let operator = this.#take(...operators); operator !== undefined; operator = this.#take(...operators)) {
      value = this.#apply(operator, value, this.#binary(level + 1, depth));
    }
    return value;
  }

  #power(depth: number): bigint {
    const base = this.#unary(depth).value;
    if (this.#take('**') === undefined) return base;
    const exponent = this.#power(depth + 1);
    if (exponent < 0n) throw new ArithmeticError('exponent less than 0');
    let value = 1n;
    for (let i = 0n; i < exponent && i < 64n; i++) value = wrap(value * base);
    return value;
  }

  #apply(operator: string, left: bigint, right: bigint): bigint {
    switch (operator) {
      case '|':
        return left | right;
      case '^':
        return left ^ right;
      case '&':
        return left & right;
      case '==':
        return truth(left === right);
      case '!=':
        return truth(left !== right);
      case '<':
        return truth(left < right);
      case '<=':
        return truth(left <= right);
      case '>':
        return truth(left > right);
      case '>=':
        return truth(left >= right);
      case '<<':
        return wrap(left << (right & 63n));
      case '>>':
        return left >> (right & 63n);
      case '+':
        return wrap(left + right);
      case '-':
        return wrap(left - right);
      case '*':
        return wrap(left * right);
      default: {
        if (right === 0n) {
          if (this.#skipping > 0) return 0n;
          throw new ArithmeticError('divide by zero');
        }
        return operator === '/' ? wrap(left / right) : left % right;
      }
    }
  }

  #unary(depth: number): Operand {
    if (depth > MAX_DEPTH) throw new ArithmeticError(SYNTAX);
    const operator = this.#take('!', '~', '-', '+', '++', '--');
    if (operator === undefined) return this.#postfix(depth);
    const operand = this.#unary(depth + 1);
    const { value, name } = operand;
    if (operator === '!') return { value: truth(value === 0n), name: null };
    if (operator === '~') return { value: ~value, name: null };
    if (operator === '-') return { value: wrap(-value), name: null };
    if (operator === '+') return { value, name: null };
    const delta = operator === '++' ? 1n : -1n;
    if (name === null) return { value: operator === '++' ? value : wrap(-wrap(-value)), name: null };
    return { value: this.#store(name, wrap(value + delta)), name: null };
  }

  #postfix(depth: number): Operand {
    const operand = this.#primary(depth);
    if (operand.name === null) return operand;
    const operator = this.#take('++', '--');
    if (operator === undefined) return operand;
    this.#store(operand.name, wrap(operand.value + (operator === '++' ? 1n : -1n)));
    return { value: operand.value, name: null };
  }

  #primary(depth: number): Operand {
    const token = this.#tokens[this.#position];
    if (token === undefined) throw new ArithmeticError(SYNTAX);
    this.#position += 1;
    if (token === '(') {
      const value = this.#comma(depth + 1);
      this.#expect(')');
      return { value, name: null };
    }
    if (/^\d/.test(token)) return { value: parseNumber(token), name: null };
    if (/^[A-Za-z_]/.test(token)) return { value: this.#variable(token), name: token };
    throw new ArithmeticError(SYNTAX);
  }

  #variable(name: string): bigint {
    const text = this.#scope.get(name)?.trim() ?? '';
    if (text === '') return 0n;
    if (/^[+-]?\d+$/.test(text) && !/^[+-]?0\d/.test(text)) return wrap(BigInt(text));
    return new Evaluator(text, this.#scope, this.#depth + 1).run();
  }
}

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  let position = 0;
  const trimmed = text.trimEnd();
  while (position < trimmed.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(trimmed);
    if (match === null) throw new ArithmeticError(SYNTAX);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
    position = TOKEN.lastIndex;
  }
  return tokens;
}

/** Decimal, `0x…` or octal `0…`. */
function parseNumber(token: string): bigint {
  if (/^0[xX][0-9a-fA-F]+$/.test(token)) return wrap(BigInt(token));
  if (/^0[0-7]+$/.test(token)) return wrap(BigInt(`0o${token.slice(1)}`));
  if (/^(0|[1-9]\d*)$/.test(token)) return wrap(BigInt(token));
  throw new ArithmeticError(SYNTAX);
}
