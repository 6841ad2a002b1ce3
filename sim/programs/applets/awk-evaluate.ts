import type { AwkExpression, AwkRule, AwkStatement } from './awk-parse.ts';
import { posixRegExp } from './regex.ts';

export type AwkValue = string | number;

type Flow = 'go' | 'next' | 'break' | 'continue' | 'exit';

/** Simplified: a program that does more than this ends. */
const MAX_STEPS = 1_000_000;

/** Runs a parsed program record by record. */
export class AwkMachine {
  exitCode: number | null = null;
  steps = 0;
  readonly #format: (format: string, values: readonly AwkValue[]) => string;
  readonly #environment: (name: string) => string | undefined;
  readonly #variables = new Map<string, AwkValue>();
  readonly #arrays = new Map<string, Map<string, AwkValue>>();
  #record = '';
  #fields: string[] = [];
  #output: string[] = [];

  constructor(format: (format: string, values: readonly AwkValue[]) => string, environment: (name: string) => string | undefined) {
    this.#format = format;
    this.#environment = environment;
    for (const [name, value] of [
      ['FS', ' '],
      ['OFS', ' '],
      ['ORS', '\n'],
      ['SUBSEP', '\u001c'],
      ['NR', 0],
      ['NF', 0],
    ] as const)
      this.#variables.set(name, value);
  }

  takeOutput(): string {
    const text = this.#output.join('');
    this.#output = [];
    return text;
  }

  assign(name: string, value: AwkValue): void {
    this.#variables.set(name, value);
    if (name !== 'NF') return;
    this.#fields.length = Math.max(0, Math.min(toNumber(value), 10_000));
    this.#rebuild();
  }

  runBegin(program: readonly AwkRule[]): void {
    for (const { pattern, action } of program)
      if (pattern === 'BEGIN' && action !== null && this.exitCode === null) this.#statement(action);
  }

