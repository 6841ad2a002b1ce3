import type { ParameterOperator, ParameterPart, Script, Word, WordPart } from './ast.ts';
import type { Source } from './source.ts';
import { nested, ShellSyntaxError } from './source.ts';

/** Parses the commands of `$(…)` up to the closing parenthesis, or of a whole text when `source` has no end mark. */
export type ScriptReader = (source: Source, until: ')' | '') => Script;

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATORS: readonly ParameterOperator[] = [':-', ':=', ':?', ':+', '##', '%%', '//', '-', '=', '?', '+', '#', '%', '/', ':'];
const UNTERMINATED = 'unterminated quoted string';

/** Collects parts, joining neighbouring text of the same kind. */
class Parts {
  readonly list: WordPart[] = [];

  text(text: string, quoted: boolean): void {
    const last = this.list.at(-1);
    if (last?.kind === 'text' && last.quoted === quoted) this.list[this.list.length - 1] = { kind: 'text', text: last.text + text, quoted };
    else this.list.push({ kind: 'text', text, quoted });
  }

  word(): Word {
    const needsNothing = (part: WordPart): boolean => part.kind === 'text' && (part.quoted || !/[*?[\]\\~]/.test(part.text));
    const literal = this.list.every(needsNothing) ? this.list.map((part) => (part.kind === 'text' ? part.text : '')).join('') : null;
    return { parts: this.list, literal };
  }
}

/** Reads words: quoting and expansions, down to the commands inside `$(…)`. */
export class WordReader {
  readonly #source: Source;
  readonly #readScript: ScriptReader;
  readonly #makeSource: (text: string) => Source;

  constructor(source: Source, readScript: ScriptReader, makeSource: (text: string) => Source) {
    this.#source = source;
    this.#readScript = readScript;
    this.#makeSource = makeSource;
  }

  /** A word of a command, up to a blank or an operator. */
  word(): Word {
    const source = this.#source;
    const parts = new Parts();
    while (!source.isAtEnd && !' \t\n;&|<>()'.includes(source.peek())) this.#unquoted(parts);
    return parts.word();
  }

  /** Text in which only `$`, backquotes and backslashes count, to the end of the source: a here-document. */
  document(): Word {
    const parts = new Parts();
    while (!this.#source.isAtEnd) this.#inDoubleQuotes(parts, false);
    return parts.word();
  }

  #unquoted(parts: Parts): void {
    const source = this.#source;
    const char = source.peek();
    if (char === '\\') {
      source.take();
      if (source.peek() === '\n') source.take();
      else parts.text(source.isAtEnd ? '\\' : source.take(), true);
    } else if (char === "'") this.#singleQuotes(parts);
    else if (char === '"') {
      source.take();
      parts.text('', true);
      while (source.peek() !== '"') this.#inDoubleQuotes(parts, true);
      source.take();
    } else if (char === '$') this.#dollar(parts, false);
    else if (char === '`') this.#backquotes(parts, false);
    else parts.text(source.take(), false);
  }

