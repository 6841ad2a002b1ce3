import { escapePattern, isPattern } from './pattern.ts';

/** Receives the pieces of a word while it is expanded. */
export interface Sink {
  /** From inside quotes. */
  quoted(text: string): void;
  /** Written in the script without quotes: may be a pattern, is not split. */
  literal(text: string): void;
  /** The value of an unquoted expansion: is split, may be a pattern. */
  expanded(text: string): void;
  /** Starts a new field, as between the values of `"$@"`. */
  separate(): void;
  /** `"$@"` without parameters: nothing at all, although quoted. */
  nothing(): void;
}

/** One text, without splitting: assignments, redirections, subjects of `case`. */
export class TextSink implements Sink {
  text = '';
  quoted(text: string): void {
    this.text += text;
  }
  literal(text: string): void {
    this.text += text;
  }
  expanded(text: string): void {
    this.text += text;
  }
  separate(): void {
    this.text += ' ';
  }
  nothing(): void {}
}

/** A pattern, in which quoted characters stand for themselves. */
export class PatternSink implements Sink {
  text = '';
  quoted(text: string): void {
    this.text += escapePattern(text);
  }
  literal(text: string): void {
    this.text += text;
  }
  expanded(text: string): void {
    this.text += text;
  }
  separate(): void {
    this.text += ' ';
  }
  nothing(): void {}
}

export interface Field {
  readonly text: string;
  /** Set when the field may match file names. */
  readonly pattern: string | null;
}

/** The fields of a word, split at the characters of `IFS`. */
export class FieldSink implements Sink {
  readonly fields: Field[] = [];
  readonly #separators: string;
  #text = '';
  #pattern = '';
  #isOpen = false;
  #isClosedBySpace = false;

  constructor(separators: string) {
    this.#separators = separators;
  }

  quoted(text: string): void {
    this.#add(text, text === '' ? '' : escapePattern(text));
  }

  literal(text: string): void {
    this.#add(text, text);
  }

  expanded(text: string): void {
    if (text === '') return;
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const char = text.charAt(i);
      if (!this.#separators.includes(char)) continue;
      if (i > start) this.#add(text.slice(start, i), text.slice(start, i));
      start = i + 1;
      const isSpace = ' \t\n'.includes(char);
      if (this.#isOpen) {
        this.separate();
        this.#isClosedBySpace = isSpace;
      } else if (!isSpace && this.#isClosedBySpace) this.#isClosedBySpace = false;
      else if (!isSpace) this.fields.push({ text: '', pattern: null });
    }
    if (start < text.length) this.#add(text.slice(start), text.slice(start));
  }

  separate(): void {
    if (!this.#isOpen) return;
    this.fields.push({ text: this.#text, pattern: isPattern(this.#pattern) ? this.#pattern : null });
    this.#text = '';
    this.#pattern = '';
    this.#isOpen = false;
  }

  nothing(): void {}

  #add(text: string, pattern: string): void {
    this.#text += text;
    this.#pattern += pattern;
    this.#isOpen = true;
    this.#isClosedBySpace = false;
  }
}
