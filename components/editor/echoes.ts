/**
 * Tells the texts that come back to an editor because it told them from those that come from elsewhere.
 *
 * A text comes back with a render, and by then more may have been typed: shown again, it would take that away.
 */
export class Echoes {
  /** What was told and has not come back, oldest first. Renders skip some of it. */
  private pending: readonly string[] = [];

  /** Notes what the editor told. */
  told(text: string): void {
    this.pending = [...this.pending, text];
  }

  /** Whether a text is to be ignored, since the editor has it or what came after it. Any other text ends the waiting. */
  isEcho(text: string): boolean {
    const at = this.pending.lastIndexOf(text);
    this.pending = at < 0 ? [] : this.pending.slice(at + 1);
    return at >= 0;
  }
}
