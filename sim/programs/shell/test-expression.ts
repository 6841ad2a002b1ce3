import type { Node } from '#sim/programs/kernel/nodes.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import type { Process } from '#sim/programs/kernel/types.ts';

/** 0 true, 1 false, 2 not understood (`problem` says why, `''` never). */
export type TestResult = { readonly status: 0 | 1 } | { readonly status: 2; readonly problem: string };

class TestProblem extends Error {}

const BINARY = ['=', '==', '!=', '<', '>', '=~', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef'];
const UNARY = /^-[bcdefghkLnoprsStuwxz]$/;
const MAX_DEPTH = 100;

/** What `test` and `[` say of their arguments (without the closing bracket). */
export function evaluateTest(process: Process, args: readonly string[]): TestResult {
  try {
    return { status: new Tester(process, args).run() ? 0 : 1 };
  } catch (error) {
    if (!(error instanceof TestProblem)) throw error;
    return { status: 2, problem: error.message };
  }
}

class Tester {
  readonly #process: Process;
  readonly #args: readonly string[];
  #position = 0;
  #depth = 0;

  constructor(process: Process, args: readonly string[]) {
    this.#process = process;
    this.#args = args;
  }

  run(): boolean {
    const { length } = this.#args;
    if (length === 0) return false;
    if (length === 1) return this.#args[0] !== '';
    // Three arguments with an operator between are a comparison, whatever the first one looks like.
    if (length === 3 && BINARY.includes(this.#args[1] ?? ''))
      return this.#compare(this.#args[0] ?? '', this.#args[1] ?? '', this.#args[2] ?? '');
    const value = this.#or();
    const rest = this.#args[this.#position];
    if (rest !== undefined) throw new TestProblem(`${rest}: unknown operand`);
    return value;
  }

  #take(): string {
    const argument = this.#args[this.#position];
    if (argument === undefined) throw new TestProblem('argument expected');
    this.#position += 1;
    return argument;
  }

  #or(): boolean {
    let value = this.#and();
    while (this.#args[this.#position] === '-o' || this.#args[this.#position] === '||') {
      this.#position += 1;
      const right = this.#and();
      value = value || right;
    }
    return value;
  }

  #and(): boolean {
    let value = this.#not();
    while (this.#args[this.#position] === '-a' || this.#args[this.#position] === '&&') {
      this.#position += 1;
      const right = this.#not();
      value = value && right;
    }
    return value;
  }

  #not(): boolean {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new TestProblem('argument expected');
    if (this.#args[this.#position] !== '!' || this.#position === this.#args.length - 1) return this.#primary();
    this.#position += 1;
    return !this.#not();
  }

  #primary(): boolean {
    const first = this.#take();
    if (first === '(' && this.#position < this.#args.length) {
      const value = this.#or();
      if (this.#take() !== ')') throw new TestProblem('closing paren expected');
      return value;
    }
    const operator = this.#args[this.#position];
    if (operator !== undefined && BINARY.includes(operator)) {
      this.#position += 1;
      return this.#compare(first, operator, this.#take());
    }
    if (UNARY.test(first) && operator !== undefined) return this.#file(first, this.#take());
    return first !== '';
  }

  #compare(left: string, operator: string, right: string): boolean {
    switch (operator) {
      case '=':
      case '==':
        return left === right;
      case '!=':
        return left !== right;
      case '<':
        return left < right;
      case '>':
        return left > right;
      case '=~':
        return matchesExpression(right, left);
      case '-eq':
        return number(left) === number(right);
      case '-ne':
        return number(left) !== number(right);
      case '-lt':
        return number(left) < number(right);
      case '-le':
        return number(left) <= number(right);
      case '-gt':
        return number(left) > number(right);
      case '-ge':
        return number(left) >= number(right);
      default:
        return this.#compareFiles(left, operator, right);
    }
  }

  #node(path: string): Node | undefined {
    return path === '' ? undefined : this.#process.system.disk.lookup(resolvePath(this.#process.cwd, path));
  }

  #compareFiles(left: string, operator: string, right: string): boolean {
    const [a, b] = [this.#node(left), this.#node(right)];
    if (operator === '-ef') return a !== undefined && a === b;
    const time = (node: Node | undefined): number =>
      node?.kind === 'file' || node?.kind === 'directory' ? node.modifiedAtMs : Number.NEGATIVE_INFINITY;
    return operator === '-nt' ? time(a) > time(b) : time(a) < time(b);
  }

  #file(operator: string, operand: string): boolean {
    if (operator === '-n') return operand !== '';
    if (operator === '-z') return operand === '';
    if (operator === '-t') return false;
    const node = this.#node(operand);
    switch (operator) {
      case '-f':
        return node?.kind === 'file' || node?.kind === 'program';
      case '-d':
        return node?.kind === 'directory';
      case '-s':
        return node?.kind === 'file' ? node.content.length > 0 : node !== undefined && node.kind !== 'device';
      case '-x':
        return node?.kind === 'program' || node?.kind === 'directory' || (node?.kind === 'file' && (node.mode & 0o111) !== 0);
      case '-c':
        return node?.kind === 'device';
      case '-e':
      case '-r':
      case '-w':
      case '-o':
        return node !== undefined;
      default:
        return false;
    }
  }
}

function matchesExpression(source: string, text: string): boolean {
  try {
    return new RegExp(source).test(text);
  } catch {
    throw new TestProblem(`${source}: invalid regex`);
  }
}

function number(text: string): bigint {
  const trimmed = text.trim();
  if (!/^[+-]?\d+$/.test(trimmed)) throw new TestProblem(text === '' ? 'bad number' : `${text}: bad number`);
  return BigInt(trimmed.replace(/^\+/, ''));
}
