import { currentLab, type Tab } from '#components/lab/index.ts';
import { showHalo } from './halo.ts';
import type { SiteKey } from './keys.ts';
import { type Mode, readMode, setMode } from './mode.ts';

const FIELDS: Readonly<Record<Tab, string>> = {
  lesson: '[tabindex="0"], a, button',
  yaml: '.monaco-editor textarea, .monaco-editor [role="textbox"], textarea',
  timeline: 'section[tabindex="0"]',
  terminal: 'textarea, [role="textbox"], button:not([aria-expanded])',
  cluster: 'ul button, button',
};

/** Puts a pane in sight and the focus into it. Does nothing on a page without a lab. */
export function goToPane(tab: Tab): void {
  currentLab()?.screen.setState({ tab });
  const pane = document.querySelector(`[data-pane="${tab}"]`);
  const folded = pane?.querySelector<HTMLElement>('[aria-expanded="false"]');
  if (pane instanceof HTMLElement && pane.dataset['collapsed'] === 'true') folded?.click();
  // The pane is shown with the next frame; what is hidden takes no focus.
  requestAnimationFrame(() => pane?.querySelector<HTMLElement>(FIELDS[tab])?.focus());
}

/** Enters a mode, or leaves it when it is on. Does nothing on a page without a lab. */
export function toggleMode(mode: Mode): void {
  const isOn = readMode() === mode;
  if (isOn || currentLab() === null) return setMode(null);
  setMode(mode);
  if (mode === 'present') removeWhenLeft(showHalo());
}

/** The mode may be left in many ways, so its attribute is what is watched. */
function removeWhenLeft(remove: () => void): void {
  const observer = new MutationObserver(() => {
    if (readMode() === 'present') return;
    observer.disconnect();
    remove();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-mode'] });
}

/** Does what a key of the page means. */
export function onPageKey(key: Exclude<SiteKey, 'palette' | 'shortcuts' | 'nothing'>): void {
  if (key === 'focus' || key === 'present') toggleMode(key);
  else if (key === 'leave') {
    if (document.querySelector('dialog[open]') === null) setMode(null);
  } else goToPane(key);
}
