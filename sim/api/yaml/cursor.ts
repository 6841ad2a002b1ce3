import { isBreak } from './characters.ts';
import { type Mark, YamlFailure } from './token.ts';

/** The reading position in one document's text. */
export class Cursor {
  readonly text: string;
  index = 0;
  line = 0;
  column = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Code of the character at `offset` from here; NaN at the end. */
  code(offset = 0): number {
    return this.text.charCodeAt(this.index + offset);
  }

  char(offset = 0): string {
    return this.text.charAt(this.index + offset);
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.index);
  }

  mark(): Mark {
    return { index: this.index, line: this.line, column: this.column };
  }

  skip(count = 1): void {
    this.index += count;
    this.column += count;
  }

  /** Moves over a line break and returns it, CR and CRLF as a line feed. */
  readLine(): string {
    const code = this.code();
    const length = code === 0x0d && this.code(1) === 0x0a ? 2 : 1;
    const kept = code === 0x2028 || code === 0x2029 ? this.char() : '\n';
    if (isBreak(code)) {
      this.index += length;
      this.column = 0;
      this.line += 1;
    }
    return kept;
  }

  /** A scanner's complaint at this place; `since` is where the broken construct began. */
  failure(problem: string, since?: Mark): YamlFailure {
    return new YamlFailure('scanner', problem, this.mark(), since?.line ?? this.line);
  }
}