  #singleQuotes(parts: Parts): void {
    const source = this.#source;
    const end = source.text.indexOf("'", source.position + 1);
    if (end < 0) throw new ShellSyntaxError(UNTERMINATED);
    parts.text(source.text.slice(source.position + 1, end), true);
    source.skip(end + 1 - source.position);
  }

  #inDoubleQuotes(parts: Parts, quoteEscapes: boolean): void {
    const source = this.#source;
    if (source.isAtEnd) throw new ShellSyntaxError(UNTERMINATED);
    const char = source.peek();
    if (char === '\\') {
      source.take();
      const next = source.peek();
      if (next === '\n') source.take();
      else if (next !== '' && ('$`\\'.includes(next) || (quoteEscapes && next === '"'))) parts.text(source.take(), true);
      else parts.text('\\', true);
    } else if (char === '$') this.#dollar(parts, true);
    else if (char === '`') this.#backquotes(parts, true);
    else parts.text(source.take(), true);
  }

  #backquotes(parts: Parts, quoted: boolean): void {
    const source = this.#source;
    source.take();
    let text = '';
    while (source.peek() !== '`') {
      if (source.isAtEnd) throw new ShellSyntaxError('EOF in backquote substitution');
      if (source.peek() === '\\' && ('$`\\'.includes(source.peek(1)) || (quoted && source.peek(1) === '"')) && source.peek(1) !== '')
        source.take();
      text += source.take();
    }
    source.take();
    const inner = this.#makeSource(text);
    inner.depth = source.depth;
    parts.list.push({ kind: 'command', body: nested(inner, () => this.#readScript(inner, '')), quoted });
  }

  #dollar(parts: Parts, quoted: boolean): void {
    const source = this.#source;
    if (source.startsWith('$((') && this.#isArithmetic()) {
      source.skip(3);
      parts.list.push({ kind: 'arithmetic', expression: nested(source, () => this.#arithmetic()), quoted });
    } else if (source.startsWith('$(')) {
      source.skip(2);
      const body = nested(source, () => this.#readScript(source, ')'));
      source.take();
      parts.list.push({ kind: 'command', body, quoted });
    } else if (source.startsWith('${')) {
      source.skip(2);
      parts.list.push(nested(source, () => this.#braced(quoted)));
    } else if (!quoted && source.startsWith("$'")) {
      source.take();
      this.#ansiQuotes(parts);
    } else {
      source.take();
      const name = this.#parameterName(false);
      if (name === '') parts.text('$', quoted);
      else parts.list.push({ kind: 'parameter', name, operator: '', operand: null, quoted });
    }
  }

  /** `$((` opens arithmetic when its two closing parentheses stand together. */
  #isArithmetic(): boolean {
    const { text, position } = this.#source;
    let depth = 0;
    for (let i = position + 3; i < text.length; i++) {
      const char = text[i];
      if (char === '(') depth += 1;
      else if (char === ')') {
        if (depth === 0) return text[i + 1] === ')';
        depth -= 1;
      }
    }
    throw new ShellSyntaxError("missing '))'");
  }

  #arithmetic(): Word {
    const source = this.#source;
    const parts = new Parts();
    let depth = 0;
    for (;;) {
      const char = source.peek();
      if (char === ')' && depth === 0) break;
      if (char === '"') source.take();
      else {
        if (char === '(') depth += 1;
        else if (char === ')') depth -= 1;
        this.#inDoubleQuotes(parts, false);
      }
    }
    source.skip(2);
    return parts.word();
  }

  /** A parameter's name at the position; `''` when there is none. Digits count together only within braces. */
  #parameterName(inBraces: boolean): string {
    const source = this.#source;
    NAME.lastIndex = source.position;
    const name = NAME.exec(source.text)?.[0];
    if (name !== undefined) {
      source.skip(name.length);
      return name;
    }
    const char = source.peek();
    if (char !== '' && '@*#?-$!'.includes(char)) return source.take();
    let digits = '';
    while (/^[0-9]$/.test(source.peek()) && (inBraces || digits === '')) digits += source.take();
    return digits;
  }

  #braced(quoted: boolean): ParameterPart {
    const source = this.#source;
    if (source.peek() === '#' && source.peek(1) !== '}') {
      source.take();
      const name = this.#parameterName(true);
      this.#expectBrace();
      return { kind: 'parameter', name, operator: '#len', operand: null, quoted };
    }
    const name = this.#parameterName(true);
    if (name === '') throw new ShellSyntaxError('bad substitution');
    if (source.peek() === '}') {
      source.take();
      return { kind: 'parameter', name, operator: '', operand: null, quoted };
    }
    const operator = OPERATORS.find((each) => source.startsWith(each));
    if (operator === undefined) throw new ShellSyntaxError('bad substitution');
    source.skip(operator.length);
    const isPattern = '#%/'.includes(operator.charAt(0));
    const parts = new Parts();
    while (source.peek() !== '}') {
      if (source.isAtEnd) throw new ShellSyntaxError("missing '}'");
      const char = source.peek();
      // Inside double quotes a quote that belongs to the operand still groups.
      if (char === '"' || (char === "'" && (isPattern || !quoted))) this.#unquoted(parts);
      else if (char === '\\' && isPattern) this.#unquoted(parts);
      else if (quoted && !isPattern) this.#inDoubleQuotes(parts, true);
      else this.#unquoted(parts);
    }
    source.take();
    return { kind: 'parameter', name, operator, operand: parts.word(), quoted };
  }

  #expectBrace(): void {
    if (this.#source.take() !== '}') throw new ShellSyntaxError('bad substitution');
  }

  #ansiQuotes(parts: Parts): void {
    const source = this.#source;
    const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', e: '\u001b' };
    source.take();
    let text = '';
    while (source.peek() !== "'") {
      if (source.isAtEnd) throw new ShellSyntaxError(UNTERMINATED);
      const char = source.take();
      if (char !== '\\') text += char;
      else {
        const next = source.take();
        text += escapes[next] ?? (`\\'"`.includes(next) ? next : `\\${next}`);
      }
    }
    source.take();
    parts.text(text, true);
  }
}
