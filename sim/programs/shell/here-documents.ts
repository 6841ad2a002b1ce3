import type { Redirect, Word } from './ast.ts';
import type { Source } from './source.ts';
import type { ScriptReader } from './word-reader.ts';
import { WordReader } from './word-reader.ts';

interface Expected {
  readonly fd: number;
  readonly delimiter: Word;
  /** A quoted delimiter: the text is taken as it stands. */
  readonly isQuoted: boolean;
  readonly stripsTabs: boolean;
}

/** Here-documents announced on the current line; their text follows it. */
export class HereDocuments {
  readonly #readScript: ScriptReader;
  readonly #makeSource: (text: string) => Source;
  #pending: { readonly expected: Expected; readonly fill: (text: Word) => void }[] = [];

  constructor(readScript: ScriptReader, makeSource: (text: string) => Source) {
    this.#readScript = readScript;
    this.#makeSource = makeSource;
  }

  /** The redirect whose target is filled in once the line has ended. */
  expect(expected: Expected): Redirect {
    const redirect: { fd: number; operator: '<<'; target: Word } = { fd: expected.fd, operator: '<<', target: { parts: [], literal: '' } };
    this.#pending.push({
      expected,
      fill: (text) => {
        redirect.target = text;
      },
    });
    return redirect;
  }

  /** Call when the source stands at the start of the line after the announcement. */
  readPending(source: Source): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { expected, fill } of pending) fill(this.#read(source, expected));
  }

  #read(source: Source, { delimiter, isQuoted, stripsTabs }: Expected): Word {
    const end = delimiter.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    let text = '';
    while (!source.isAtEnd) {
      let line = '';
      while (!source.isAtEnd && source.peek() !== '\n') line += source.take();
      source.take();
      if (stripsTabs) line = line.replace(/^\t+/, '');
      if (line === end) break;
      text += `${line}\n`;
    }
    if (isQuoted) return { parts: [{ kind: 'text', text, quoted: true }], literal: text };
    const inner = this.#makeSource(text);
    inner.depth = source.depth;
    return new WordReader(inner, this.#readScript, this.#makeSource).document();
  }
}
