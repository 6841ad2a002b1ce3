/** `focus` shows one pane and nothing else; `present` is for a projector: large, high contrast, timeline and one pane. */
export type Mode = 'focus' | 'present';

/** The mode that the page is in; null in the usual one. */
export function readMode(): Mode | null {
  const mode = document.documentElement.dataset['mode'];
  return mode === 'focus' || mode === 'present' ? mode : null;
}

/** Changes the mode of the page; asking for the one that is on leaves it. */
export function toggleMode(mode: Mode): void {
  setMode(readMode() === mode ? null : mode);
}

export function setMode(mode: Mode | null): void {
  const { dataset } = document.documentElement;
  if (mode === null) delete dataset['mode'];
  else dataset['mode'] = mode;
}
