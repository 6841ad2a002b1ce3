/** The text of a script with a reading position. Nested parsers share one. */
export class Source {
  readonly text: string;
  position = 0;
  line = 1;
  /** Depth of nesting; limits recursion on hostile text. */
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** `''` at the end. */
  peek(ahead = 0): string {
    return this.text[this.position + ahead] ?? '';
  }

  take(): string {
    const char = this.peek();
    if (char === '\n') this.line += 1;
    this.position += 1;
    return char;
  }

  skip(count: number): void {
    for (let i = 0; i < count; i++) this.take();
  }

  startsWith(prefix: string): boolean {
    return this.text.startsWith(prefix, this.position);
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }
}

/** The script is no script; `message` is what the shell says after `syntax error: `. Caught by `parseScript`. */
export class ShellSyntaxError extends Error {}

const MAX_DEPTH = 150;

/** Runs `parse` one level deeper. */
export function nested<T>(source: Source, parse: () => T): T {
  if (source.depth >= MAX_DEPTH) throw new ShellSyntaxError('nested too deep');
  source.depth += 1;
  const result = parse();
  source.depth -= 1;
  return result;
}
