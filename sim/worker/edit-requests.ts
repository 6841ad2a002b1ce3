import type { FromWorker } from './protocol.ts';

/** Texts that commands want edited and lines that they want typed: asked of the page until they are answered or Ctrl-C is pressed. */
export class EditRequests {
  private readonly post: (message: FromWorker) => void;
  private readonly open = new Map<number, (text: string | undefined) => void>();
  private last = 0;
  private wantedLine: ((text: string | undefined) => void) | undefined;

  constructor(post: (message: FromWorker) => void) {
    this.post = post;
  }

  /** @returns what was saved; undefined when the editor was closed without saving */
  ask(fileName: string, text: string): Promise<string | undefined> {
    this.last += 1;
    const request = this.last;
    this.post({ type: 'edit', request, fileName, text });
    return new Promise((resolve) => this.open.set(request, resolve));
  }

  answer(request: number, text: string | null): void {
    this.open.get(request)?.(text ?? undefined);
    this.open.delete(request);
  }

  /** @returns the line that was typed; undefined at the end of the input */
  askLine(prompt: string): Promise<string | undefined> {
    this.post({ type: 'prompt', text: prompt });
    return new Promise((resolve) => {
      this.wantedLine = resolve;
    });
  }

  answerLine(text: string | null): void {
    const resolve = this.wantedLine;
    this.wantedLine = undefined;
    resolve?.(text ?? undefined);
  }

  /** Closes what is open. */
  abandon(): void {
    this.answerLine(null);
    for (const [request, resolve] of this.open) {
      resolve(undefined);
      this.post({ type: 'editOver', request });
    }
    this.open.clear();
  }
}
