import { posixRegExp } from './regex.ts';

export type SedAddress =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'match'; readonly expression: RegExp };

export interface SedCommand {
  readonly name: string;
  readonly from: SedAddress | null;
  readonly to: SedAddress | null;
  readonly negated: boolean;
  readonly expression: RegExp;
  /** Text and numbers of groups. */
  readonly replacement: readonly (string | number)[];
  readonly isGlobal: boolean;
  readonly occurrence: number;
  readonly prints: boolean;
  readonly mapping: ReadonlyMap<string, string>;
  readonly text: string;
  /** For `{`: index of the matching `}`. */
  blockEnd: number;
}

class SedError extends Error {}

const NOTHING = /(?!)/;

/** Parses a script; a text says what is wrong with it. */
export function parseSed(script: string, isExtended: boolean): readonly SedCommand[] | string {
  try {
    return new SedParser(script, isExtended).parse();
  } catch (error) {
    if (!(error instanceof SedError)) throw error;
    return error.message;
  }
}

class SedParser {
  readonly #script: string;
  readonly #isExtended: boolean;
  #position = 0;

  constructor(script: string, isExtended: boolean) {
    this.#script = script;
    this.#isExtended = isExtended;
  }

  parse(): readonly SedCommand[] {
    const commands: SedCommand[] = [];
    const blocks: SedCommand[] = [];
    for (;;) {
      this.#skip(/[\s;]*/y);
      if (this.#position >= this.#script.length) break;
      const from = this.#address();
      const to = from !== null && this.#skip(/\s*,\s*/y) !== '' ? this.#address() : null;
      this.#skip(/\s*/y);
      const negated = this.#skip(/!\s*/y) !== '';
      const command = this.#command(from, to, negated);
      if (command.name === '{') blocks.push(command);
      else if (command.name === '}') {
        const block = blocks.pop();
        if (block === undefined) throw new SedError('unexpected }');
        block.blockEnd = commands.length;
      }
      commands.push(command);
    }
    if (blocks.length > 0) throw new SedError('unmatched {');
    return commands;
  }

  #skip(expression: RegExp): string {
    expression.lastIndex = this.#position;
    const text = expression.exec(this.#script)?.[0] ?? '';
    this.#position += text.length;
    return text;
  }

  #address(): SedAddress | null {
    const line = this.#skip(/\d+/y);
    if (line !== '') return { kind: 'line', line: Number(line) };
    if (this.#skip(/\$/y) !== '') return { kind: 'last' };
    if (this.#script[this.#position] !== '/') return null;
    this.#position += 1;
    const expression = posixRegExp(this.#until('/'), this.#isExtended, this.#skip(/I/y) === '' ? '' : 'i');
    return { kind: 'match', expression };
  }

  /** Text up to the delimiter, which is taken; an escaped delimiter stands for itself. */
  #until(delimiter: string): string {
    let text = '';
    let inBracket = false;
    for (;;) {
      const char = this.#script[this.#position++];
      if (char === undefined) throw new SedError('unterminated regex');
      if (char === '\\') {
        const next = this.#script[this.#position++] ?? '';
        text += next === delimiter ? next : next === 'n' ? '\n' : `\\${next}`;
      } else if (char === delimiter && !inBracket) return text;
      else {
        if (char === '[') inBracket = true;
        else if (char === ']') inBracket = false;
        text += char;
      }
    }
  }

  #untilPlain(delimiter: string): string {
    let text = '';
    for (;;) {
      const char = this.#script[this.#position++];
      if (char === undefined) throw new SedError('unterminated s command');
      if (char === '\\') text += `\\${this.#script[this.#position++] ?? ''}`;
      else if (char === delimiter) return text;
      else text += char;
    }
  }

  #command(from: SedAddress | null, to: SedAddress | null, negated: boolean): SedCommand {
    const name = this.#script[this.#position++] ?? '';
    const base: SedCommand = {
      name,
      from,
      to,
      negated,
      expression: NOTHING,
      replacement: [],
      isGlobal: false,
      occurrence: 1,
      prints: false,
      mapping: new Map(),
      text: '',
      blockEnd: 0,
    };
    if (name === 's') return this.#substitution(base);
    if (name === 'y') {
      const delimiter = this.#script[this.#position++] ?? '';
      const source = [...this.#untilPlain(delimiter)];
      const target = [...this.#untilPlain(delimiter)];
      return { ...base, mapping: new Map(source.map((char, index) => [char, target[index] ?? ''])) };
    }
    if (name === 'a' || name === 'i' || name === 'c') {
      this.#skip(/\s*\\?\n?\s*/y);
      return { ...base, text: this.#skip(/(?:[^\n\\]|\\[\s\S])*/y).replace(/\\(.)/gs, '$1') };
    }
    if (name === '#') {
      this.#skip(/[^\n]*/y);
      return base;
    }
    if (name === '' || !'{}dpq=hHgGx'.includes(name)) throw new SedError(`unsupported command ${name}`);
    return base;
  }

  #substitution(base: SedCommand): SedCommand {
    const delimiter = this.#script[this.#position++] ?? '';
    const pattern = this.#until(delimiter);
    const replacement = parseReplacement(this.#untilPlain(delimiter), delimiter);
    const flags = this.#skip(/[gpIi0-9]*/y);
    const rest = this.#script[this.#position];
    if (rest !== undefined && !/[\s;}]/.test(rest)) throw new SedError('unknown option to s command');
    return {
      ...base,
      expression: posixRegExp(pattern, this.#isExtended, /i/i.test(flags) ? 'gi' : 'g'),
      replacement,
      isGlobal: flags.includes('g'),
      occurrence: Number(/\d+/.exec(flags)?.[0] ?? 1),
      prints: flags.includes('p'),
    };
  }
}

function parseReplacement(text: string, delimiter: string): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '&') parts.push(0);
    else if (char !== '\\') parts.push(char);
    else {
      i += 1;
      const next = text.charAt(i);
      if (/[0-9]/.test(next)) parts.push(Number(next));
      else parts.push(next === 'n' ? '\n' : next === 't' ? '\t' : next === delimiter ? delimiter : next);
    }
  }
  return parts;
}