  /** False when the program is over. */
  runRecord(program: readonly AwkRule[], line: string): boolean {
    this.#variables.set('NR', toNumber(this.#variables.get('NR') ?? 0) + 1);
    this.#setRecord(line);
    for (const { pattern, action } of program) {
      if (pattern === 'BEGIN' || pattern === 'END' || (pattern !== null && !isTrue(this.#value(pattern)))) continue;
      if (action === null) this.#output.push(this.#record + this.#text('ORS'));
      else if (this.#statement(action) === 'next') break;
      if (this.exitCode !== null) return false;
    }
    return true;
  }

  runEnd(program: readonly AwkRule[]): void {
    if (this.exitCode !== null) return;
    for (const { pattern, action } of program) if (pattern === 'END' && action !== null && this.exitCode === null) this.#statement(action);
  }

  #text(name: string): string {
    return toText(this.#variables.get(name) ?? '');
  }

  #setRecord(line: string): void {
    this.#record = line;
    this.#fields = this.#split(line, this.#text('FS'));
    this.#variables.set('NF', this.#fields.length);
  }

  #split(text: string, separator: string): string[] {
    if (separator === ' ') return text.trim() === '' ? [] : text.trim().split(/\s+/);
    if (text === '') return [];
    return separator.length === 1 ? text.split(separator) : text.split(posixRegExp(separator, true));
  }

  #rebuild(): void {
    this.#record = Array.from(this.#fields, (field) => field ?? '').join(this.#text('OFS'));
    this.#variables.set('NF', this.#fields.length);
  }

  #statement(statement: AwkStatement): Flow {
    this.steps += 1;
    if (this.steps > MAX_STEPS) {
      this.exitCode ??= 2;
      return 'exit';
    }
    switch (statement.kind) {
      case 'expression':
        this.#value(statement.value);
        return 'go';
      case 'print':
        this.#output.push(
          (statement.args.length === 0 ? this.#record : statement.args.map((arg) => toText(this.#value(arg))).join(this.#text('OFS'))) +
            this.#text('ORS'),
        );
        return 'go';
      case 'printf': {
        const [format = '', ...values] = statement.args.map((arg) => this.#value(arg));
        this.#output.push(this.#format(toText(format), values));
        return 'go';
      }
      case 'block':
        for (const inner of statement.body) {
          const flow = this.#statement(inner);
          if (flow !== 'go') return flow;
        }
        return 'go';
      case 'if':
        if (isTrue(this.#value(statement.condition))) return this.#statement(statement.then);
        return statement.otherwise === null ? 'go' : this.#statement(statement.otherwise);
      case 'while':
        while (isTrue(this.#value(statement.condition))) {
          const flow = this.#statement(statement.body);
          if (flow === 'break') break;
          if (flow === 'next' || flow === 'exit') return flow;
          if (statement.after !== null) this.#statement(statement.after);
          if (this.steps > MAX_STEPS) return 'exit';
        }
        return 'go';
      case 'forIn':
        for (const key of [...this.#array(statement.name).keys()]) {
          this.assign(statement.variable, key);
          const flow = this.#statement(statement.body);
          if (flow === 'break') break;
          if (flow === 'next' || flow === 'exit') return flow;
        }
        return 'go';
      case 'delete':
        if (statement.target.kind === 'element') this.#array(statement.target.name).delete(this.#key(statement.target.index));
        else if (statement.target.kind === 'variable') this.#array(statement.target.name).clear();
        return 'go';
      case 'exit':
        this.exitCode = statement.code === null ? 0 : toNumber(this.#value(statement.code)) & 255;
        return 'exit';
      default:
        return statement.kind;
    }
  }

  #array(name: string): Map<string, AwkValue> {
    let array = this.#arrays.get(name);
    if (array === undefined) {
      array = new Map();
      this.#arrays.set(name, array);
    }
    return array;
  }

  #key(index: readonly AwkExpression[]): string {
    return index.map((each) => toText(this.#value(each))).join(this.#text('SUBSEP'));
  }

  #store(target: AwkExpression, value: AwkValue): AwkValue {
    if (target.kind === 'variable') this.assign(target.name, value);
    else if (target.kind === 'element') this.#array(target.name).set(this.#key(target.index), value);
    else if (target.kind === 'field') {
      const index = Math.min(Math.max(toNumber(this.#value(target.index)), 0), 10_000);
      if (index === 0) this.#setRecord(toText(value));
      else {
        this.#fields[index - 1] = toText(value);
        this.#rebuild();
      }
    }
    return value;
  }

  #value(expression: AwkExpression): AwkValue {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return expression.value;
      case 'match':
        return posixRegExp(expression.source, true).test(this.#record) ? 1 : 0;
      case 'variable':
        return this.#variables.get(expression.name) ?? '';
      case 'field': {
        const index = toNumber(this.#value(expression.index));
        return index === 0 ? this.#record : (this.#fields[index - 1] ?? '');
      }
      case 'element': {
        const key = this.#key(expression.index);
        if (expression.name === 'ENVIRON') return this.#environment(key) ?? '';
        return this.#array(expression.name).get(key) ?? '';
      }
      case 'unary': {
        const operand = this.#value(expression.operand);
        return expression.operator === '!'
          ? Number(!isTrue(operand))
          : expression.operator === '-'
            ? -toNumber(operand)
            : toNumber(operand);
      }
      case 'binary':
        return this.#binary(expression.operator, expression.left, expression.right);
      case 'ternary':
        return this.#value(isTrue(this.#value(expression.condition)) ? expression.yes : expression.no);
      case 'assign': {
        const value = this.#value(expression.value);
        if (expression.operator === '') return this.#store(expression.target, value);
        return this.#store(expression.target, calculate(expression.operator, toNumber(this.#value(expression.target)), toNumber(value)));
      }
      case 'step': {
        const old = toNumber(this.#value(expression.target));
        this.#store(expression.target, old + expression.delta);
        return expression.isPrefix ? old + expression.delta : old;
      }
      case 'in':
        return Number(this.#array(expression.name).has(toText(this.#value(expression.key))));
      case 'call':
        return this.#call(expression.name, expression.args);
    }
  }

  #binary(operator: string, leftExpression: AwkExpression, rightExpression: AwkExpression): AwkValue {
    const left = this.#value(leftExpression);
    if (operator === '&&') return Number(isTrue(left) && isTrue(this.#value(rightExpression)));
    if (operator === '||') return Number(isTrue(left) || isTrue(this.#value(rightExpression)));
    if (operator === '~' || operator === '!~') {
      const source = rightExpression.kind === 'match' ? rightExpression.source : toText(this.#value(rightExpression));
      return Number(posixRegExp(source, true).test(toText(left)) === (operator === '~'));
    }
    const right = this.#value(rightExpression);
    if (operator === ' ') return toText(left) + toText(right);
    return /^[<>=!]/.test(operator) ? Number(compare(operator, left, right)) : calculate(operator, toNumber(left), toNumber(right));
  }

  #call(name: string, args: readonly AwkExpression[]): AwkValue {
    const [first, second, third] = args;
    const text = (expression: AwkExpression | undefined): string => (expression === undefined ? '' : toText(this.#value(expression)));
    const source = (expression: AwkExpression | undefined): string => (expression?.kind === 'match' ? expression.source : text(expression));
    switch (name) {
      case 'length':
        if (first?.kind === 'variable' && this.#arrays.has(first.name)) return this.#array(first.name).size;
        return first === undefined ? this.#record.length : text(first).length;
      case 'substr': {
        const start = Math.max(Number(text(second)) - 1, 0);
        return text(first).slice(start, third === undefined ? undefined : Number(text(second)) - 1 + Number(text(third)));
      }
      case 'index':
        return text(first).indexOf(text(second)) + 1;
      case 'toupper':
        return text(first).toUpperCase();
      case 'tolower':
        return text(first).toLowerCase();
      case 'int':
        return Math.trunc(toNumber(text(first)));
      case 'sqrt':
        return Math.sqrt(toNumber(text(first)));
      case 'sprintf': {
        const [format = '', ...values] = args.map((arg) => this.#value(arg));
        return this.#format(toText(format), values);
      }
      case 'match':
        return text(first).search(posixRegExp(source(second), true)) + 1;
      case 'split': {
        const parts = this.#split(text(first), third === undefined ? this.#text('FS') : source(third));
        if (second?.kind === 'variable') this.#arrays.set(second.name, new Map(parts.map((part, index) => [String(index + 1), part])));
        return parts.length;
      }
      case 'sub':
      case 'gsub': {
        const target: AwkExpression = third ?? { kind: 'field', index: { kind: 'number', value: 0 } };
        let count = 0;
        const replacement = text(second);
        const result = text(target).replace(posixRegExp(source(first), true, name === 'gsub' ? 'g' : ''), (whole: string) => {
          count += 1;
          return replacement.replace(/\\?&/g, (mark) => (mark === '&' ? whole : '&'));
        });
        if (count > 0) this.#store(target, result);
        return count;
      }
      default:
        return '';
    }
  }
}

const toNumber = (value: AwkValue): number =>
  typeof value === 'number' ? value : Number.parseFloat(/^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/.exec(value)?.[0] ?? '0');

function toText(value: AwkValue): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

const looksNumeric = (value: AwkValue): boolean => typeof value === 'number' || /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value);
const isTrue = (value: AwkValue): boolean =>
  typeof value === 'number' ? value !== 0 : looksNumeric(value) ? toNumber(value) !== 0 : value !== '';

function compare(operator: string, left: AwkValue, right: AwkValue): boolean {
  const isNumeric = looksNumeric(left) && looksNumeric(right);
  const [a, b] = isNumeric ? [toNumber(left), toNumber(right)] : [toText(left), toText(right)];
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    default:
      return a !== b;
  }
}

function calculate(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return left ** right;
  }
}
