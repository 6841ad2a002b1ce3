import type { AnchorTarget, MappingEntry, YamlNode } from './node.ts';
import { Scanner } from './scanner.ts';
import { MAX_VALUES, type Mark, type Token, type TokenType, YamlFailure } from './token.ts';

/**
 * Builds the node tree of the first document of a text.
 *
 * @returns undefined for a text without any document
 * @source go-yaml v2 parser, YAML 1.1 productions; the complaints are its own
 */
export class Parser {
  readonly #scanner: Scanner;
  readonly #anchors = new Map<string, AnchorTarget>();

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  document(): YamlNode | undefined {
    while (this.#is('documentEnd')) this.#scanner.take();
    this.#directives();
    if (this.#is('streamEnd')) return undefined;
    let node: YamlNode;
    if (this.#is('documentStart')) {
      this.#scanner.take();
      node = this.#is('directive', 'documentStart', 'documentEnd', 'streamEnd') ? this.#nothing() : this.#node(true, false);
    } else node = this.#node(true, false);
    this.#scanner.peek(); // the end of a document is looked for, and what stands there may be broken
    return node;
  }

  #directives(): void {
    let hasVersion = false;
    while (this.#is('directive')) {
      const token = this.#scanner.take();
      const [name, version] = token.text.split(/\s+/);
      if (name === 'TAG') continue;
      if (hasVersion) throw this.#failure('found duplicate %YAML directive', token.start);
      hasVersion = true;
      if (version !== '1.1' && version !== '1.2') throw this.#failure('found incompatible YAML document', token.start);
      if (!this.#is('directive', 'documentStart'))
        throw this.#failure('did not find expected <document start>', this.#scanner.peek().start);
    }
  }

  #is(...types: readonly TokenType[]): boolean {
    return types.includes(this.#scanner.peek().type);
  }

  #failure(problem: string, at: Mark, context?: Mark): YamlFailure {
    return new YamlFailure('parser', problem, at, context?.line ?? 0);
  }

  /** A value that is not there: null, at the place where it would stand. */
  #nothing(at = this.#scanner.peek().start): YamlNode {
    return { is: 'scalar', start: at, end: at, tag: '', text: '', isPlain: true };
  }

