import { goQuote } from '#sim/api/go-text.ts';

/**
 * What Go's JSON decoder says about a text; undefined when it is JSON.
 *
 * @source encoding/json scanner
 */
export function goJsonError(text: string): string | undefined {
  const scanner = new Scanner(text);
  return scanner.value() ?? scanner.end();
}

const CUT_OFF = 'unexpected end of JSON input';
const LITERALS = ['true', 'false', 'null'] as const;

class Scanner {
  private readonly characters: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.characters = [...text];
  }

  value(): string | undefined {
    const first = this.skipBlanks();
    if (first === undefined) return CUT_OFF;
    if (first === '{') return this.object();
    if (first === '[') return this.array();
    if (first === '"') return this.string();
    if (first === '-' || isDigit(first)) return this.number();
    const literal = LITERALS.find((word) => word.startsWith(first));
    return literal === undefined ? this.invalid('looking for beginning of value') : this.literal(literal);
  }

  end(): string | undefined {
    return this.skipBlanks() === undefined ? undefined : this.invalid('after top-level value');
  }

  private object(): string | undefined {
    this.at += 1;
    if (this.skipBlanks() === '}') return this.step();
    for (;;) {
      const start = this.skipBlanks();
      if (start === undefined) return CUT_OFF;
      if (start !== '"') return this.invalid('looking for beginning of object key string');
      const keyError = this.string();
      if (keyError !== undefined) return keyError;
      if (this.skipBlanks() !== ':') return this.invalid('after object key');
      this.at += 1;
      const error = this.value();
      if (error !== undefined) return error;
      const next = this.skipBlanks();
      if (next === '}') return this.step();
      if (next !== ',') return this.invalid('after object key:value pair');
      this.at += 1;
    }
  }

  private array(): string | undefined {
    this.at += 1;
    if (this.skipBlanks() === ']') return this.step();
    for (;;) {
      const error = this.value();
      if (error !== undefined) return error;
      const next = this.skipBlanks();
      if (next === ']') return this.step();
      if (next !== ',') return this.invalid('after array element');
      this.at += 1;
    }
  }

  private string(): string | undefined {
    this.at += 1;
    for (let c = this.current(); c !== '"'; c = this.current()) {
      if (c === undefined) return CUT_OFF;
      if (c < ' ') return this.invalid('in string literal');
      this.at += 1;
      if (c !== '\\') continue;
      const escaped = this.current();
      if (escaped === undefined) return CUT_OFF;
      if (!'bfnrt\\/"u'.includes(escaped)) return this.invalid('in string escape code');
      this.at += 1;
      for (let i = 0; escaped === 'u' && i < 4; i++, this.at++) {
        if (!/[0-9a-fA-F]/.test(this.current() ?? '')) return this.invalid('in \\u hexadecimal character escape');
      }
    }
    return this.step();
  }

  private number(): string | undefined {
    if (this.current() === '-') this.at += 1;
    if (!isDigit(this.current())) return this.invalid('in numeric literal');
    if (this.current() === '0') this.at += 1;
    else this.digits();
    if (this.current() === '.') {
      this.at += 1;
      if (!isDigit(this.current())) return this.invalid('after decimal point in numeric literal');
      this.digits();
    }
    if (/^[eE]$/.test(this.current() ?? '')) {
      this.at += 1;
      if (/^[-+]$/.test(this.current() ?? '')) this.at += 1;
      if (!isDigit(this.current())) return this.invalid('in exponent of numeric literal');
      this.digits();
    }
    return undefined;
  }

  private literal(word: string): string | undefined {
    for (const letter of word) {
      if (this.current() !== letter) return this.invalid(`in literal ${word} (expecting '${letter}')`);
      this.at += 1;
    }
    return undefined;
  }

  private digits(): void {
    while (isDigit(this.current())) this.at += 1;
  }

  private current(): string | undefined {
    return this.characters[this.at];
  }

  private step(): undefined {
    this.at += 1;
  }

  private skipBlanks(): string | undefined {
    while (/^[ \t\r\n]$/.test(this.current() ?? '')) this.at += 1;
    return this.current();
  }

  private invalid(where: string): string {
    const character = this.current();
    if (character === undefined) return CUT_OFF;
    const shown = character === "'" ? "'\\''" : character === '"' ? `'"'` : `'${goQuote(character).slice(1, -1)}'`;
    return `invalid character ${shown} ${where}`;
  }
}

const isDigit = (character: string | undefined): boolean => character !== undefined && character >= '0' && character <= '9';
