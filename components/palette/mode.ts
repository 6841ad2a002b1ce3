/** `focus` shows one pane and nothing else; `present` is for a projector: large, high contrast, timeline and one pane. */
export type Mode = 'focus' | 'present';

/** The mode that the page is in; null in the usual one. */
export function readMode(): Mode | null {
  const mode = document.documentElement.dataset['mode'];
  return mode === 'focus' || mode === 'present' ? mode : null;
}

/** Puts the page into a mode, or out of it with null. */
export function setMode(mode: Mode | null): void {
  const { dataset } = document.documentElement;
  if (mode === null) delete dataset['mode'];
  else dataset['mode'] = mode;
}
