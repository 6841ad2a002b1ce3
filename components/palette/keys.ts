import type { Tab } from '#components/lab/index.ts';

/** What a key means to the site. `nothing` only keeps the browser from answering it. */
export type SiteKey = 'palette' | 'shortcuts' | 'focus' | 'present' | 'leave' | 'nothing' | Tab;

/** The parts of a key press that count. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const WITH_ALT_SHIFT: Readonly<Record<string, SiteKey>> = {
  KeyZ: 'focus',
  KeyP: 'present',
  Digit1: 'lesson',
  Digit2: 'yaml',
  Digit3: 'timeline',
  Digit4: 'terminal',
  Digit5: 'cluster',
};

/** @returns null for a key that is somebody else's */
export function siteKeyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress, isTyping: boolean): SiteKey | null {
  if (ctrlKey || metaKey) {
    if (altKey || shiftKey) return null;
    if (key === 'k') return 'palette';
    // Drafts keep themselves; the browser must not offer to save the page instead.
    return key === 's' ? 'nothing' : null;
  }
  if (altKey) return shiftKey ? (WITH_ALT_SHIFT[code] ?? null) : null;
  if (isTyping) return null;
  if (key === '?') return 'shortcuts';
  return key === 'Escape' ? 'leave' : null;
}
