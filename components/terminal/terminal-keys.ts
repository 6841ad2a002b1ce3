import type { Terminal } from '@xterm/xterm';

const LEAVE_HINT = 'Tab completes. To leave the terminal press Escape, then Tab.';

/**
 * Keys that are the page's and not the shell's: copying and pasting, and the way out of the terminal for a keyboard.
 *
 * Ctrl-C copies while text is selected and interrupts otherwise. Escape lets the next Tab move on.
 */
export function bindKeys(terminal: Terminal): void {
  let isLeaving = false;
  terminal.textarea?.setAttribute('aria-description', LEAVE_HINT);
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true;
    const key = event.key.toLowerCase();
    if (key === 'tab' && (isLeaving || event.shiftKey)) return false;
    if (key !== 'shift') isLeaving = key === 'escape';
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return true;
    if (key === 'v') return false;
    if (key !== 'c' || !terminal.hasSelection()) return !(key === 'c' && event.shiftKey);
    // The browser copies a plain Ctrl-C by itself; with Shift it would open its own tools.
    if (event.shiftKey) {
      event.preventDefault();
      void navigator.clipboard.writeText(terminal.getSelection());
    } else setTimeout(() => terminal.clearSelection());
    return false;
  });
}
