import type { FileNode } from './nodes.ts';
import type { OpenFile, WriteResult } from './types.ts';

/** Bytes a pipe holds before its writer has to wait. */
const PIPE_CAPACITY = 65_536;
/** Text of `/dev/zero` handed out by one read. */
const ZERO_CHUNK = '\0'.repeat(65_536);

abstract class Handle implements OpenFile {
  references = 0;
  pushedBack = '';
  readonly isEndless: boolean = false;
  tryRead(): string | null {
    return '';
  }
  tryWrite(_text: string): WriteResult {
    return 'Bad file descriptor';
  }
  close(): void {}
}

/** A stream that goes somewhere else: the container's log. */
export class OutputHandle extends Handle {
  readonly #write: (text: string) => void;
  constructor(write: (text: string) => void) {
    super();
    this.#write = write;
  }
  override tryWrite(text: string): WriteResult {
    this.#write(text);
    return 'ok';
  }
}

/** `/dev/null`, also the standard input of a container. */
export class NullHandle extends Handle {
  override tryWrite(): WriteResult {
    return 'ok';
  }
}

/** `/dev/full`. */
export class FullHandle extends Handle {
  override tryWrite(): WriteResult {
    return 'No space left on device';
  }
}

/** `/dev/zero` and `/dev/urandom`. */
export class EndlessHandle extends Handle {
  override readonly isEndless = true;
  readonly #chunk: () => string;
  constructor(chunk?: () => string) {
    super();
    this.#chunk = chunk ?? (() => ZERO_CHUNK);
  }
  override tryRead(): string {
    return this.#chunk();
  }
  override tryWrite(): WriteResult {
    return 'ok';
  }
}

/** Fixed text: a here-document. */
export class TextHandle extends Handle {
  #text: string;
  constructor(text: string) {
    super();
    this.#text = text;
  }
  override tryRead(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** A regular file, from the position it was opened at. It stays readable after its name is gone. */
export class FileHandle extends Handle {
  readonly #node: FileNode;
  readonly #save: (content: string) => void;
  readonly #appends: boolean;
  readonly #writes: boolean;
  #offset = 0;
  constructor(node: FileNode, mode: 'read' | 'write' | 'append' | 'update', save: (content: string) => void) {
    super();
    this.#node = node;
    this.#save = save;
    this.#appends = mode === 'append';
    this.#writes = mode !== 'read';
  }
  /** Changes with every write; `tail -f` watches it. */
  get length(): number {
    return this.#node.content.length;
  }
  override tryRead(): string {
    const text = this.#node.content.slice(this.#offset);
    this.#offset += text.length;
    return text;
  }
  override tryWrite(text: string): WriteResult {
    if (!this.#writes) return 'Bad file descriptor';
    const old = this.#node.content;
    if (this.#appends || this.#offset === old.length) this.#save(old + text);
    else this.#save(old.slice(0, this.#offset).padEnd(this.#offset, '\0') + text + old.slice(this.#offset + text.length));
    this.#offset = this.#appends ? this.#node.content.length : this.#offset + text.length;
    return 'ok';
  }
}

class Pipe {
  text = '';
  hasReader = true;
  hasWriter = true;
}

class PipeReader extends Handle {
  readonly #pipe: Pipe;
  constructor(pipe: Pipe) {
    super();
    this.#pipe = pipe;
  }
  override tryRead(): string | null {
    const { text } = this.#pipe;
    this.#pipe.text = '';
    return text === '' && this.#pipe.hasWriter ? null : text;
  }
  override close(): void {
    this.#pipe.hasReader = false;
  }
}

class PipeWriter extends Handle {
  readonly #pipe: Pipe;
  constructor(pipe: Pipe) {
    super();
    this.#pipe = pipe;
  }
  override tryWrite(text: string): WriteResult {
    if (!this.#pipe.hasReader) return 'broken pipe';
    if (this.#pipe.text.length >= PIPE_CAPACITY) return 'wait';
    this.#pipe.text += text;
    return 'ok';
  }
  override close(): void {
    this.#pipe.hasWriter = false;
  }
}

/** The two ends of a new pipe. */
export function makePipe(): { readonly reader: OpenFile; readonly writer: OpenFile } {
  const pipe = new Pipe();
  return { reader: new PipeReader(pipe), writer: new PipeWriter(pipe) };
}
