import { isBlankOrEnd, isEnd } from './characters.ts';
import { Cursor } from './cursor.ts';
import { isDocumentIndicator, scanBlock, scanPlain, scanQuoted } from './scan-scalars.ts';
import { scanAnchor, scanDirective, scanTag, skipToToken } from './scan-words.ts';
import type { Mark, Token, TokenType } from './token.ts';

/** A place where a mapping key without `?` may have begun; one per flow level. */
interface SimpleKey {
  readonly tokenNumber: number;
  readonly isRequired: boolean;
  readonly mark: Mark;
  readonly flowLevel: number;
}

const MAX_DEPTH = 500;
const NEVER_PLAIN = '-?:,[]{}#&*!|>\'"%@`';

/**
 * Cuts a document into tokens as go-yaml does, so that its complaints and their lines are the same.
 *
 * Simplified: nesting beyond 500 levels is refused (go-yaml: 10,000).
 *
 * @source go-yaml v2 scanner, YAML 1.1 chapter 9
 */
export class Scanner {
  readonly #cursor: Cursor;
  /** Tokens that are fetched and not handed out. */
  #tokens: Token[] = [];
  #head = 0;
  /** How many tokens came before those in `#tokens`. */
  #base = 0;
  #flowLevel = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #allowsSimpleKey = true;
  readonly #simpleKeys: (SimpleKey | undefined)[] = [undefined];
  /** The same keys by the number of their token. */
  readonly #keysByToken = new Map<number, SimpleKey>();
  #isDone = false;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  /** The next token, left in place. After the end: `streamEnd` for ever. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    const token = this.#tokens[this.#head];
    if (token === undefined) throw new Error('Scanner.peek: fetching left no token');
    return token;
  }

  take(): Token {
    const token = this.peek();
    if (token.type === 'streamEnd') return token;
    this.#head += 1;
    if (this.#head === this.#tokens.length) {
      this.#base += this.#head;
      this.#head = 0;
      this.#tokens = [];
    }
    return token;
  }

  /** A key may turn out to stand before the tokens at hand; then they cannot be handed out yet. */
  #needsMore(): boolean {
    if (this.#isDone) return false;
    if (this.#head === this.#tokens.length) return true;
    const key = this.#keysByToken.get(this.#base + this.#head);
    return key !== undefined && this.#isStillValid(key);
  }

  #isStillValid(key: SimpleKey): boolean {
    if (key.mark.line === this.#cursor.line && key.mark.index + 1024 >= this.#cursor.index) return true;
    if (key.isRequired) throw this.#cursor.failure("could not find expected ':'", key.mark);
    this.#forget(key.flowLevel);
    return false;
  }

  #saveSimpleKey(): void {
    if (!this.#allowsSimpleKey) return;
    const isRequired = this.#flowLevel === 0 && this.#indent === this.#cursor.column;
    const key = { tokenNumber: this.#base + this.#tokens.length, isRequired, mark: this.#cursor.mark(), flowLevel: this.#flowLevel };
    this.#removeSimpleKey();
    this.#simpleKeys[this.#flowLevel] = key;
    this.#keysByToken.set(key.tokenNumber, key);
  }

  #forget(flowLevel: number): void {
    const key = this.#simpleKeys[flowLevel];
    if (key !== undefined) this.#keysByToken.delete(key.tokenNumber);
    this.#simpleKeys[flowLevel] = undefined;
  }

  #removeSimpleKey(): void {
    const key = this.#simpleKeys[this.#flowLevel];
    if (key?.isRequired === true) throw this.#cursor.failure("could not find expected ':'", key.mark);
    this.#forget(this.#flowLevel);
  }

  #add(type: TokenType, start: Mark): void {
    this.#tokens.push({ type, start, end: this.#cursor.mark(), text: '', isPlain: false });
  }

  /** Opens a block collection when the column is deeper than the current one. */
  #rollIndent(column: number, type: TokenType, mark: Mark, at = this.#tokens.length): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    this.#checkDepth(this.#indents.length);
    this.#tokens.splice(at, 0, { type, start: mark, end: mark, text: '', isPlain: false });
  }

  #unrollIndent(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#add('blockEnd', this.#cursor.mark());
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw this.#cursor.failure(`exceeded max depth of ${MAX_DEPTH}`);
  }

  #fetch(): void {
    const cursor = this.#cursor;
    const sawBreak = skipToToken(cursor, (afterBreak) => this.#flowLevel > 0 || !(this.#allowsSimpleKey || afterBreak));
    if (sawBreak && this.#flowLevel === 0) this.#allowsSimpleKey = true;
    this.#unrollIndent(cursor.column);
    if (isEnd(cursor.code())) return this.#fetchEnd();
    if (cursor.column === 0 && cursor.char() === '%') return this.#fetchDirective();
    if (isDocumentIndicator(cursor)) return this.#fetchDocumentIndicator();
    const spaceFollows = isBlankOrEnd(cursor.code(1));
    const inFlow = this.#flowLevel > 0;
    switch (cursor.char()) {
      case '[':
        return this.#openFlow('flowSequenceStart');
      case '{':
        return this.#openFlow('flowMappingStart');
      case ']':
        return this.#closeFlow('flowSequenceEnd');
      case '}':
        return this.#closeFlow('flowMappingEnd');
      case ',':
        return this.#fetchFlowEntry();
      case '-':
        return spaceFollows ? this.#fetchBlockEntry() : this.#fetchPlain();
      case '?':
        if (inFlow || spaceFollows) return this.#fetchKey();
        return this.#fetchPlain();
      case ':':
        if (inFlow || spaceFollows) return this.#fetchValue();
        return this.#fetchPlain();
      case '*':
      case '&':
        return this.#fetchWord(scanAnchor);
      case '!':
        return this.#fetchWord(scanTag);
      case "'":
      case '"':
        return this.#fetchWord(scanQuoted);
      case '|':
      case '>':
        if (!inFlow) return this.#fetchBlockScalar();
        break;
    }
    if (isBlankOrEnd(cursor.code()) || NEVER_PLAIN.includes(cursor.char()))
      throw cursor.failure('found character that cannot start any token');
    this.#fetchPlain();
  }

  #fetchEnd(): void {
    const cursor = this.#cursor;
    if (cursor.column !== 0) {
      cursor.column = 0;
      cursor.line += 1;
    }
    this.#unrollIndent(-1);
    this.#removeSimpleKey();
    this.#allowsSimpleKey = false;
    this.#add('streamEnd', cursor.mark());
    this.#isDone = true;
  }

  #fetchDirective(): void {
    this.#unrollIndent(-1);
    this.#removeSimpleKey();
    this.#allowsSimpleKey = false;
    this.#tokens.push(scanDirective(this.#cursor));
  }

  #fetchDocumentIndicator(): void {
    this.#unrollIndent(-1);
    this.#removeSimpleKey();
    this.#allowsSimpleKey = false;
    this.#punctuate(this.#cursor.char() === '-' ? 'documentStart' : 'documentEnd', 3);
  }

  /** Adds a token for the characters at hand and moves over them. */
  #punctuate(type: TokenType, length = 1): void {
    const start = this.#cursor.mark();
    this.#cursor.skip(length);
    this.#add(type, start);
  }

  #openFlow(type: TokenType): void {
    this.#saveSimpleKey();
    this.#flowLevel += 1;
    this.#simpleKeys.push(undefined);
    this.#checkDepth(this.#flowLevel);
    this.#allowsSimpleKey = true;
    this.#punctuate(type);
  }

  #closeFlow(type: TokenType): void {
    this.#removeSimpleKey();
    if (this.#flowLevel > 0) {
      this.#flowLevel -= 1;
      this.#simpleKeys.pop();
    }
    this.#allowsSimpleKey = false;
    this.#punctuate(type);
  }

  #fetchFlowEntry(): void {
    this.#removeSimpleKey();
    this.#allowsSimpleKey = true;
    this.#punctuate('flowEntry');
  }

  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#allowsSimpleKey) throw this.#cursor.failure('block sequence entries are not allowed in this context');
      this.#rollIndent(this.#cursor.column, 'blockSequenceStart', this.#cursor.mark());
    }
    this.#removeSimpleKey();
    this.#allowsSimpleKey = true;
    this.#punctuate('blockEntry');
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#allowsSimpleKey) throw this.#cursor.failure('mapping keys are not allowed in this context');
      this.#rollIndent(this.#cursor.column, 'blockMappingStart', this.#cursor.mark());
    }
    this.#removeSimpleKey();
    this.#allowsSimpleKey = this.#flowLevel === 0;
    this.#punctuate('key');
  }

  #fetchValue(): void {
    const key = this.#simpleKeys[this.#flowLevel];
    if (key !== undefined && this.#isStillValid(key)) {
      const at = key.tokenNumber - this.#base;
      this.#tokens.splice(at, 0, { type: 'key', start: key.mark, end: key.mark, text: '', isPlain: false });
      this.#rollIndent(key.mark.column, 'blockMappingStart', key.mark, at);
      this.#forget(this.#flowLevel);
      this.#allowsSimpleKey = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#allowsSimpleKey) throw this.#cursor.failure('mapping values are not allowed in this context');
        this.#rollIndent(this.#cursor.column, 'blockMappingStart', this.#cursor.mark());
      }
      this.#allowsSimpleKey = this.#flowLevel === 0;
    }
    this.#punctuate('value');
  }

  #fetchWord(scan: (cursor: Cursor) => Token): void {
    this.#saveSimpleKey();
    this.#allowsSimpleKey = false;
    this.#tokens.push(scan(this.#cursor));
  }

  #fetchBlockScalar(): void {
    this.#removeSimpleKey();
    this.#allowsSimpleKey = true;
    this.#tokens.push(scanBlock(this.#cursor, this.#indent));
  }

  #fetchPlain(): void {
    this.#saveSimpleKey();
    this.#allowsSimpleKey = false;
    const { token, endedOnNewLine } = scanPlain(this.#cursor, this.#indent, this.#flowLevel > 0);
    this.#tokens.push(token);
    if (endedOnNewLine) this.#allowsSimpleKey = true;
  }
}
