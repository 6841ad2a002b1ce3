/** Rejection of a wait that Ctrl-C ended. The host throws it; kubectl and the shell end with status 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('interrupted');
  }
}

/** True for what a host rejects with on Ctrl-C. */
export const isInterrupted = (error: unknown): boolean => error instanceof Error && error.name === 'Interrupted';