  #node(isBlock: boolean, allowsIndentless: boolean): YamlNode {
    const first = this.#scanner.peek();
    if (first.type === 'alias') return this.#alias(this.#scanner.take());
    let anchor: AnchorTarget | undefined;
    let tag = '';
    while (this.#is('anchor', 'tag')) {
      const token = this.#scanner.take();
      if (token.type === 'tag') tag = token.text;
      else {
        anchor = { name: token.text, node: undefined };
        this.#anchors.set(token.text, anchor);
      }
    }
    const node = this.#content(first.start, tag, isBlock, allowsIndentless, anchor !== undefined || tag !== '');
    if (anchor !== undefined) anchor.node = node;
    return node;
  }

  #alias(token: Token): YamlNode {
    const target = this.#anchors.get(token.text);
    if (target === undefined) throw new YamlFailure('composer', `unknown anchor '${token.text}' referenced`, token.start);
    return { is: 'alias', start: token.start, end: token.end, tag: '', target };
  }

  #content(start: Mark, tag: string, isBlock: boolean, allowsIndentless: boolean, mayBeEmpty: boolean): YamlNode {
    const token = this.#scanner.peek();
    this.#countNode(start);
    switch (token.type) {
      case 'scalar':
        this.#scanner.take();
        return { is: 'scalar', start, tag, end: token.end, text: token.text, isPlain: token.isPlain };
      case 'flowSequenceStart':
        return { is: 'sequence', start, tag, items: this.#flowSequence(), end: this.#lastEnd };
      case 'flowMappingStart':
        return { is: 'mapping', start, tag, entries: this.#flowMapping(), end: this.#lastEnd };
      case 'blockEntry':
        if (allowsIndentless) return { is: 'sequence', start, tag, items: this.#indentlessSequence(), end: this.#scanner.peek().start };
        break;
      case 'blockSequenceStart':
        if (isBlock) return { is: 'sequence', start, tag, items: this.#blockSequence(), end: this.#lastEnd };
        break;
      case 'blockMappingStart':
        if (isBlock) return { is: 'mapping', start, tag, entries: this.#blockMapping(), end: this.#lastEnd };
        break;
    }
    if (mayBeEmpty) return { ...this.#nothing(token.start), tag };
    throw this.#failure('did not find expected node content', token.start, start);
  }

  #nodes = 0;

  #countNode(at: Mark): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_VALUES) throw new YamlFailure('composer', `document has more than ${MAX_VALUES} values`, at);
  }

  #lastEnd: Mark = { index: 0, line: 0, column: 0 };

  #close(): void {
    this.#lastEnd = this.#scanner.take().end;
  }

  #blockSequence(): YamlNode[] {
    const start = this.#scanner.take().start;
    const items: YamlNode[] = [];
    while (this.#is('blockEntry')) {
      const { end } = this.#scanner.take();
      items.push(this.#is('blockEntry', 'blockEnd') ? this.#nothing(end) : this.#node(true, false));
    }
    if (!this.#is('blockEnd')) throw this.#failure("did not find expected '-' indicator", this.#scanner.peek().start, start);
    this.#close();
    return items;
  }

  #indentlessSequence(): YamlNode[] {
    const items: YamlNode[] = [];
    while (this.#is('blockEntry')) {
      const { end } = this.#scanner.take();
      items.push(this.#is('blockEntry', 'key', 'value', 'blockEnd') ? this.#nothing(end) : this.#node(true, false));
    }
    return items;
  }

  #blockMapping(): MappingEntry[] {
    const start = this.#scanner.take().start;
    const entries: MappingEntry[] = [];
    while (this.#is('key')) {
      const { end } = this.#scanner.take();
      const key = this.#is('key', 'value', 'blockEnd') ? this.#nothing(end) : this.#node(true, true);
      entries.push({ key, value: this.#blockValue(key.end) });
    }
    if (!this.#is('blockEnd')) throw this.#failure('did not find expected key', this.#scanner.peek().start, start);
    this.#close();
    return entries;
  }

  #blockValue(keyEnd: Mark): YamlNode {
    if (!this.#is('value')) return this.#nothing(keyEnd);
    const { end } = this.#scanner.take();
    return this.#is('key', 'value', 'blockEnd') ? this.#nothing(end) : this.#node(true, true);
  }

  #flowSequence(): YamlNode[] {
    const start = this.#scanner.take().start;
    const items: YamlNode[] = [];
    while (!this.#is('flowSequenceEnd')) {
      if (items.length > 0) this.#flowEntry("did not find expected ',' or ']'", start);
      if (this.#is('flowSequenceEnd')) break;
      if (this.#is('key')) items.push(this.#flowPair('flowSequenceEnd'));
      else items.push(this.#node(false, false));
    }
    this.#close();
    return items;
  }

  #flowEntry(problem: string, start: Mark): void {
    if (!this.#is('flowEntry')) throw this.#failure(problem, this.#scanner.peek().start, start);
    this.#scanner.take();
  }

  /** `[a: b]` holds a mapping of one entry. */
  #flowPair(closing: TokenType): YamlNode {
    const { start } = this.#scanner.peek();
    const entry = this.#flowKeyValue(closing);
    return { is: 'mapping', start, end: entry.value.end, tag: '', entries: [entry] };
  }

  #flowKeyValue(closing: TokenType): MappingEntry {
    const { end } = this.#scanner.take();
    const key = this.#is('value', 'flowEntry', closing) ? this.#nothing(end) : this.#node(false, false);
    if (!this.#is('value')) return { key, value: this.#nothing(key.end) };
    const value = this.#scanner.take();
    return { key, value: this.#is('flowEntry', closing) ? this.#nothing(value.end) : this.#node(false, false) };
  }

  #flowMapping(): MappingEntry[] {
    const start = this.#scanner.take().start;
    const entries: MappingEntry[] = [];
    while (!this.#is('flowMappingEnd')) {
      if (entries.length > 0) this.#flowEntry("did not find expected ',' or '}'", start);
      if (this.#is('flowMappingEnd')) break;
      if (this.#is('key')) entries.push(this.#flowKeyValue('flowMappingEnd'));
      else {
        const key = this.#node(false, false);
        entries.push({ key, value: this.#nothing(key.end) });
      }
    }
    this.#close();
    return entries;
  }
}
