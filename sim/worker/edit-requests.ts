import type { FromWorker } from './protocol.ts';

/** Texts that commands want edited: asked of the page, one by one, until they are answered or Ctrl-C is pressed. */
export class EditRequests {
  private readonly post: (message: FromWorker) => void;
  private readonly open = new Map<number, (text: string | undefined) => void>();
  private last = 0;

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

  /** Closes what is open. */
  abandon(): void {
    for (const [request, resolve] of this.open) {
      resolve(undefined);
      this.post({ type: 'editOver', request });
    }
    this.open.clear();
  }
}
