import { JsonPathError, type ListNode, type PathNode, type SliceBound } from './nodes.ts';
import { unquote } from './unquote.ts';

const END = '';
const DICT_KEY = /^'([^']*)'$/;
const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;
const COMPARISON = /^([^!<>=]+)([!<>=]+)(.+?)$/;
const WORD = /[\p{L}\p{Nd}_]/u;

const isTerminator = (c: string): boolean => c === END || ' \t\r\n.,[]$@{}'.includes(c);

/**
 * Parses a JSONPath template (rule PRT-11): literal text and actions in braces.
 *
 * @throws JsonPathError with kubectl's own words
 * @source client-go util/jsonpath parser, v1.35
 */
export function parseTemplate(input: string): ListNode {
  return new Parser(input).template();
}

/** The path between braces alone, as filters and unions hold it. */
function parseAction(path: string): ListNode {
  const [first] = parseTemplate(`{${path}}`).nodes;
  return first?.type === 'list' ? first : { type: 'list', nodes: [] };
}

class Parser {
  private readonly input: string;
  private start = 0;
  private position = 0;

  constructor(input: string) {
    this.input = input;
  }

  template(): ListNode {
    const nodes: PathNode[] = [];
    while (this.position < this.input.length) {
      const open = this.input.indexOf('{', this.position);
      const end = open < 0 ? this.input.length : open;
      if (end > this.position) nodes.push({ type: 'text', text: this.input.slice(this.position, end) });
      if (open < 0) break;
      this.start = open + 1;
      this.position = this.start;
      nodes.push({ type: 'list', nodes: this.action() });
    }
    return { type: 'list', nodes };
  }

  /** Everything up to the closing brace. */
  private action(): readonly PathNode[] {
    const nodes: PathNode[] = [];
    for (;;) {
      if (this.skip('}')) return nodes;
      if (this.skip('[?(')) {
        nodes.push(this.filter());
        continue;
      }
      if (this.skip('..')) {
        if (nodes.at(-1)?.type === 'recursive') throw new JsonPathError('invalid multiple recursive descent');
        nodes.push({ type: 'recursive' });
        if (WORD.test(this.peek())) nodes.push(this.field());
        continue;
      }
      const c = this.next();
      if (c === END || c === '\n' || c === '\r') throw new JsonPathError('unclosed action');
      if (c === ' ' || c === '@' || c === '$') this.take();
      else if (c === '[') nodes.push(...this.array());
      else if (c === '"' || c === "'") nodes.push({ type: 'text', text: this.quoted(c) });
      else if (c === '.') {
        this.take();
        nodes.push(this.field());
      } else if (c === '+' || c === '-' || /\p{Nd}/u.test(c)) nodes.push(this.number());
      else if (WORD.test(c)) nodes.push(this.identifier());
      else throw new JsonPathError(`unrecognized character in action: ${unicodeName(c)}`);
    }
  }

  private peek(): string {
    const code = this.input.codePointAt(this.position);
    return code === undefined ? END : String.fromCodePoint(code);
  }

  private next(): string {
    const c = this.peek();
    this.position += c.length;
    return c;
  }

  private skip(prefix: string): boolean {
    if (!this.input.startsWith(prefix, this.position)) return false;
    this.position += prefix.length;
    this.start = this.position;
    return true;
  }

  private take(): string {
    const text = this.input.slice(this.start, this.position);
    this.start = this.position;
    return text;
  }

  private untilTerminator(): string {
    while (!isTerminator(this.peek())) this.next();
    return this.take();
  }

  private identifier(): PathNode {
    const word = this.untilTerminator();
    return word === 'true' || word === 'false' ? { type: 'constant', value: word === 'true' } : { type: 'identifier', name: word };
  }

  private number(): PathNode {
    while (this.peek() === '.' || /\p{Nd}/u.test(this.peek())) this.next();
    const text = this.take();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathError(`cannot parse number ${text}`);
    return { type: 'constant', value: Number(text) };
  }

  private field(): PathNode {
    for (let c = this.peek(); !isTerminator(c); c = this.peek()) {
      this.next();
      if (c === '\\') this.next();
    }
    const name = this.take();
    return name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') };
  }

  private quoted(quote: string): string {
    for (;;) {
      const c = this.next();
      if (c === END || c === '\n') throw new JsonPathError('unterminated quoted string');
      if (c === quote && this.input[this.position - 2] !== '\\') break;
    }
    const raw = this.take();
    const text = unquote(raw);
    if (text === undefined) throw new JsonPathError(`unquote string ${raw} error invalid syntax`);
    return text;
  }

  private array(): readonly PathNode[] {
    for (let c = this.next(); c !== ']'; c = this.next()) {
      if (c === END || c === '\n') throw new JsonPathError('unterminated array');
    }
    const inner = this.take().slice(1, -1);
    const text = inner === '*' ? ':' : inner;
    const branches = text.split(',');
    if (branches.length > 1)
      return [{ type: 'union', branches: branches.map((branch) => parseAction(`[${branch.replace(/^ +| +$/g, '')}]`)) }];
    const key = DICT_KEY.exec(text)?.[1];
    if (key !== undefined) return parseAction(`.${key}`).nodes;
    return [{ type: 'array', bounds: sliceBounds(text) }];
  }

  private filter(): PathNode {
    let isOpen = false;
    let isClosed = false;
    let quote = '';
    for (let c = this.next(); !(c === ')' && isOpen === isClosed); c = this.next()) {
      if (c === END || c === '\n') throw new JsonPathError('unterminated filter');
      if (c !== '"' && c !== "'") continue;
      if (!isOpen) {
        isOpen = true;
        quote = c;
      } else if (c === quote && this.input[this.position - 2] !== '\\') isClosed = true;
    }
    if (this.next() !== ']') throw new JsonPathError('unclosed array expect ]');
    const text = this.take().slice(0, -2);
    const match = COMPARISON.exec(text);
    if (match === null) return { type: 'filter', left: parseAction(text), right: { type: 'list', nodes: [] }, operator: 'exists' };
    const [, left = '', operator = '', right = ''] = match;
    return { type: 'filter', left: parseAction(left), right: parseAction(right), operator };
  }
}

function sliceBounds(text: string): readonly [SliceBound, SliceBound, SliceBound] {
  const match = SLICE.exec(text);
  if (match === null) throw new JsonPathError(`invalid array index ${text}`);
  const bound = (written: string | undefined): SliceBound => {
    const digits = written?.replace(':', '') ?? '';
    if (digits === '-') throw new JsonPathError(`array index ${digits} is not a number`);
    return { value: Number(digits), isKnown: digits !== '', isDerived: false };
  };
  const first = bound(match[1]);
  const second = match[2] === undefined ? { value: first.value + 1, isKnown: true, isDerived: true } : bound(match[2]);
  return [first, second, bound(match[3])];
}

/** `U+0023 '#'`, as Go's %#U prints a character. */
function unicodeName(c: string): string {
  const code = (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{Z}]/u.test(c) ? `U+${code}` : `U+${code} '${c}'`;
}
